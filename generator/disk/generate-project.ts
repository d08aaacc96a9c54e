/** `toolwright generate` without its words: does no more than what changed since the last run asks for. Knows nothing of compiling. */

import { join, resolve } from "node:path";
import { factsOf } from "../change/tool-facts.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { LostTextError } from "../emit/lost-text.ts";
import { beginAlone } from "./alone.ts";
import { changeFew } from "./change-few.ts";
import { compileToDisk } from "./compile-to-disk.ts";
import { generatorFingerprint } from "./fingerprint.ts";
import type { GenerateOptions, GenerateResult, GenerateRun } from "./generate-run.ts";
import { digestsOf, type RunFolders, recallRun, rememberRun, runKey, type SourceDigests } from "./last-run.ts";
import { readCatalog } from "./read-catalog.ts";
import { rememberFacts } from "./run-facts.ts";

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
  const { check = false, cache: mayKeep = true } = options;
  const folders = foldersOf(options);
  const sources = await readCatalog(options.projectDir, options.catalogDir);
  const fingerprint = mayKeep ? generatorFingerprint() : "";
  const run: GenerateRun = { options, folders, sources, fingerprint };
  const settings = [fingerprint, settingsOf(options), sources.diagnostics];
  const digests = mayKeep ? digestsOf(sources.value) : [];
  const key = mayKeep ? runKey(digests, settings) : "";
  const recalled = mayKeep && !check ? recallRun(folders, key, sources.value) : undefined;
  if (recalled !== undefined) return { kind: "unchanged", diagnostics: recalled.diagnostics, makeshift: recalled.makeshift };
  if (!mayKeep || check) return compileToDisk(run);

  const alone = beginAlone(folders.cache);
  try {
    const work: Work = { key, digests, settings: JSON.stringify(settings), isAlone: alone.isAlone };
    return (await mendFew(run, work)) ?? (await makeAll(run, work));
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

async function mendFew({ options, folders, sources }: GenerateRun, work: Work): Promise<GenerateResult | undefined> {
  const { catalogDir, lint, lenient } = options;
  if (lenient || !work.isAlone()) return undefined;
  const changed = await changeFew({ ...work, folders, sources: sources.value, catalog: catalogDir, lint });
  if (changed === undefined) return undefined;
  const applied = { written: changed.written, removed: [], kept: [], scaffolded: [] };
  return { kind: "mended", diagnostics: changed.diagnostics, makeshift: { kept: [], leftOut: [], lost: [] }, applied };
}

async function makeAll(run: GenerateRun, { key, digests, settings, isAlone }: Work): Promise<GenerateResult> {
  const { options, folders, sources } = run;
  const result = await compileToDisk(run);
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

function settingsOf({ catalogDir, generatedDir, handlersDir, lenient, lint, messageSchemas, beside = [] }: GenerateOptions) {
  return [catalogDir, generatedDir, handlersDir, lenient, lint, messageSchemas !== undefined, beside];
}
