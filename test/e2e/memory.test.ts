/**
 * What a server holds after many agents came and went, and under mixed traffic: the bench's own programs in their short form, in processes
 * of their own. `TOOLWRIGHT_FULL_SIZE=1` runs 5,000 connections and 200,000 calls; `npm run soak` is the hour.
 */

import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runProgram } from "../support/project.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const isFull = process.env.TOOLWRIGHT_FULL_SIZE === "1";

describe("a server's memory", () => {
  it("is after a third time of many connections and calls what it was after the second (perf.memory-cycles)", async () => {
    const args = ["bench/run.mjs", "cycles", "--strict", ...(isFull ? [] : ["--short"])];
    const ran = await runProgram(root, process.execPath, args);
    expect(ran.out.match(/\| met \|/g), ran.err).toHaveLength(2);
    expect(ran.code).toBe(0);
  }, 600_000);

  it("stays under calls, updates, reconnects, reloads and wrong messages, each answered right (perf.soak)", async () => {
    const args = ["--minutes", "0.75", "--agents", "5", "--sample-seconds", "2", "--reload-seconds", "10"];
    const ran = await runProgram(root, process.execPath, ["bench/soak.mjs", ...args]);
    expect(ran.out, ran.err).toMatch(/^memory is flat: /m);
    expect(ran.out).toMatch(/ [1-9]\d* reconnects, [1-9]\d* wrong messages, [2-9] reloads, 0 failures\n.*\n$/);
    expect(ran.code).toBe(0);
  }, 600_000);
});
