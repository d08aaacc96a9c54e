/** A run after a few tools changed: compiles those, and mends the generated files in place. What it cannot do it leaves to a whole run. */

import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { pathOf, sortDiagnostics } from "../diagnostics/sort.ts";
import { manifestPath } from "../emit/manifest.ts";
import type { LintSettings } from "../lint/rule.ts";
import type { SourceFile } from "../text/source-file.ts";
import { writeAtomically } from "./atomic-write.ts";
import { addTexts } from "./last-good.ts";
import { type RunFolders, recallStanding, rememberStanding, type SourceDigests, type StandingRun, stateLine } from "./last-run.ts";
import { type RunFacts, recallFacts, rememberFacts } from "./run-facts.ts";

export interface ChangeRequest {
  readonly folders: RunFolders;
  readonly sources: readonly SourceFile[];
  readonly key: string;
  readonly digests: SourceDigests;
  readonly settings: string;
  readonly catalog: string;
  readonly lint: LintSettings;
  /** Whether what was done may be remembered. */
  readonly isAlone: () => boolean;
}

export interface Changed {
  readonly diagnostics: readonly Diagnostic[];
  /** Paths relative to the generated folder. */
  readonly written: readonly string[];
}

/** More, and mending costs as much as making. */
const maxChanged = 20;

/** @returns `undefined` when the whole catalog has to be compiled; nothing is written then. */
export async function changeFew(request: ChangeRequest): Promise<Changed | undefined> {
  const { folders, sources, digests } = request;
  const run = recallStanding(folders, sources);
  const known = run === undefined ? undefined : recallFacts(folders.cache, run.key, request.settings);
  if (run === undefined || known === undefined) return undefined;
  const changed = changedSources(sources, digests, known);
  if (changed === undefined || run.diagnostics.some((finding) => speaksOf(finding, changed))) return undefined;
  const [{ recompile }, { mendOutputs }] = await Promise.all([import("../change/recompile.ts"), import("../change/mend-outputs.ts")]);
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const { facts } = known;
  const made = await recompile({ ...request, changed, source: (path) => byPath.get(path), facts });
  if (made === undefined) return undefined;
  const outputs = mendOutputs(made.tools, made.files, (path) => readStanding(folders.generated, path, run));
  if (outputs === undefined) return undefined;
  write(folders.generated, outputs, run);
  const diagnostics = mendedFindings(run.diagnostics, made.diagnostics, changed, known);
  if (request.isAlone()) {
    addTexts(folders.cache, changed, sources);
    rememberStanding(folders, { ...run, key: request.key, diagnostics });
    rememberFacts(folders.cache, {
      ...known,
      key: request.key,
      sources: digests,
      facts: { ...facts, tools: { ...facts.tools, ...made.facts } },
    });
  }
  return { diagnostics, written: [...outputs.keys()] };
}

/** @returns `undefined` when a file came or went, or one that defines no tool changed. */
function changedSources(sources: readonly SourceFile[], digests: SourceDigests, known: RunFacts): readonly SourceFile[] | undefined {
  if (sources.length !== known.sources.length) return undefined;
  const changed: SourceFile[] = [];
  for (const [index, source] of sources.entries()) {
    const [path, digest] = known.sources[index] ?? [];
    if (path !== source.path) return undefined;
    if (digest === digests[index]?.[1]) continue;
    if (!Object.hasOwn(known.facts.tools, path) || changed.push(source) > maxChanged) return undefined;
  }
  return changed.length === 0 ? undefined : changed;
}

/** Whether a finding in another file shows a place in one that changed. */
function speaksOf({ span, related = [] }: Diagnostic, changed: readonly SourceFile[]): boolean {
  const paths = new Set(changed.map(({ path }) => path));
  return related.some((place) => paths.has(place.span.file.path)) && !paths.has(span?.file.path ?? "");
}

function mendedFindings(
  before: readonly Diagnostic[],
  made: readonly Diagnostic[],
  changed: readonly SourceFile[],
  known: RunFacts,
): readonly Diagnostic[] {
  const paths = new Set(changed.map(({ path }) => path));
  const end = before.length - known.behind;
  const others = before.slice(known.before, end).filter((finding) => !paths.has(pathOf(finding)));
  return [...before.slice(0, known.before), ...sortDiagnostics([...others, ...made]), ...before.slice(end)];
}

/** Bytes that a file can grow by, before it has to be copied. */
const roomToGrow = 65_536;

/** A generated file, if it is the one that the last run left. */
function readStanding(folder: string, path: string, run: StandingRun): Buffer | undefined {
  const line = run.line(path);
  if (line === undefined) return undefined;
  const file = openSync(join(folder, path), "r");
  try {
    const stats = fstatSync(file);
    if (line !== stateLine(path, stats)) return undefined;
    // Memory of its own: what follows the file in it is nobody's.
    const bytes = Buffer.allocUnsafeSlow(stats.size + roomToGrow);
    return readSync(file, bytes, 0, stats.size, 0) === stats.size ? bytes.subarray(0, stats.size) : undefined;
  } finally {
    closeSync(file);
  }
}

/** The manifest last, as in any run. */
function write(folder: string, outputs: ReadonlyMap<string, Buffer>, run: StandingRun): void {
  const paths = [...outputs.keys()].sort((one, other) => Number(one === manifestPath) - Number(other === manifestPath));
  for (const path of paths) {
    writeAtomically(join(folder, path), outputs.get(path) ?? "");
    run.wrote(path);
  }
}
