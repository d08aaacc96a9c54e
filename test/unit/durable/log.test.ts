import { appendFile, mkdtemp, open, readdir, readFile, rename, rm, stat, truncate, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DurableState } from "../../../runtime/durable/durable-state.ts";
import { encodeFrame } from "../../../runtime/durable/frames.ts";
import { DamagedLog } from "../../../runtime/durable/load-log.ts";
import { DurableLog, type LogOptions } from "../../../runtime/durable/log.ts";
import { FolderInUse } from "../../../runtime/durable/owner.ts";
import { type RecordingLogger, recordingLogger } from "../../support/logger.ts";

let dir: string;
let logger: RecordingLogger;
let logs: DurableLog[];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "toolwright-log-"));
  logger = recordingLogger();
  logs = [];
});

afterEach(async () => {
  await Promise.all(logs.map((log) => log.close()));
  await rm(dir, { recursive: true, force: true });
});

/** A list of numbers that a log keeps. */
interface Kept {
  readonly numbers: number[];
  readonly log: DurableLog;
  add(number: number): Promise<void>;
}

async function openKept(more: Partial<LogOptions> = {}): Promise<Kept> {
  const numbers: number[] = [];
  const take = (record: unknown) => {
    const number = record as number;
    // What a snapshot held already may come again.
    if (number > (numbers.at(-1) ?? 0)) numbers.push(number);
  };
  const log = await DurableLog.open({ dir, logger, restore: take, replay: take, pieces: () => [...numbers], ...more });
  logs.push(log);
  return {
    numbers,
    log,
    add(number) {
      numbers.push(number);
      return log.append(number);
    },
  };
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

async function filled(count: number, more: Partial<LogOptions> = {}): Promise<void> {
  const { log, add } = await openKept(more);
  for (const number of upTo(count)) await add(number);
  await log.close();
}

describe("a log on disk", () => {
  it("gives back at the next start what was acknowledged, in order", async () => {
    await filled(20);
    expect((await openKept()).numbers).toEqual(upTo(20));
  });

  it("writes what one turn brings by one sync", async () => {
    const { log, add } = await openKept();
    await Promise.all(upTo(100).map(add));
    await log.close();
    expect((await readFile(join(dir, "journal.1"), "utf8")).trimEnd().split("\n")).toHaveLength(2);
    expect((await openKept()).numbers).toEqual(upTo(100));
  });

  it("acknowledges in the order of appending", async () => {
    const { add } = await openKept();
    const acknowledged: number[] = [];
    await Promise.all(upTo(50).map((number) => add(number).then(() => acknowledged.push(number))));
    expect(acknowledged).toEqual(upTo(50));
  });

  it("lets nobody but its owner read its files", async () => {
    await filled(3, { compactAtBytes: 1 });
    const names = await readdir(dir);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect([name, (await stat(join(dir, name))).mode & 0o777]).toEqual([name, 0o600]);
  });

  it("folds its records into a snapshot from time to time and keeps only what is needed", async () => {
    await filled(300, { compactAtBytes: 500 });
    const names = (await readdir(dir)).filter((name) => !name.endsWith(".sock")).sort();
    const [generation] = names.flatMap((name) => /^snapshot\.(\d+)$/.exec(name)?.[1] ?? []);
    expect(names).toEqual([`journal.${generation}`, `snapshot.${generation}`]);
    expect((await openKept()).numbers).toEqual(upTo(300));
  });

  it("has ended all its work when it is closed in the middle of folding", async () => {
    for (let round = 1; round <= 20; round++) {
      const inner = join(dir, String(round));
      const { log, add } = await openKept({ dir: inner, compactAtBytes: 1 });
      for (const number of upTo(3)) await add(number);
      await log.close();
      const names = await readdir(inner);
      await rm(inner, { recursive: true });
      expect(names.filter((name) => name.endsWith(".sock") || name.endsWith(".new"))).toEqual([]);
    }
    expect(logger.of("store.compaction_failed")).toEqual([]);
  });

  it("goes on where it stands when it cannot fold", async () => {
    const openFile: LogOptions["openFile"] = (path, flags, mode) =>
      path.includes("snapshot") ? Promise.reject(new Error("no room")) : open(path, flags, mode);
    await filled(300, { compactAtBytes: 500, openFile });
    expect(logger.of("store.compaction_failed").length).toBeGreaterThan(0);
    expect((await openKept()).numbers).toEqual(upTo(300));
  });
});

describe("after a crash", () => {
  it("cuts off the record that was being written, says so, and keeps all before it, wherever the cut is", async () => {
    await filled(3);
    const path = join(dir, "journal.1");
    const whole = await readFile(path);
    const lastLine = whole.lastIndexOf("\n", whole.length - 2) + 1;
    for (let length = lastLine + 1; length < whole.length; length++) {
      await writeFile(path, whole.subarray(0, length));
      const { log, numbers } = await openKept();
      expect(numbers).toEqual([1, 2]);
      await log.close();
    }
    expect(logger.of("store.unfinished_record_cut").at(-1)?.fields).toEqual({ path, offset: lastLine, bytes: whole.length - 1 - lastLine });
  });

  it("cuts off a last record whose bytes never reached the disk", async () => {
    await filled(3);
    await appendFile(join(dir, "journal.1"), Buffer.alloc(4_096));
    const { add, log } = await openKept();
    await add(4);
    await log.close();
    expect((await openKept()).numbers).toEqual(upTo(4));
  });

  it("begins anew a journal that had not even its head", async () => {
    await writeFile(join(dir, "journal.1"), "");
    const { add, log } = await openKept();
    await add(1);
    await log.close();
    expect((await openKept()).numbers).toEqual([1]);
  });

  it("takes the snapshot before and both journals when a snapshot was not finished", async () => {
    await filled(300, { compactAtBytes: 500 });
    const names = await readdir(dir);
    const generation = Number(names.flatMap((name) => /^snapshot\.(\d+)$/.exec(name)?.[1] ?? [])[0]);
    await writeFile(join(dir, `snapshot.${generation + 1}.new`), "half of it");
    await writeFile(join(dir, `journal.${generation + 1}`), "");
    const { add, log, numbers } = await openKept();
    expect(numbers).toEqual(upTo(300));
    await add(301);
    await log.close();
    expect((await openKept()).numbers).toEqual(upTo(301));
    expect((await readdir(dir)).filter((name) => name.endsWith(".new"))).toEqual([]);
  });
});

describe("files that something else than a crash changed", () => {
  it("are refused with the file and the byte, and left as they are", async () => {
    await filled(5);
    const path = join(dir, "journal.1");
    const text = await readFile(path, "utf8");
    const changed = text.replace("[2]", "[7]");
    await writeFile(path, changed);
    await expect(openKept()).rejects.toThrow(new RegExp(`^${path} is damaged at byte ${text.indexOf("\n", text.indexOf("[1]")) + 1}, `));
    expect(await readFile(path, "utf8")).toBe(changed);
  });

  it("are refused when one is missing or another format", async () => {
    await filled(300, { compactAtBytes: 500 });
    const names = await readdir(dir);
    const journal = names.find((name) => name.startsWith("journal")) ?? "";
    const snapshot = names.find((name) => name.startsWith("snapshot")) ?? "";
    await truncate(join(dir, snapshot), 200);
    await expect(openKept()).rejects.toThrow(DamagedLog);
    await rm(join(dir, journal));
    await expect(openKept()).rejects.toThrow("lacks files");
    await rm(join(dir, snapshot));
    await writeFile(join(dir, "journal.1"), encodeFrame([{ format: 2, kind: "journal", generation: 1 }]));
    await expect(openKept()).rejects.toThrow("is not a journal this version reads");
  });
});

describe("a disk that fails", () => {
  let isFull = false;
  const openFile: LogOptions["openFile"] = async (path, flags, mode) => {
    const file = await open(path, flags, mode);
    const datasync = file.datasync.bind(file);
    vi.spyOn(file, "datasync").mockImplementation(() => (isFull ? Promise.reject(new Error("ENOSPC")) : datasync()));
    return file;
  };

  beforeEach(() => {
    isFull = false;
  });

  it("acknowledges nothing from then on, and a log that is opened anew has all that was acknowledged", async () => {
    const { add, log } = await openKept({ openFile });
    await add(1);
    isFull = true;
    const refused = await Promise.allSettled([add(2), add(3)]);
    expect(refused.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await expect(log.append(4)).rejects.toThrow("did not take");
    await expect(log.flushed()).rejects.toThrow("did not take");
    expect(log.fault).toBeDefined();
    await log.close();
    expect((await openKept()).numbers[0]).toBe(1);
  });

  it("is said once and not at each attempt while it stays full", async () => {
    const nothing = () => undefined;
    const kept = await DurableState.open({ dir, logger, openFile, create: () => [], restore: nothing, replay: nothing, pieces: () => [] });
    let now = performance.now();
    const clock = vi.spyOn(performance, "now").mockImplementation(() => now);
    isFull = true;
    for (let count = 0; count < 5; count++) {
      await expect((await kept.sound()).log.append(count)).rejects.toThrow("did not take");
      now += 2_000;
    }
    expect(logger.of("store.write_failed")).toHaveLength(1);
    expect(logger.of("store.reopened")).toHaveLength(1);
    isFull = false;
    await (await kept.sound()).log.append(5);
    clock.mockRestore();
    await kept.close();
  });
});

describe("one process a folder", () => {
  it("refuses a second one, naming the first, until the first goes away", async () => {
    const { log } = await openKept();
    await expect(openKept()).rejects.toThrow(FolderInUse);
    await expect(openKept()).rejects.toThrow(`${dir} is in use by process ${process.pid}, since `);
    await log.close();
    await expect(openKept()).resolves.toBeDefined();
  });

  it("lets at most one of several have it that start at once", async () => {
    const outcomes = await Promise.allSettled(upTo(5).map(() => openKept()));
    expect(outcomes.filter(({ status }) => status === "fulfilled").length).toBeLessThanOrEqual(1);
    for (const outcome of outcomes) if (outcome.status === "rejected") expect(outcome.reason).toBeInstanceOf(FolderInUse);
  });

  it("clears away the sign of a process that is dead, and says so", async () => {
    // A socket that nobody listens on any more is what a killed process leaves.
    const dead = createServer();
    await new Promise<void>((resolve) => dead.listen(join(dir, "gone.sock"), resolve));
    await rename(join(dir, "gone.sock"), join(dir, "owner-1-abcdef01.sock"));
    await new Promise((resolve) => dead.close(resolve));
    await openKept();
    expect(logger.of("store.dead_owner_cleared").map(({ fields }) => fields.name)).toEqual(["owner-1-abcdef01.sock"]);
    expect(await readdir(dir)).not.toContain("owner-1-abcdef01.sock");
  });

  it.runIf(process.platform === "linux")("refuses a path where the system makes no folders, without going on for ever", async () => {
    await expect(openKept({ dir: "/proc/toolwright/contexts" })).rejects.toThrow("ENOENT");
  });

  it("takes a folder whose path is longer than a socket's may be", async () => {
    const long = join(dir, "x".repeat(120));
    const first = await openKept({ dir: long });
    await first.add(1);
    await expect(openKept({ dir: long })).rejects.toThrow(FolderInUse);
  });
});
