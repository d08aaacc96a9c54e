/** The door of the only reader and the only writer. */

export { checkPlan, orphanFindings } from "./check-plan.ts";
export { type DiskEmitCache, type DiskEmitCacheOptions, openEmitCache } from "./emit-cache.ts";
export { generatorFingerprint } from "./fingerprint.ts";
export { generateProject } from "./generate-project.ts";
export type { GenerateOptions, GenerateResult } from "./generate-run.ts";
export { type AppliedPlan, applyPlan, type OutputPlan, type OutputRequest, planOutput } from "./output-tree.ts";
export { readCatalog } from "./read-catalog.ts";
