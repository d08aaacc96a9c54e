/** `toolwright generate` without its words: reads a project, compiles what changed, brings the disk up to date or says what is stale. */

import { join, relative, resolve } from "node:path";
import { factsOf } from "../change/tool-facts.ts";
import type { CompileProgress } from "../compile.ts";
import type { Diagnostic, Reported } from "../diagnostics/diagnostic.ts";
import type { MessageSchema } from "../emit/asyncapi.ts";
import type { GeneratedFile } from "../emit/emitter.ts";
import { LostTextError } from "../emit/lost-text.ts";
import type { LintSettings } from "../lint/rule.ts";
import type { CatalogModel } from "../model/catalog-model.ts";
import type { SourceFile } from "../text/source-file.ts";
import { beginAlone } from "./alone.ts";
import { changeFew } from "./change-few.ts";
import { checkPlan, orphanFindings } from "./check-plan.ts";
import type { StandIns, StoodIn } from "./compile-standing-in.ts";
import { type DiskEmitCache, openEmitCache } from "./emit-cache.ts";
import { generatorFingerprint } from "./fingerprint.ts";
import { recallTexts, rememberTexts } from "./last-good.ts";
import { digestsOf, type RunFolders, recallRun, rememberRun, runKey, type SourceDigests } from "./last-run.ts";
import { lostDefinitions } from "./lost-definitions.ts";
import { missingFiles } from "./missing-files.ts";
import { type AppliedPlan, applyPlan, type OutputPlan, planNothing, planOutput } from "./output-tree.ts";
import { readCatalog } from "./read-catalog.ts";
import { rememberFacts } from "./run-facts.ts";

export interface GenerateOptions {
  /** Absolute. */
  readonly projectDir: string;
  /** Relative to the project, `/` between parts. */
  readonly catalogDir: string;
  readonly generatedDir: string;
  readonly handlersDir: string;
  readonly lenient: boolean;
  readonly lint: LintSettings;
  /** Writes nothing; what the disk lacks becomes findings. */
  readonly check?: boolean;
  /** False reads and keeps nothing in `.toolwright/cache`. True when absent. */
  readonly cache?: boolean;
  /** Asked for only when something is compiled. */
  readonly messageSchemas?: () => Promise<readonly MessageSchema[]>;
  /** Files that the project asks for beside what its catalog says. */
  readonly beside?: readonly GeneratedFile[];
  readonly onProgress?: (progress: CompileProgress) => void;
}

/** What was made although files have errors. */
export interface Makeshift extends StandIns {
  /** What generated/ holds and could not be made now, such as `tool "track_shipment"`: for its sake the folder is left as it is. */
  readonly lost: readonly string[];
}

interface Said {
  readonly diagnostics: readonly Diagnostic[];
  /** Empty lists where nothing has errors. */
  readonly makeshift: Makeshift;
}

export type GenerateResult = Said &
  (
    | /** Nothing changed since the last run: what it said, again. */
    { readonly kind: "unchanged" } /** A few tools changed, and nothing else was compiled. */
    | { readonly kind: "mended"; readonly applied: AppliedPlan }
    | { readonly kind: "checked"; readonly model: CatalogModel; readonly plan: OutputPlan }
    | { readonly kind: "written"; readonly model: CatalogModel; readonly applied: AppliedPlan }
  );

/**
 * Generates one project.
 *
 * A file with errors is stood in for by what it said when it was last whole, so that a typo takes nothing away. One that never was whole is
 * left out; where that would lose what the generated folder holds, as in a fresh clone, the folder is left as it is.
 *
 * @returns What was done, and every finding.
 * @throws {Error} As the disk puts it, when something cannot be written.
 */
export async function generateProject(options: GenerateOptions): Promise<GenerateResult> {
  try {
    return await generateOnce(options);
  } catch (error) {
    if (!(error instanceof LostTextError)) throw error;
    return generateOnce({ ...options, cache: false });
  }
}

/** What a check would find, known without compiling: nothing changed since a run that left no difference. Else `undefined`. */
export async function recallCheck(options: GenerateOptions): Promise<readonly Diagnostic[] | undefined> {
  const folders = foldersOf(options);
  const sources = await readCatalog(options.projectDir, options.catalogDir);
  const settings = [generatorFingerprint(), settingsOf(options), sources.diagnostics];
  const recalled = recallRun(folders, runKey(digestsOf(sources.value), settings), sources.value);
  return recalled?.isClean === true ? recalled.diagnostics : undefined;
}

