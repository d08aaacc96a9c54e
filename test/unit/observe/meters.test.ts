import { afterEach, describe, expect, it } from "vitest";
import { CallMeter, callCodes, durationBoundsMs } from "../../../runtime/observe/call-meter.ts";
import { channels } from "../../../runtime/observe/channels.ts";
import { Meters, maxNamedLabels } from "../../../runtime/observe/meters.ts";
import { otherLabel, Tally } from "../../../runtime/observe/tally.ts";

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

function started(): Meters {
  const meters = new Meters();
  ends.push(meters.start());
  return meters;
}

const call = (toolName: string, code = "OK", durationMs = 1) =>
  channels.invokeFinished.publish({ toolName, agentId: "tester", code, durationMs });

describe("a call meter", () => {
  it("puts a duration into the first bucket that holds it, its bound included", () => {
    const meter = new CallMeter();
    for (const ms of [0, 1, 2, 30_000, 30_001]) meter.add("OK", ms);
    const filled = [...meter.buckets].flatMap((count, index) => (count > 0 ? [[durationBoundsMs[index] ?? Infinity, count]] : []));
    expect(filled).toEqual([
      [1, 2],
      [2.5, 1],
      [30_000, 1],
      [Infinity, 1],
    ]);
    expect(meter.sumMs).toBe(60_004);
  });

  it("counts a code that no table has as another one", () => {
    const meter = new CallMeter();
    meter.add("SURPRISE", 1);
    expect(meter.counts[callCodes.indexOf(otherLabel)]).toBe(1);
  });
});

describe("a tally", () => {
  it("gives the first labels numbers of their own and all later ones a common one", () => {
    const tally = new Tally(2);
    for (const label of ["a", "b", "c", "d", "a"]) tally.add(label);
    expect([...tally.entries()]).toEqual([
      ["a", 2],
      ["b", 1],
      [otherLabel, 2],
    ]);
  });
});

describe("meters", () => {
  it("count from their start to their end, whoever reads them", () => {
    const meters = new Meters();
    call("early");
    const end = meters.start();
    call("counted");
    end();
    call("late");
    expect([...meters.calls.keys()]).toEqual(["counted"]);
    expect(channels.invokeFinished.hasSubscribers).toBe(false);
  });

  it("make no label of a name that no tool has", () => {
    const meters = started();
    call("anything a caller typed", "UNKNOWN_TOOL");
    call("something else", "UNKNOWN_TOOL");
    expect([...meters.calls].map(([label, { counts }]) => [label, counts[callCodes.indexOf("UNKNOWN_TOOL")]])).toEqual([[otherLabel, 2]]);
  });

  it("give at most so many tools numbers of their own", () => {
    const meters = started();
    for (let index = 0; index < maxNamedLabels + 50; index++) call(`tool_${index}`);
    expect(meters.calls.size).toBe(maxNamedLabels + 1);
    expect(meters.calls.get(otherLabel)?.counts[callCodes.indexOf("OK")]).toBe(50);
  });
});
