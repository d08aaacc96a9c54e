import { mkdir, mkdtemp, open, readdir, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { PublishedChange } from "../../../runtime/context/published-change.ts";
import type { ContextStore } from "../../../runtime/context/store.ts";
import { openFileStore } from "../../../runtime/context/stores/file.ts";
import type { OpenFile } from "../../../runtime/durable/log-files.ts";
import { eventually } from "../../support/eventually.ts";
import { recordingLogger } from "../../support/logger.ts";
import { roomy } from "./fixtures.ts";

let dir: string;
let now: number;
let isFull: boolean;
let stores: ContextStore[];
const logger = recordingLogger();

/** A disk that is full when the test says so: half a record is written then, as a real one may do. */
const openFile: OpenFile = async (path, flags, mode) => {
  const file = await open(path, flags, mode);
  const appendFile = file.appendFile.bind(file);
  vi.spyOn(file, "appendFile").mockImplementation(async (data, options) => {
    if (!isFull) return appendFile(data, options);
    await appendFile((data as Buffer).subarray(0, 20));
    throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
  });
  return file;
};

async function openHere(): Promise<ContextStore> {
  const store = await openFileStore({ ...roomy, dir, logger, clock: () => now, openFile });
  stores.push(store);
  return store;
}

function write(store: ContextStore, count: number, ttlMs = 0) {
  const by = { agentId: "a", correlationId: "c" };
  return store.apply({ contextId: "Case/1", patch: { count }, by, origin: "", ttlMs, check: () => undefined });
}

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "toolwright-file-"));
  [now, isFull, stores] = [1_800_000_000_000, false, []];
});

afterEach(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await rm(dir, { recursive: true, force: true });
});

describe("the store on disk", () => {
  it("holds after a restart what it held: values, revisions, journal, time left and revisions of those forgotten", async () => {
    const before = await openHere();
    await write(before, 1, 10_000);
    await write(before, 2, 10_000);
    await before.close();
    const after = await openHere();
    expect(await after.get("Case/1")).toEqual({ contextId: "Case/1", revision: 2, value: { count: 2 } });
    expect((await after.changesSince("Case/1", 0))?.map(({ revision }) => revision)).toEqual([1, 2]);
    expect((await after.history("Case/1", { limit: 1 }))[0]?.at).toBe(now);
    now += 10_000;
    expect((await after.get("Case/1")).revision).toBe(0);
    await after.close();
    const anew = await write(await openHere(), 3);
    expect(anew.kind === "applied" && anew.change).toMatchObject({ fromRevision: 0, revision: 4 });
  });

  it("answers nothing that the disk did not take, tells nobody of it, and heals when there is room again", async () => {
    const store = await openHere();
    const told: PublishedChange[] = [];
    await store.watch("Case/1", (published) => told.push(published));
    await write(store, 1);
    isFull = true;
    const outcomes = await Promise.allSettled([write(store, 2), write(store, 3), store.get("Case/1")]);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(store.health()).toContain("disk");
    isFull = false;
    await eventually(async () => expect((await store.get("Case/1")).value).toEqual({ count: 1 }));
    expect(store.health()).toBeUndefined();
    const healed = await write(store, 4);
    expect(healed.kind === "applied" && healed.snapshot).toMatchObject({ revision: 2, value: { count: 4 } });
    expect(told.map(({ change: { revision, patch } }) => [revision, patch])).toEqual([
      [1, { count: 1 }],
      [2, { count: 4 }],
    ]);
  });

  it("goes on neither without its folder nor with another one, and goes on where the folder is brought back", async () => {
    const store = await openHere();
    let passed = performance.now();
    const clock = vi.spyOn(performance, "now").mockImplementation(() => passed);
    await write(store, 1);
    await rename(dir, `${dir}-moved`);
    const unasked = await store.sweep().catch((error: Error) => error.message);
    const words = `${dir} was moved or deleted under the running server. Bring it back, or start the server anew with what stands there now.`;
    expect([unasked, store.health()]).toEqual([words, expect.stringContaining("The folder of contexts was moved or deleted")]);
    await mkdir(dir);
    passed += 2_000;
    await expect(write(store, 2)).rejects.toThrow(words);
    expect(await readdir(dir)).toEqual([]);
    await rm(dir, { recursive: true });
    await rename(`${dir}-moved`, dir);
    passed += 2_000;
    expect(await write(store, 3)).toMatchObject({ kind: "applied", change: { fromRevision: 1, revision: 2 } });
    expect([store.health(), (await store.get("Case/1")).value]).toEqual([undefined, { count: 3 }]);
    clock.mockRestore();
  });

  it("does not answer a change that came after its folder was deleted, and says so in words without a stack", async () => {
    const store = await openHere();
    await write(store, 1);
    await rm(dir, { recursive: true });
    await expect(write(store, 2)).rejects.toThrow("did not take");
    expect(logger.of("store.write_failed").at(-1)).toMatchObject({ fields: { error: { name: "FolderGone", stack: undefined } } });
  });

  it("does not answer a change whose folder is moved while it is written (store.folder-lost)", async () => {
    const slow: OpenFile = async (path, flags, mode) => {
      const file = await open(path, flags, mode);
      const appendFile = file.appendFile.bind(file);
      vi.spyOn(file, "appendFile").mockImplementation(async (data, options) => {
        await appendFile(data, options);
        if (String(data).includes('"count":2')) await rename(dir, `${dir}-moved`);
      });
      return file;
    };
    const store = await openFileStore({ ...roomy, dir, logger, clock: () => now, openFile: slow });
    stores.push(store);
    await write(store, 1);
    await expect(write(store, 2)).rejects.toThrow("did not take");
    await rm(`${dir}-moved`, { recursive: true });
  });

  it("does not take the folding of its journals for a folder that is gone (store.folder-lost)", async () => {
    const store = await openFileStore({ ...roomy, dir, logger, clock: () => now, compactAtBytes: 1 });
    stores.push(store);
    for (let count = 1; count <= 40; count++) await Promise.all([write(store, count), store.sweep()]);
    expect(store.health()).toBeUndefined();
    expect((await store.get("Case/1")).revision).toBe(40);
  });
});