function foldersOf({ projectDir, generatedDir, handlersDir }: GenerateOptions): RunFolders {
  return {
    cache: join(projectDir, ".toolwright/cache"),
    generated: resolve(projectDir, generatedDir),
    handlers: resolve(projectDir, handlersDir),
  };
}

async function generateOnce(options: GenerateOptions): Promise<GenerateResult> {
  const { projectDir, check = false, cache: mayKeep = true } = options;
  const folders = foldersOf(options);
  const sources = await readCatalog(projectDir, options.catalogDir);
  const fingerprint = mayKeep ? generatorFingerprint() : "";
  const settings = [fingerprint, settingsOf(options), sources.diagnostics];
  const digests = mayKeep ? digestsOf(sources.value) : [];
  const key = mayKeep ? runKey(digests, settings) : "";
  const recalled = mayKeep && !check ? recallRun(folders, key, sources.value) : undefined;
  if (recalled !== undefined) return { kind: "unchanged", diagnostics: recalled.diagnostics, makeshift: recalled.makeshift };
  if (!mayKeep || check) return compileWhole(options, folders, sources, fingerprint);

  const alone = beginAlone(folders.cache);
  try {
    const work: Work = { key, digests, settings: JSON.stringify(settings), isAlone: alone.isAlone };
    return (await mendFew(options, folders, sources, work)) ?? (await makeAll(options, folders, sources, fingerprint, work));
  } finally {
    alone.end();
  }
}

/** What a run that writes is known by. */
interface Work {
  readonly key: string;
  readonly digests: SourceDigests;
  readonly settings: string;
  readonly isAlone: () => boolean;
}

async function mendFew(
  { catalogDir, lint, lenient }: GenerateOptions,
  folders: RunFolders,
  sources: Reported<readonly SourceFile[]>,
  work: Work,
): Promise<GenerateResult | undefined> {
  if (lenient || !work.isAlone()) return undefined;
  const changed = await changeFew({ ...work, folders, sources: sources.value, catalog: catalogDir, lint });
  if (changed === undefined) return undefined;
  const applied = { written: changed.written, removed: [], kept: [], scaffolded: [] };
  return { kind: "mended", diagnostics: changed.diagnostics, makeshift: { kept: [], leftOut: [], lost: [] }, applied };
}

async function makeAll(
  options: GenerateOptions,
  folders: RunFolders,
  sources: Reported<readonly SourceFile[]>,
  fingerprint: string,
  { key, digests, settings, isAlone }: Work,
): Promise<GenerateResult> {
  const result = await compileWhole(options, folders, sources, fingerprint);
  if (result.kind !== "written" || !isAlone()) return result;
  const { diagnostics, applied, model } = result;
  // The next run has to look again: a file that is not there now may be there then, and no catalog file says so.
  if (diagnostics.some(({ code }) => code === "RESOURCE_FILE_MISSING")) return result;
  const behind = diagnostics.filter(({ code }) => code === "HANDLER_ORPHANED").length;
  rememberRun(folders, key, applied.kept.length + behind === 0, result);
  const isWhole = !options.lenient && diagnostics.every(({ severity }) => severity !== "error");
  if (isWhole)
    rememberFacts(folders.cache, { key, settings, sources: digests, before: sources.diagnostics.length, behind, facts: factsOf(model) });
  return result;
}

async function compileWhole(
  options: GenerateOptions,
  folders: RunFolders,
  sources: Reported<readonly SourceFile[]>,
  fingerprint: string,
): Promise<GenerateResult> {
  const cache = options.cache === false ? undefined : openEmitCache({ folder: folders.cache, fingerprint });
  try {
    return await compileToDisk(options, folders, sources, cache);
  } finally {
    cache?.close();
  }
}

async function compileToDisk(
  options: GenerateOptions,
  folders: RunFolders,
  sources: Reported<readonly SourceFile[]>,
  cache: DiskEmitCache | undefined,
): Promise<GenerateResult> {
  const stoodIn = await compile(options, folders, sources, cache);
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

async function compile(
  options: GenerateOptions,
  folders: RunFolders,
  sources: Reported<readonly SourceFile[]>,
  cache: DiskEmitCache | undefined,
): Promise<StoodIn> {
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

function settingsOf({ catalogDir, generatedDir, handlersDir, lenient, lint, messageSchemas, beside = [] }: GenerateOptions) {
  return [catalogDir, generatedDir, handlersDir, lenient, lint, messageSchemas !== undefined, beside];
}

/** A relative import path between two folders. */
function wayTo(from: string, to: string): string {
  const path = relative(from, to).replaceAll("\\", "/");
  return path.startsWith("../") || path === ".." ? path : `./${path}`;
}
