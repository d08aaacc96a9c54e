import { describe, expect, it } from "vitest";
import { MessagePace } from "../../../runtime/session/message-pace.ts";

/** Messages read within a time, by a reader that rests as it is told, of a peer that always has more. */
function readWithin(ms: number, perSecond: number): number {
  let now = 0;
  const pace = new MessagePace(perSecond, () => now);
  let read = 0;
  while (now < ms) {
    read++;
    now += pace.count();
  }
  return read;
}

describe("the pace of a connection", () => {
  it.each([1, 7, 100, 50_000])("is %i messages a second and no more", (perSecond) => {
    expect(Math.abs(readWithin(10_000, perSecond) - 10 * perSecond)).toBeLessThanOrEqual(Math.max(1, perSecond / 10) + 1);
  });

  it("holds also for messages that came together and were read at once", () => {
    const pace = new MessagePace(100, () => 0);
    const rests = Array.from({ length: 100 }, () => pace.count()).filter((rest) => rest > 0);
    expect(rests).toEqual([100, 200, 300, 400, 500, 600, 700, 800, 900]);
  });

  it("lets a peer that stays below it never wait", () => {
    let now = 0;
    const pace = new MessagePace(100, () => now);
    for (let at = 0; at < 1_000; at++) {
      expect(pace.count()).toBe(0);
      now += 11;
    }
  });
});
