import { describe, expect, it } from "vitest";
import { MemoryGuard } from "../../../runtime/observe/memory-guard.ts";
import { recordingLogger } from "../../support/logger.ts";

/** A process of 100 bytes at most, whose live bytes and garbage the test sets. */
function open() {
  const memory = { live: 10, garbage: 0, collections: 0, now: 0 };
  const logger = recordingLogger();
  const guard = new MemoryGuard({
    maxMemoryBytes: 100,
    logger,
    use: () => ({ used: memory.live + memory.garbage, most: 100 }),
    collect: () => {
      memory.collections++;
      memory.garbage = 0;
    },
    now: () => memory.now,
  });
  return { memory, guard, logger };
}

describe("the guard of memory", () => {
  it("takes garbage for no reason, and collects it", () => {
    const { memory, guard } = open();
    memory.garbage = 1_000;
    guard.look();
    expect([guard.isShort, guard.reason(), memory]).toEqual([false, undefined, { live: 10, garbage: 0, collections: 1, now: 0 }]);
  });

  it("is short of memory by what is left, says so once, and ends by itself", () => {
    const { memory, guard, logger } = open();
    memory.live = 101;
    for (let look = 0; look < 3; look++) guard.look();
    expect([guard.isShort, guard.reason()]).toEqual([true, expect.stringContaining("(maxMemoryBytes)")]);
    memory.live = 100;
    guard.look();
    expect(guard.isShort).toBe(false);
    expect(["memory.short", "memory.enough"].map((event) => logger.of(event).map(({ level, fields }) => [level, fields]))).toEqual([
      [["error", { used: 101, most: 100 }]],
      [["info", { used: 100, most: 100 }]],
    ]);
  });

  it("takes garbage for no reason also between two collections", () => {
    const { memory, guard } = open();
    memory.garbage = 1_000;
    guard.look();
    memory.garbage = 1_000;
    memory.now = 999;
    guard.look();
    expect([guard.isShort, memory.collections]).toEqual([false, 1]);
    memory.live = 101;
    memory.now = 1_000;
    guard.look();
    expect([guard.isShort, memory.collections]).toEqual([true, 2]);
  });

  it("collects at most every three seconds while it is short, and finds out then that it was garbage alone", () => {
    const { memory, guard } = open();
    memory.live = 101;
    guard.look();
    memory.live = 10;
    memory.garbage = 200;
    memory.now = 2_999;
    guard.look();
    expect([guard.isShort, memory.collections]).toEqual([true, 1]);
    memory.now = 3_000;
    guard.look();
    expect([guard.isShort, memory.collections]).toEqual([false, 2]);
  });
});
