import { setImmediate as turn } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { Pulse, roundsOfPatience } from "../../../cli/serving/pulse.ts";

describe("whether a process takes its turns", () => {
  let asked: number;
  let silent: number;
  let pulse: Pulse;

  beforeEach(() => {
    [asked, silent] = [0, 0];
    pulse = new Pulse({ ask: () => asked++, onSilent: () => silent++ });
  });

  /** Rounds of one asker, with turns of its own between them. */
  async function rounds(count: number): Promise<void> {
    for (let round = 0; round < count; round++) {
      pulse.round();
      await turn();
    }
  }

  it("is asked in every round, and found silent once after all rounds of patience (workers.silent)", async () => {
    await rounds(roundsOfPatience);
    expect({ asked, silent }).toEqual({ asked: roundsOfPatience, silent: 0 });
    await rounds(1);
    expect({ asked, silent }).toEqual({ asked: roundsOfPatience, silent: 1 });
    await rounds(10 * roundsOfPatience);
    expect({ asked, silent }).toEqual({ asked: roundsOfPatience, silent: 1 });
  });

  it("is well while it answers, however late within the patience (workers.silent)", async () => {
    for (let count = 0; count < 20; count++) {
      await rounds(roundsOfPatience);
      pulse.beat();
    }
    expect({ asked, silent }).toEqual({ asked: 20 * roundsOfPatience, silent: 0 });
  });

  it("is not blamed for an answer that was there before the asker read it (workers.silent)", async () => {
    await rounds(roundsOfPatience);
    pulse.round();
    pulse.beat();
    await turn();
    expect(silent).toBe(0);
  });

  it("may take longer while it is borne with, and is held to the usual after it (workers.silent)", async () => {
    pulse.bearWith(3);
    await rounds(3 * roundsOfPatience);
    pulse.bearWith(0.1);
    expect(silent).toBe(0);
    await rounds(roundsOfPatience + 1);
    expect(silent).toBe(1);
  });

  it("may be held by a debugger as long as that is attached (workers.silent)", async () => {
    await rounds(1);
    pulse.beat(true);
    await rounds(10 * roundsOfPatience);
    expect(silent).toBe(0);
    pulse.beat(false);
    await rounds(roundsOfPatience + 1);
    expect(silent).toBe(1);
  });
});
