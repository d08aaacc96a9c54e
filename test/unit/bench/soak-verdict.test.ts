import { describe, expect, it } from "vitest";
import { judge, type Sample } from "../../../bench/soak/verdict.ts";

function samples(count: number, held: (minute: number) => number, reloads: (minute: number) => number = () => 0): Sample[] {
  return Array.from({ length: count }, (_, minute) => ({ minute, heldKiB: held(minute), reloads: reloads(minute) }));
}

describe("the verdict of a soak", () => {
  it("takes a level for flat, also one that swings and was lower while the server warmed up", () => {
    expect(judge(samples(60, (minute) => (minute < 15 ? 5_000 + minute * 300 : 10_000 + (minute % 2) * 400)))).toMatchObject({
      isFlat: true,
    });
  });

  it("takes a slope for growth, however small each step", () => {
    const verdict = judge(samples(60, (minute) => 10_000 + minute * 20));
    expect(verdict).toMatchObject({ isFlat: false });
    expect(verdict.slopeKiBPerHour).toBeCloseTo(1_200);
    expect(verdict.growthKiB).toBeCloseTo(39 * 20);
  });

  it("allows for what each reload leaves behind, and no more", () => {
    const everyFive = (minute: number): number => Math.floor(minute / 5);
    expect(judge(samples(60, (minute) => 10_000 + everyFive(minute) * 130, everyFive))).toMatchObject({ isFlat: true });
    expect(judge(samples(60, (minute) => 10_000 + everyFive(minute) * 300, everyFive))).toMatchObject({ isFlat: false });
  });

  it("refuses to judge by fewer than three samples", () => {
    expect(() => judge(samples(3, () => 10_000))).toThrow(RangeError);
  });
});
