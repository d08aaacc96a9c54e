/** Compiles a project whole and brings the disk up to date, or says what is stale. Knows nothing of earlier runs but the texts they left. */

import { relative } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { checkPlan, orphanFindings } from "./check-plan.ts";
import type { StoodIn } from "./compile-standing-in.ts";
import { type DiskEmitCache, openEmitCache } from "./emit-cache.ts";
import type { GenerateResult, GenerateRun } from "./generate-run.ts";
import { recallTexts, rememberTexts } from "./last-good.ts";
import { lostDefinitions } from "./lost-definitions.ts";
import { missingFiles } from "./missing-files.ts";
import { applyPlan, planNothing, planOutput } from "./output-tree.ts";

/** @throws {Error} As the disk puts it, when something cannot be written. */
export async function compileToDisk(run: GenerateRun): Promise<GenerateResult> {
  const { options, folders, fingerprint } = run;
  const cache = options.cache === false ? undefined : openEmitCache({ folder: folders.cache, fingerprint });
  try {
    return bringUpToDate(run, await compile(run, cache));
  } finally {
    cache?.close();
  }
}

function bringUpToDate({ options, folders }: GenerateRun, stoodIn: StoodIn): GenerateResult {
  const { model, files } = stoodIn.value;
  const lost = stoodIn.standIns.leftOut.length === 0 ? [] : lostDefinitions(folders.generated, model);
  const makeshift = { ...stoodIn.standIns, lost };
  // Texts that were never whole together are not what the folder holds.
  if (lost.length === 0 && options.cache !== false) rememberTexts(folders.cache, stoodIn.sources);
  const request = { projectDir: options.projectDir, generatedDir: folders.generated, handlersDir: folders.handlers };
  const planned = lost.length > 0 ? planNothing(request) : planOutput({ ...request, files });
  // A handler may be that of a file which is left out for its errors: nobody is to delete it.
  const plan = stoodIn.standIns.leftOut.length === 0 ? planned : { ...planned, orphanHandlers: [] };
  const found = [...stoodIn.diagnostics, ...missingFiles(options.projectDir, model)];
  if (options.check === true) return { kind: "checked", diagnostics: [...found, ...checkPlan(plan)], makeshift, model, plan };
  const applied = applyPlan(plan);
  const orphans = orphanFindings(plan).map((finding): Diagnostic => ({ ...finding, severity: "warning" }));
  return { kind: "written", diagnostics: [...found, ...orphans], makeshift, model, applied };
}

async function compile({ options, folders, sources }: GenerateRun, cache: DiskEmitCache | undefined): Promise<StoodIn> {
  // The compiler and its libraries are loaded only for a run that needs them.
  const { compileStandingIn } = await import("./compile-standing-in.ts");
  const compileOptions = {
    lenient: options.lenient,
    lint: options.lint,
    catalog: options.catalogDir,
    handlersPath: wayTo(folders.generated, folders.handlers),
    generatedPath: wayTo(folders.handlers, folders.generated),
    projectPath: wayTo(folders.generated, options.projectDir),
    ...(options.messageSchemas === undefined ? {} : { messageSchemas: await options.messageSchemas() }),
    ...(options.beside === undefined ? {} : { beside: options.beside }),
    ...(cache === undefined ? {} : { cache }),
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
  };
  return compileStandingIn(sources, compileOptions, () => (options.cache === false ? new Map() : recallTexts(folders.cache)));
}

/** A relative import path between two folders. */
function wayTo(from: string, to: string): string {
  const path = relative(from, to).replaceAll("\\", "/");
  return path.startsWith("../") || path === ".." ? path : `./${path}`;
}
