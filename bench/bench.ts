/** What a bench is: a name, goals, and rows of measurements. Knows no bench. */

import type { Load } from "./harness/load.ts";
import type { Summary } from "./harness/statistics.ts";

/** Sizes of one run. `--short` lowers them; the goals stay. */
export interface Sizes {
  /** Paired repetitions. */
  readonly rounds: number;
  /** Calls of one contender in one round. */
  readonly calls: number;
  /** Repetitions of what starts processes of its own. */
  readonly starts: number;
  readonly idleConnections: number;
  /** Calls of all agents together in one cycle of connections that come and go. */
  readonly cycleCalls: number;
  /** Tools of the small, the usual and the large catalog. */
  readonly few: number;
  readonly many: number;
  readonly most: number;
  /** Tools of the generator's catalogs. */
  readonly generated: number;
  readonly generatedMore: number;
}

export const fullSizes: Sizes = {
  rounds: 9,
  calls: 40_000,
  starts: 7,
  idleConnections: 5_000,
  cycleCalls: 200_000,
  few: 10,
  many: 1_000,
  most: 10_000,
  generated: 1_000,
  generatedMore: 5_000,
};

export const shortSizes: Sizes = {
  ...fullSizes,
  rounds: 5,
  calls: 10_000,
  starts: 3,
  idleConnections: 1_000,
  cycleCalls: 20_000,
  most: 1_000,
  generated: 250,
  generatedMore: 1_000,
};

export interface BenchContext {
  /** Of this repository. */
  readonly root: string;
  /** Where `run.mjs` put the bench's programs. */
  readonly programDir: string;
  /** @returns A folder whose `node_modules` has these, by exact version; `undefined` where they cannot be had. */
  readonly fetchPackages: (cache: string, wanted: readonly string[]) => string | undefined;
  /** For projects, logs and validators; kept between runs. */
  readonly workDir: string;
  readonly sizes: Sizes;
  readonly load: Load;
  /** Says what is going on, to a person who waits. */
  readonly tell: (words: string) => void;
}

export interface Row {
  /** Number in the table of goals; absent for context. */
  readonly goal?: number;
  readonly what: string;
  readonly measured: Summary;
  /** `ratio` has none. */
  readonly unit: "ratio" | "KiB" | "MB" | "ms";
  readonly atMost?: number;
  readonly stretch?: number;
}

export interface Bench {
  readonly name: string;
  readonly about: string;
  readonly run: (context: BenchContext) => Promise<readonly Row[]>;
}
