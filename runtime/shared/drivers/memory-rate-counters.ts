/** Rates of one process. Kept as the moment at which a rate will be unused again; one that is past says nothing and is dropped. */

import { costMs, type Rate, type RateAnswer, type RateCounters } from "../rate-counters.ts";

/** Names looked at when one more is added: so many are dropped for each that comes. */
const sweptAtOnce = 4;

/** @param clock - Milliseconds of a clock that never runs backwards. */
export function createMemoryRateCounters(clock: () => number): RateCounters {
  const freeAt = new Map<string, number>();

  function sweep(now: number): void {
    let left = sweptAtOnce;
    for (const [name, at] of freeAt) {
      if (left-- === 0) return;
      freeAt.delete(name);
      // Those in use go to the end, so that the next look meets others.
      if (at > now) freeAt.set(name, at);
    }
  }

  return {
    async take(name: string, rate: Rate, count = 1): Promise<RateAnswer> {
      const now = clock();
      const next = Math.max(freeAt.get(name) ?? now, now) + costMs(rate) * count;
      const wait = next - now - costMs(rate) * rate.burst;
      if (wait > 0) return { allowed: false, retryAfterMs: Math.ceil(wait) };
      if (!freeAt.has(name)) sweep(now);
      freeAt.set(name, next);
      return { allowed: true };
    },
    async close() {
      freeAt.clear();
    },
  };
}
