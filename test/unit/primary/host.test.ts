/** The primary process's side: what workers leave behind, what one of them may do to it, and what it tells whom. */

import type { Socket } from "node:net";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ContextStore } from "../../../runtime/context/store.ts";
import { createMemoryStore } from "../../../runtime/context/stores/memory.ts";
import { createPrimaryStore } from "../../../runtime/context/stores/primary.ts";
import { createPrimaryCallRecords } from "../../../runtime/shared/drivers/primary-call-records.ts";
import { eventually } from "../../support/eventually.ts";
import { type RecordingLogger, recordingLogger } from "../../support/logger.ts";
import { closed } from "../../support/pipes.ts";
import { openTestPrimary, type TestPrimary } from "../../support/primary.ts";

let primary: TestPrimary;
let logger: RecordingLogger;

beforeEach(async () => {
  logger = recordingLogger();
  primary = await openTestPrimary({ logger });
});

afterEach(() => primary[Symbol.asyncDispose]());

const by = { agentId: "agent", correlationId: "c" };

function apply(store: ContextStore, contextId: string, patch = {}) {
  return store.apply({ contextId, patch, by, origin: "", ttlMs: 0, check: () => undefined });
}

/** A worker that says what it likes, and each line it is told. */
async function rawWorker(): Promise<{ readonly socket: Socket; readonly lines: string[] }> {
  const { worker, primary: end } = await primary.pipes.pipe();
  primary.host.attach(end, 9);
  const lines: string[] = [];
  createInterface({ input: worker }).on("line", (line) => lines.push(line));
  return { socket: worker, lines };
}

describe("a worker that is gone", () => {
  it("watches nothing, waits for nothing and makes no call any more, and others go on", async () => {
    const [lost, other] = [await primary.link(), await primary.link()];
    const store = createPrimaryStore(lost);
    await store.watch("a", () => undefined);
    await store.watch("b", () => undefined);
    const beside = createPrimaryStore(other);
    const told: number[] = [];
    await beside.watch("b", ({ change }) => told.push(change.revision));
    const [calls, there] = [createPrimaryCallRecords(lost), createPrimaryCallRecords(other)];
    const key = { agentId: "agent", key: "k" };
    expect((await calls.claim({ ...key, fingerprint: "f", mayRepeat: false })).kind).toBe("first");
    const waiting = there.settled(key, new AbortController().signal);
    const left = calls.settled(key, new AbortController().signal).catch((error: Error) => error.message);
    await eventually(() => expect(primary.host.load).toEqual({ workers: 2, watched: 2, claims: 1, waiting: 2 }));
    await primary.kill(lost);
    await waiting;
    expect(await left).toContain("does not answer");
    expect((await there.claim({ ...key, fingerprint: "f", mayRepeat: false })).kind).toBe("abandoned");
    expect(primary.host.load).toEqual({ workers: 1, watched: 1, claims: 0, waiting: 0 });
    await apply(beside, "b");
    expect(told).toEqual([1]);
    await expect(apply(store, "b")).rejects.toThrow("does not answer");
  });

  it("leaves a call that it began in its last moment to nobody", async () => {
    const { socket, lines } = await rawWorker();
    const args = [{ agentId: "agent", key: "k", fingerprint: "f", mayRepeat: false }];
    socket.end(`${JSON.stringify({ id: 1, method: "calls.claim", args })}\n`);
    const calls = createPrimaryCallRecords(await primary.link());
    await eventually(async () =>
      expect(await calls.claim({ agentId: "agent", key: "k", fingerprint: "f", mayRepeat: false })).toEqual({ kind: "abandoned" }),
    );
    expect(lines.filter((line) => line.includes("failure"))).toEqual([]);
  });
});

describe("a worker that talks nonsense", () => {
  it.each([
    ["no JSON", "{"],
    ["no question", "null"],
    ["a method that is not there", '{"id":1,"method":"contexts.drop","args":[]}'],
    ["a method of all objects", '{"id":1,"method":"toString","args":[]}'],
    ["arguments that are no list", '{"id":1,"method":"contexts.read","args":"Case/1"}'],
  ])("is given up, and the others notice nothing: %s", async (_what, line) => {
    const store = createPrimaryStore(await primary.link());
    const { socket } = await rawWorker();
    socket.write(`${line}\n`);
    await closed(socket);
    expect(logger.of("worker.given_up")).toMatchObject([{ fields: { worker: 9, reason: expect.stringContaining("cannot be read") } }]);
    expect((await apply(store, "a")).kind).toBe("applied");
    expect(primary.host.load.workers).toBe(1);
  });

  it("is told that its question failed where its arguments make no sense, and nothing is written", async () => {
    const { socket, lines } = await rawWorker();
    const set = { contextId: "a", expectedRevision: 0, changes: [{ patch: null, by, origin: "", ttlMs: 0 }] };
    socket.write(
      `${JSON.stringify({ id: 1, method: "contexts.set", args: [set] })}\n${JSON.stringify({ id: 2, method: "rates.take", args: [] })}\n`,
    );
    await eventually(() => expect(lines).toHaveLength(2));
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ failure: expect.any(String) });
    expect((await createPrimaryStore(await primary.link()).get("a")).revision).toBe(0);
  });
});

describe("a change", () => {
  it("is told to the workers that watch its context alone, in the same bytes, without the value", async () => {
    const [one, two, none] = [await rawWorker(), await rawWorker(), await rawWorker()];
    for (const { socket } of [one, two]) socket.write(`${JSON.stringify({ id: 1, method: "contexts.watch", args: ["a"] })}\n`);
    none.socket.write(`${JSON.stringify({ id: 1, method: "contexts.watch", args: ["b"] })}\n`);
    for (const { lines } of [one, two, none]) await eventually(() => expect(lines).toHaveLength(1));
    const store = createPrimaryStore(await primary.link());
    await apply(store, "a", { first: 1 });
    await apply(store, "a", { second: 2 });
    const news = (lines: readonly string[]) => lines.filter((line) => line.includes('"news"'));
    await eventually(() => expect(news(one.lines)).toHaveLength(2));
    await eventually(() => expect(news(two.lines)).toEqual(news(one.lines)));
    expect(JSON.parse(news(one.lines)[1] ?? "")).toEqual({
      news: "changed",
      about: { change: { contextId: "a", fromRevision: 1, revision: 2, patch: { second: 2 }, by }, origin: "" },
    });
    expect(news(none.lines)).toEqual([]);
  });

  it("comes with the value where the patch does not lead there from what was told before", async () => {
    const contexts = createMemoryStore({ clock: Date.now, maxContexts: 10, maxContextBytes: 1_000_000 });
    await apply(contexts, "a", { before: 1 });
    await using started = await openTestPrimary({ contexts });
    const store = createPrimaryStore(await started.link());
    const told: unknown[] = [];
    await store.watch("a", ({ snapshot }) => told.push(snapshot.value));
    await apply(store, "a", { after: 2 });
    expect(told).toEqual([{ before: 1, after: 2 }]);
  });
});
