/** Compiles a catalog of which some files are broken: what each said when it was last whole stands in for it. Reads and writes nothing itself. */

import { type CompiledCatalog, type CompileOptions, compileCatalog } from "../compile.ts";
import type { Diagnostic, Reported } from "../diagnostics/diagnostic.ts";
import { pathOf } from "../diagnostics/sort.ts";
import { byCodeUnits } from "../model/digest.ts";
import { type SourceFile, sourceFile } from "../text/source-file.ts";

/** What became of the files with errors. Paths ascend. */
export interface StandIns {
  /** Compiled from what they said when they were last whole. */
  readonly kept: readonly string[];
  /** Never whole before: nothing is made of them. */
  readonly leftOut: readonly string[];
}

export interface StoodIn extends Reported<CompiledCatalog> {
  readonly standIns: StandIns;
  /** What was compiled in the end: whole, and to be remembered. */
  readonly sources: readonly SourceFile[];
}

/** Texts by path, as they were when the catalog was last compiled without an error. */
export type LastGood = ReadonlyMap<string, string>;

/**
 * @param read - The sources, and what could not be read: that is stood in for as well.
 * @param lastGood - Asked for only when something is broken.
 * @returns The catalog as it can be made, with the findings of the text as it is.
 */
export async function compileStandingIn(
  read: Reported<readonly SourceFile[]>,
  options: CompileOptions,
  lastGood: () => LastGood,
): Promise<StoodIn> {
  let compiled = await compileCatalog(read.value, options);
  const diagnostics = [...read.diagnostics, ...compiled.diagnostics];
  let broken = pathsWithErrors(diagnostics);
  const ladder = new Ladder(broken.size === 0 ? new Map() : lastGood());
  let sources = read.value;
  while (broken.size > 0) {
    const lower = ladder.lower(sources, broken);
    if (lower === sources) break;
    sources = lower;
    compiled = await compileCatalog(sources, options);
    broken = pathsWithErrors(compiled.diagnostics);
  }
  return { value: compiled.value, diagnostics, standIns: ladder.standIns(), sources };
}

function pathsWithErrors(diagnostics: readonly Diagnostic[]): ReadonlySet<string> {
  return new Set(diagnostics.filter(({ severity }) => severity === "error").map(pathOf));
}

/** A broken file goes down: from what it says to what it said, from there to nothing. So there is an end. */
class Ladder {
  readonly #lastGood: LastGood;
  readonly #rungs = new Map<string, keyof StandIns>();

  constructor(lastGood: LastGood) {
    this.#lastGood = lastGood;
  }

  /** @returns The same list when none of the broken can go lower. */
  lower(sources: readonly SourceFile[], broken: ReadonlySet<string>): readonly SourceFile[] {
    const present = new Set(sources.map(({ path }) => path));
    const lower = sources.flatMap((source) => (broken.has(source.path) ? this.#step(source.path) : [source]));
    const unread = [...broken].filter((path) => !present.has(path) && !this.#rungs.has(path));
    const added = unread.flatMap((path) => this.#below(path).flatMap((file) => this.#step(file)));
    return unread.length === 0 && !sources.some(({ path }) => broken.has(path)) ? sources : [...lower, ...added];
  }

  /** What a broken neighbour made an error of goes down as well, though it says what it said. */
  #step(path: string): SourceFile[] {
    const said = this.#rungs.has(path) ? undefined : this.#lastGood.get(path);
    this.#rungs.set(path, said === undefined ? "leftOut" : "kept");
    return said === undefined ? [] : [sourceFile(path, said)];
  }

  /** What could not be read may be a whole folder. */
  #below(path: string): readonly string[] {
    const files = [...this.#lastGood.keys()].filter((file) => file === path || file.startsWith(`${path}/`));
    return files.length === 0 ? [path] : files;
  }

  standIns(): StandIns {
    const at = (rung: keyof StandIns) => [...this.#rungs].flatMap(([path, stands]) => (stands === rung ? [path] : [])).sort(byCodeUnits);
    return { kept: at("kept"), leftOut: at("leftOut") };
  }
}
