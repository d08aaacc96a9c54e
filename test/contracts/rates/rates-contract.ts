/** What every driver of rate counters must do. A driver's own test file calls this once with the way to open it. */

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RateCounters } from "../../../runtime/shared/rate-counters.ts";

export interface OpenedRates {
  readonly rates: RateCounters;
  /** Another server's end of the same counters. */
  readonly there?: RateCounters;
  dispose?(): Promise<void>;
}

export function describeRateCounters(driver: string, open: (clock: () => number) => Promise<OpenedRates>): void {
  describe(`rate counters: ${driver}`, () => {
    /** One a second, three at once. */
    const rate = { perMinute: 60, burst: 3 };
    let now: number;
    let opened: OpenedRates;

    beforeEach(async () => {
      now = 1_800_000_000_000;
      opened = await open(() => now);
    });

    afterEach(async () => {
      await opened.rates.close();
      await opened.dispose?.();
    });

    const take = (name = "a", count?: number, on = opened.rates) => on.take(name, rate, count);

    it("lets a burst through, then one for each pace, over all servers together", async () => {
      const there = opened.there ?? opened.rates;
      expect([await take("a"), await take("a", 1, there), await take("a")]).toEqual(Array(3).fill({ allowed: true }));
      expect(await take("a", 1, there)).toEqual({ allowed: false, retryAfterMs: 1_000 });
      now += 999;
      expect(await take("a")).toEqual({ allowed: false, retryAfterMs: 1 });
      now += 1;
      expect(await take("a", 1, there)).toEqual({ allowed: true });
      expect((await take("a")).allowed).toBe(false);
    });

    it("tells truly when to come back: just then it is let through, and not a moment before", async () => {
      await take("a", 3);
      const refused = await take("a", 2);
      if (refused.allowed) throw new Error("three were taken");
      now += refused.retryAfterMs - 1;
      expect((await take("a", 2)).allowed).toBe(false);
      now += 1;
      expect((await take("a", 2)).allowed).toBe(true);
    });

    it("takes nothing when it refuses", async () => {
      await take("a", 2);
      for (let time = 0; time < 5; time++) expect((await take("a", 2)).allowed).toBe(false);
      expect((await take("a", 1)).allowed).toBe(true);
    });

    it("keeps names apart and forgets a rest", async () => {
      await take("a", 3);
      expect((await take("b", 3)).allowed).toBe(true);
      now += 3_600_000;
      expect((await take("a", 3)).allowed).toBe(true);
      expect((await take("a")).allowed).toBe(false);
    });

    it("lets exactly a burst through of many that come at once", async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => take("a")));
      expect(answers.filter(({ allowed }) => allowed)).toHaveLength(3);
    });
  });
}
