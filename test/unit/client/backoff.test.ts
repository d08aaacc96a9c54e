import { describe, expect, it } from "vitest";
import { backoffDelayMs } from "../../../client/backoff.ts";
import { fc } from "../../support/chance.ts";

const backoff = { baseDelayMs: 200, maxDelayMs: 10_000 };
const almostOne = 1 - Number.EPSILON;

describe("waiting before the next try", () => {
  it("doubles its bound with each failure, up to the longest wait", () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 100].map((attempt) => backoffDelayMs(attempt, backoff, almostOne))).toEqual([
      200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000, 10_000,
    ]);
  });

  it("takes any time from nothing to the bound", () => {
    expect([0, 0.25, 0.5, almostOne].map((random) => backoffDelayMs(2, backoff, random))).toEqual([0, 200, 400, 800]);
  });

  it("is whole milliseconds within the bounds, whatever the numbers", () => {
    const chance = fc.double({ min: 0, max: almostOne, noNaN: true });
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 100_000 }), fc.nat({ max: 10_000_000 }), chance, (attempt, baseDelayMs, maxDelayMs, random) => {
        const delay = backoffDelayMs(attempt, { baseDelayMs, maxDelayMs }, random);
        expect(Number.isInteger(delay)).toBe(true);
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThanOrEqual(maxDelayMs);
      }),
    );
  });
});
