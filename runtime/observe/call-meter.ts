/**
 * Counts and durations of one tool's calls in flat memory: a library's histogram takes a record of labels a call, this takes two additions.
 * Knows nothing of tools and of pages.
 */

import { errorCatalog } from "../../contract/index.ts";
import { otherLabel } from "./tally.ts";

/** Upper bounds of the buckets in milliseconds, ascending: OpenTelemetry's for calls, with two finer ones below and a longer one above. */
export const durationBoundsMs = [1, 2.5, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1_000, 2_500, 5_000, 7_500, 10_000, 30_000] as const;

/** Every code a call can end with, ASKED for a run that ended with questions; a tool's own errors are one, for they are not ours to bound. */
export const callCodes: readonly string[] = ["OK", "ASKED", "DECLARED", ...Object.keys(errorCatalog), otherLabel];

const codeIndexes: ReadonlyMap<string, number> = new Map(callCodes.map((code, index) => [code, index]));

export class CallMeter {
  /** By the index of the code. */
  readonly counts: Float64Array = new Float64Array(callCodes.length);
  /** Calls of each bucket alone, the last one without a bound. */
  readonly buckets: Float64Array = new Float64Array(durationBoundsMs.length + 1);
  sumMs = 0;

  add(code: string, durationMs: number): void {
    const index = codeIndexes.get(code) ?? callCodes.length - 1;
    this.counts[index] = (this.counts[index] ?? 0) + 1;
    let bucket = 0;
    while (bucket < durationBoundsMs.length && durationMs > (durationBoundsMs[bucket] as number)) bucket++;
    this.buckets[bucket] = (this.buckets[bucket] ?? 0) + 1;
    this.sumMs += durationMs;
  }
}
