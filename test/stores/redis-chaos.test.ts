/** Two servers on one Redis that is killed, cut off and falls silent under them: what they acknowledged is there, once, in order. */

import { setImmediate as nextTurn, setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ContextSnapshot, isToolError, type RegisteredContext } from "../../contract/index.ts";
import type { ContextService } from "../../runtime/context/context-service.ts";
import { createContextService } from "../../runtime/context/contexts.ts";
import type { PublishedChange } from "../../runtime/context/published-change.ts";
import type { ApplyOutcome, ContextApply, ContextStore } from "../../runtime/context/store.ts";
import { createRedisStore } from "../../runtime/context/stores/redis.ts";
import { redactFields } from "../../runtime/observe/redaction.ts";
import { RedisLink, redisScript } from "../../runtime/redis/link.ts";
import { board, contextId, writer } from "../support/crowd-board.ts";
import { eventually } from "../support/eventually.ts";
import { type Acknowledged, judgeHistory, type Met, metOf } from "../support/history.ts";
import { type RecordingLogger, recordingLogger } from "../support/logger.ts";
import { noRedis, type RedisServer, startRedis } from "./redis-server.ts";
import { startWire, type Wire } from "./wire.ts";

/** A server's contexts, with what its own subscribers met. */
interface Replica {
  readonly service: ContextService;
  readonly wire: Wire;
  readonly logger: RecordingLogger;
}

interface ReplicaChoices {
  readonly slot?: RegisteredContext;
  readonly journal?: { readonly maxChanges: number; readonly maxBytes: number };
  readonly wrap?: (store: ContextStore) => ContextStore;
  readonly patienceMs?: number;
}

/** Patience with a Redis that says nothing. */
const timeoutMs = 400;

/** Patience where nobody is silent: a lost connection is noticed at once, and a busy machine is not taken for one. */
const longMs = 30_000;

/** How long the wire stays cut: what is asked of two servers that lose Redis. */
const awayMs = 10_000;

