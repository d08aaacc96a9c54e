import { describe, expect, it } from "vitest";
import { RateGauge, SharedRates } from "../../../runtime/invoke/rates.ts";
import { createMemoryRateCounters } from "../../../runtime/shared/drivers/memory-rate-counters.ts";

describe("a rate that servers share", () => {
  it("is not used up by what they take ahead, where together they begin four fifths of it (limit.shared-rates)", async () => {
    let now = 1_000_000;
    const counters = createMemoryRateCounters(() => now);
    const noOutage = () => undefined;
    const servers = Array.from({ length: 4 }, () => ({
      rates: new SharedRates(counters, () => now, noOutage),
      gauge: new RateGauge("agent", 60_000),
    }));
    const atOnce = Array.from({ length: 20 }, (_, at) => at);
    const waits: number[] = [];
    for (let tick = 0; tick < 200; tick++) {
      now += 100;
      for (const { rates, gauge } of servers) waits.push(...(await Promise.all(atOnce.map(() => rates.take(gauge)))));
    }
    expect(waits.filter((wait) => wait > 0)).toEqual([]);
  });

  it("is asked for few of many calls", async () => {
    let now = 1_000_000;
    let asked = 0;
    const counters = createMemoryRateCounters(() => now);
    const take: typeof counters.take = (...args) => {
      asked++;
      return counters.take(...args);
    };
    const noOutage = () => undefined;
    const rates = new SharedRates({ ...counters, take }, () => now, noOutage);
    const gauge = new RateGauge("agent", 600_000);
    for (let count = 0; count < 10_000; count++) {
      now += 1;
      expect(await rates.take(gauge)).toBe(0);
    }
    expect(asked).toBeLessThan(200);
  });
});
