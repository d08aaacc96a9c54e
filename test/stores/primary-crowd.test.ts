/** Two workers and the process that keeps their contexts on its disk: many changes at once, many subscribers, one worker lost on the way. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ContextService } from "../../runtime/context/context-service.ts";
import { createContextService } from "../../runtime/context/contexts.ts";
import type { ContextStore } from "../../runtime/context/store.ts";
import { openFileStore } from "../../runtime/context/stores/file.ts";
import { createPrimaryStore } from "../../runtime/context/stores/primary.ts";
import { silentLogger } from "../../runtime/observe/pino-logger.ts";
import type { PrimaryLink } from "../../runtime/primary/link.ts";
import { board, contextId, writer } from "../support/crowd-board.ts";
import { eventually } from "../support/eventually.ts";
import { type Acknowledged, judgeHistory, type Met, metOf } from "../support/history.ts";
import { openTestPrimary, type TestPrimary } from "../support/primary.ts";

interface TestWorker {
  readonly service: ContextService;
  readonly link: PrimaryLink;
}

describe("two workers whose primary keeps contexts on its disk", () => {
  let dir: string;
  let primary: TestPrimary;
  let workers: TestWorker[];
  let acknowledged: Acknowledged[];
  let subscribers: Record<string, Met[]>;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), "toolwright-crowd-"));
    const limits = { maxContexts: 10, maxContextBytes: 10_000_000 };
    const contexts = await openFileStore({ dir, logger: silentLogger, clock: Date.now, ...limits });
    // On a busy machine 2,000 changes at once take longer than a worker elsewhere waits.
    primary = await openTestPrimary({ contexts, timeoutMs: 30_000 });
    [acknowledged, subscribers] = [[], {}];
    workers = [await startWorker(), await startWorker()];
  });

  afterEach(async () => {
    for (const { service } of workers) await service.close();
    await primary[Symbol.asyncDispose]();
    await rm(dir, { recursive: true, force: true });
  });

  async function startWorker(wrap = (store: ContextStore) => store): Promise<TestWorker> {
    const link = await primary.link();
    return { service: createContextService({ contexts: [board], store: wrap(createPrimaryStore(link)), logger: silentLogger }), link };
  }

  async function subscribe(name: string, at: number): Promise<void> {
    const met: Met[] = [];
    subscribers[name] = met;
    await workers[at]?.service.subscribe(writer, contextId, { origin: name, notice: (published) => met.push(metOf(published)) });
  }

  async function update(at: number, id: string): Promise<boolean> {
    const request = { contextId, patch: { last: id, [`writer${at}`]: id }, correlationId: id, origin: "" };
    const made = await workers[at]?.service.update(writer, request).catch(() => undefined);
    if (made !== undefined) acknowledged.push({ contextId, revision: made.revision, id });
    return made !== undefined;
  }

  async function allMet(): Promise<void> {
    const last = Math.max(...acknowledged.map(({ revision }) => revision));
    await eventually(() => {
      for (const met of Object.values(subscribers)) expect(met.at(-1)?.revision).toBeGreaterThanOrEqual(last);
    });
  }

  it("tell 2,000 changes made at both to 200 subscribers, each in order, and lose none", async () => {
    await Promise.all(Array.from({ length: 200 }, (_, index) => subscribe(`subscriber-${index}`, index % 2)));
    const each = (at: number) => Array.from({ length: 1_000 }, (_, count) => update(at, `w${at}-${count}`));
    await Promise.all([...each(0), ...each(1)]);
    await allMet();
    expect(acknowledged.map(({ revision }) => revision).sort((left, right) => left - right)).toEqual(
      Array.from({ length: 2_000 }, (_, index) => index + 1),
    );
    expect(judgeHistory(acknowledged, subscribers)).toEqual([]);
  });

  it("lose no acknowledged change with one of them", async () => {
    await subscribe("there", 1);
    const each = (at: number) => Array.from({ length: 300 }, (_, count) => update(at, `w${at}-${count}`));
    const writing = Promise.all([...each(0), ...each(1)]);
    await eventually(() => expect(acknowledged.length).toBeGreaterThan(50));
    await primary.kill((workers[0] as TestWorker).link);
    const made = await writing;
    expect(made.slice(300)).toEqual(Array.from({ length: 300 }, () => true));
    await allMet();
    expect(judgeHistory(acknowledged, subscribers)).toEqual([]);
  });

  it("are found out when one acknowledges a change that it never wrote", async () => {
    workers.push(await startWorker(lie));
    for (const at of [0, 1]) await subscribe(`subscriber-${at}`, at);
    for (let count = 0; count < 10; count++) for (const at of [0, 1, 2]) await update(at, `w${at}-${count}`);
    await allMet();
    expect(judgeHistory(acknowledged, subscribers).join("\n")).toMatch(/given to w2-3 and to|never met w2-3/);
  });
});

/** A store that answers one change without a deed. */
function lie(store: ContextStore): ContextStore {
  return {
    get: (id) => store.get(id),
    async apply(request) {
      if (request.by.correlationId !== "w2-3") return store.apply(request);
      const { revision, value } = await store.get(contextId);
      const { patch, by } = request;
      const change = { contextId, fromRevision: revision, revision: revision + 1, patch, by };
      return { kind: "applied", change, snapshot: { contextId, revision: revision + 1, value } };
    },
    changesSince: (id, from) => store.changesSince(id, from),
    history: (id, range) => store.history(id, range),
    watch: (id, listener) => store.watch(id, listener),
    sweep: () => store.sweep(),
    health: () => store.health(),
    close: () => store.close(),
  };
}