describe.skipIf(noRedis !== undefined)(`two servers on one Redis${noRedis === undefined ? "" : ` (${noRedis})`}`, () => {
  let redis: RedisServer;
  let replicas: Replica[];
  let acknowledged: Acknowledged[];
  let subscribers: Record<string, Met[]>;
  let refused: { readonly code: string; readonly retryable: boolean }[];
  let prefixes = 0;

  beforeAll(async () => {
    redis = await startRedis();
  });

  afterAll(() => redis[Symbol.asyncDispose]());

  beforeEach(() => {
    [acknowledged, subscribers, refused, replicas] = [[], {}, [], []];
  });

  afterEach(async () => {
    for (const { service, wire } of replicas) {
      await service.close();
      await wire[Symbol.asyncDispose]();
    }
  });

  async function startReplica(
    prefix: string,
    { slot = board, journal, wrap = (store) => store, patienceMs = longMs }: ReplicaChoices = {},
  ): Promise<Replica> {
    const wire = await startWire(redis.port);
    const logger = recordingLogger();
    const link = await RedisLink.open({ url: `redis://127.0.0.1:${wire.port}`, prefix, timeoutMs: patienceMs, logger });
    const limits = { maxContexts: 10, maxContextBytes: 1_000_000 };
    const store = createRedisStore({ link, logger, ...limits, ...(journal === undefined ? {} : { journal }) });
    return { service: createContextService({ contexts: [slot], store: wrap(store), logger }), wire, logger };
  }

  /** @param choices - Of each. */
  async function startReplicas(...choices: readonly ReplicaChoices[]): Promise<readonly Replica[]> {
    const prefix = `chaos-${++prefixes}`;
    const started = await Promise.all(choices.map((choice) => startReplica(prefix, choice)));
    replicas.push(...started);
    return started;
  }

  /** A subscriber that resumes where its server lost the store for it. */
  async function subscribe(name: string, { service }: Replica): Promise<void> {
    const met: Met[] = [];
    subscribers[name] = met;
    await service.subscribe(writer, contextId, { origin: name, notice: (published: PublishedChange) => met.push(metOf(published)) });
  }

  async function update(at: number, id: string): Promise<boolean> {
    const { service } = replicas[at] as Replica;
    try {
      const request = { contextId, patch: { last: id, [`writer${at}`]: id }, correlationId: id, origin: "" };
      const { revision } = await service.update(writer, request);
      acknowledged.push({ contextId, revision, id });
      return true;
    } catch (error) {
      if (!isToolError(error)) throw error;
      refused.push({ code: error.code, retryable: error.retryable });
      return false;
    }
  }

  /** Each replica's writer goes on until told to stop, as fast as it is answered; refused, it waits until its server is well. */
  function writeOn(): () => Promise<void> {
    let going = true;
    const writing = replicas.map(async (_, at) => {
      for (let count = 0; going; count++) {
        if (await update(at, `r${at}-${count}`)) continue;
        // A connection that is being given up refuses at once, turn after turn: its end has to come in between.
        await nextTurn();
        await eventually(() => expect(!going || replicas[at]?.service.health() === undefined).toBe(true));
      }
    });
    return async () => {
      going = false;
      await Promise.all(writing);
    };
  }

  async function acknowledgedMore(count: number): Promise<void> {
    const from = acknowledged.length;
    await eventually(() => expect(acknowledged.length).toBeGreaterThanOrEqual(from + count));
  }

  async function everyoneHasAll(): Promise<void> {
    const last = Math.max(...acknowledged.map(({ revision }) => revision));
    await eventually(() => {
      for (const met of Object.values(subscribers)) expect(met.at(-1)?.revision).toBeGreaterThanOrEqual(last);
    });
  }

  async function follow(): Promise<void> {
    for (const [at, replica] of replicas.entries()) for (const name of ["a", "b"]) await subscribe(`subscriber-${at}${name}`, replica);
  }

  it("lose no acknowledged change when Redis is killed and comes back", async () => {
    await startReplicas({}, {});
    await follow();
    const stop = writeOn();
    for (let round = 0; round < 3; round++) {
      await acknowledgedMore(50);
      await redis.stop();
      await eventually(() => expect(replicas.map(({ service }) => service.health())).not.toContain(undefined));
      await redis.start();
      await eventually(() => expect(replicas.map(({ service }) => service.health())).toEqual([undefined, undefined]));
    }
    await acknowledgedMore(50);
    await stop();
    await everyoneHasAll();
    expect(judgeHistory(acknowledged, subscribers)).toEqual([]);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every(({ code, retryable }) => code === "UNAVAILABLE" && retryable)).toBe(true);
  });

  it.each([
    ["cut", awayMs, longMs],
    ["silence", 0, timeoutMs],
  ] as const)("lose nothing when the connection of one is gone: %s, for at least %i ms", async (how, leastMs, patienceMs) => {
    const [away, other] = (await startReplicas({ patienceMs }, {})) as [Replica, Replica];
    await follow();
    const stop = writeOn();
    await acknowledgedMore(50);
    away.wire[how]();
    await eventually(() => expect(away.service.health()).toContain("Redis"));
    // The other one goes on, and so what the first one misses grows.
    await acknowledgedMore(100);
    await wait(leastMs);
    expect(other.service.health()).toBeUndefined();
    away.wire.mend();
    await eventually(() => expect(away.service.health()).toBeUndefined());
    await acknowledgedMore(50);
    await stop();
    await everyoneHasAll();
    expect(judgeHistory(acknowledged, subscribers)).toEqual([]);
    expect(away.logger.of("redis.lost").length).toBeGreaterThan(0);
  });

  it("answer in bounded time while Redis says nothing, and start without it", async () => {
    const [away] = (await startReplicas({ patienceMs: timeoutMs })) as [Replica];
    away.wire.silence();
    expect(await update(0, "lost")).toBe(false);
    expect(refused).toEqual([{ code: "UNAVAILABLE", retryable: true }]);
    await eventually(() => expect(away.service.health()).toContain("Redis"));
    away.wire.cut();
    const logger = recordingLogger();
    const link = await RedisLink.open({ url: `redis://127.0.0.1:${away.wire.port}`, prefix: "late", timeoutMs, logger });
    expect([link.isWell, logger.of("redis.away").length]).toEqual([false, 1]);
    away.wire.mend();
    await eventually(() => expect(link.isWell).toBe(true));
    await link.close();
  });

  it("are not well from when a silent connection is given up, though its end is still to come", async () => {
    const [away] = (await startReplicas({})) as [Replica];
    const url = `redis://127.0.0.1:${away.wire.port}`;
    const link = await RedisLink.open({ url, prefix: "given-up", timeoutMs, logger: recordingLogger() });
    /** Whether the link was called well at each refusal. */
    const told: boolean[] = [];
    const ask = () => link.run(redisScript("return 1")).catch((error) => String(error).includes("no connection") && told.push(link.isWell));
    const asked: Promise<unknown>[] = [];
    away.wire.silence();
    for (; told.length === 0; await nextTurn()) asked.push(ask());
    expect(told[0]).toBe(false);
    await Promise.all(asked);
    await link.close();
  });

  it("say in the log what failed and where, and show nobody's stack", async () => {
    const [away] = (await startReplicas({})) as [Replica];
    const logger = recordingLogger();
    const where = `127.0.0.1:${away.wire.port}`;
    const link = await RedisLink.open({ url: `redis://${where}`, prefix: "stackless", timeoutMs, logger });
    const failure = async () => redactFields({ error: await link.run(redisScript("return 1")).catch((error: unknown) => error) }).error;
    away.wire.silence();
    const said = [await failure()];
    away.wire.cut();
    said.push(await failure());
    await link.close();
    for (const each of said)
      expect(each).toEqual({
        name: "RedisFailure",
        message: expect.stringMatching(
          `^Redis at ${where}: (no answer came in time|the connection was lost before an answer came|there is no connection)$`,
        ),
      });
  });

  it("tell 2,000 changes made at both ends to 200 subscribers, each in order or by a fold, and lose none", async () => {
    await startReplicas({}, {});
    const names = Array.from({ length: 200 }, (_, index) => `subscriber-${index}`);
    await Promise.all(names.map((name, index) => subscribe(name, replicas[index % 2] as Replica)));
    const eachEnd = (at: number) => Array.from({ length: 1_000 }, (_, count) => update(at, `r${at}-${count}`));
    await Promise.all([...eachEnd(0), ...eachEnd(1)]);
    await everyoneHasAll();
    expect(acknowledged.map(({ revision }) => revision).sort((left, right) => left - right)).toEqual(
      Array.from({ length: 2_000 }, (_, index) => index + 1),
    );
    expect(judgeHistory(acknowledged, subscribers)).toEqual([]);
    expect((await replicas[0]?.service.history(writer, contextId, { limit: 1 }))?.[0]?.change.revision).toBe(2_000);
  });

  /** Two replicas of their own; what happens while the first one's wire is cut, and what its subscriber is told afterwards. */
  async function missed(slot: RegisteredContext, maxChanges: number, meanwhile: (other: ContextService) => Promise<unknown>) {
    const journal = { maxChanges, maxBytes: 100_000 };
    const [away, other] = (await startReplicas({ slot, journal }, { slot, journal })) as [Replica, Replica];
    const told: PublishedChange[] = [];
    await away.service.update(writer, { contextId, patch: { a: 1, b: { c: 1, d: 1 } }, correlationId: "c-1", origin: "" });
    await away.service.subscribe(writer, contextId, { origin: "", notice: (published) => told.push(published) });
    away.wire.cut();
    await eventually(() => expect(away.service.health()).toContain("Redis"));
    await meanwhile(other.service);
    away.wire.mend();
    await eventually(() => expect(told.length).toBeGreaterThan(0));
    return told.map(({ change, snapshot }) => ({ ...change, value: snapshot.value }));
  }

  it("fold for a subscriber what the journal no longer holds", async () => {
    const told = await missed(board, 2, async (other) => {
      for (let count = 2; count <= 6; count++) {
        await other.update(writer, { contextId, patch: { a: count, b: { c: null } }, correlationId: `c-${count}`, origin: "" });
      }
    });
    const by = { agentId: "writer", correlationId: "c-6" };
    expect(told).toEqual([{ contextId, fromRevision: 1, revision: 6, patch: { a: 6, b: { c: null } }, by, value: { a: 6, b: { d: 1 } } }]);
  });

  it("tell a subscriber that a context was forgotten and began anew while its server was away", async () => {
    const short: RegisteredContext = { ...board, slot: { ...board.slot, ttlMs: 4_000 } };
    const told = await missed(short, 100, async (other) => {
      await eventually(async () => expect((await other.get(writer, contextId)).revision).toBe(0));
      await other.update(writer, { contextId, patch: { fresh: true }, correlationId: "c-2", origin: "" });
    });
    expect(told[0]).toMatchObject({ fromRevision: 1, revision: 3, value: { fresh: true } });
  });

  it("are found out when one acknowledges a change that it never wrote", async () => {
    const liar: ReplicaChoices = {
      wrap: (store) => ({
        ...bound(store),
        apply: async (request) => (request.by.correlationId === "r2-3" ? lie(request, await store.get(contextId)) : store.apply(request)),
      }),
    };
    await startReplicas({}, {}, liar);
    await follow();
    for (let count = 0; count < 10; count++) for (const at of [0, 1, 2]) await update(at, `r${at}-${count}`);
    await everyoneHasAll();
    expect(judgeHistory(acknowledged, subscribers).join("\n")).toMatch(/given to r2-3 and to|never met r2-3/);
  });
});

/** An answer without a deed. */
function lie({ patch, by }: ContextApply, { revision, value }: ContextSnapshot): ApplyOutcome {
  const change = { contextId, fromRevision: revision, revision: revision + 1, patch, by };
  return { kind: "applied", change, snapshot: { contextId, revision: revision + 1, value } };
}

/** A store's methods, for one that differs in some of them. */
function bound(store: ContextStore): ContextStore {
  return {
    get: (id) => store.get(id),
    apply: (request) => store.apply(request),
    changesSince: (id, from) => store.changesSince(id, from),
    history: (id, range) => store.history(id, range),
    watch: (id, listener) => store.watch(id, listener),
    sweep: () => store.sweep(),
    health: () => store.health(),
    close: () => store.close(),
  };
}
