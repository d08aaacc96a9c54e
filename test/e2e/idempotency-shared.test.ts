/** Two servers, one Redis: a call with a key is made once, whichever server is asked, and whichever of them is lost. */

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRedisStore } from "../../runtime/context/stores/redis.ts";
import { RedisLink } from "../../runtime/redis/link.ts";
import { openRedisCallRecords } from "../../runtime/shared/drivers/redis-call-records.ts";
import { noRedis, type RedisServer, startRedis } from "../stores/redis-server.ts";
import { startWire, type Wire } from "../stores/wire.ts";
import { eventually } from "../support/eventually.ts";
import { recordingLogger } from "../support/logger.ts";
import { connectPeer, type Peer } from "../support/peer.ts";
import type { TestTool } from "../support/registry.ts";
import { startServer, type TestServer } from "../support/server.ts";

interface Replica {
  readonly running: TestServer;
  readonly wire: Wire;
  readonly peer: Peer;
}

describe.skipIf(noRedis !== undefined)(`two servers that share calls${noRedis === undefined ? "" : ` (${noRedis})`}`, () => {
  let redis: RedisServer;
  let opened: AsyncDisposable[] = [];

  beforeAll(async () => {
    redis = await startRedis();
  });

  afterAll(async () => {
    await redis[Symbol.asyncDispose]();
  });

  /** A handler that ends when told, and counts. */
  function slowTool(effects: "write" | "idempotent") {
    const finish: ((result: unknown) => void)[] = [];
    const tool: TestTool = { handler: () => new Promise((resolve) => finish.push(resolve)), descriptor: { effects } };
    return { tool, finish };
  }

  /** By default with more patience than the busiest machine needs: nobody is given up by mistake. */
  async function startReplica(
    prefix: string,
    tools: Readonly<Record<string, TestTool>>,
    { timeoutMs = 20_000, leaseMs = 20_000 }: { readonly timeoutMs?: number; readonly leaseMs?: number } = {},
  ): Promise<Replica> {
    const logger = recordingLogger();
    const wire = await startWire(redis.port);
    const link = await RedisLink.open({ url: `redis://127.0.0.1:${wire.port}`, prefix, timeoutMs, logger });
    const store = createRedisStore({ link, logger, maxContexts: 10, maxContextBytes: 1_000_000 });
    const limits = { idempotencyWindowMs: 60_000, maxIdempotencyRecords: 100, maxIdempotencyBytes: 1_000_000 };
    const calls = await openRedisCallRecords({ ...limits, link, leaseMs });
    const running = await startServer({ tools }, { store, calls, settings: { drainTimeoutMs: 100 } });
    opened.push(running, wire);
    return { running, wire, peer: await connectPeer(running.ws) };
  }

  async function endAll(): Promise<void> {
    for (const one of opened) await one[Symbol.asyncDispose]();
    opened = [];
  }

  const call = (id: string, tool: string, key: string, more: object = {}) => ({
    type: "toolRequest",
    id,
    tool,
    payload: { id: 7 },
    metadata: { idempotency_key: key },
    ...more,
  });

  it("make it once and give both callers its result, also where the first still runs on the other server (call.idempotency-shared)", async () => {
    const { tool, finish } = slowTool("write");
    const tools = { book: tool };
    const [here, there] = [await startReplica("once", tools), await startReplica("once", tools)];
    here.peer.send(call("1", "book", "k"));
    await eventually(() => expect(finish).toHaveLength(1));
    there.peer.send(call("2", "book", "k"));
    finish[0]?.({ booked: 1 });
    expect(await there.peer.answerTo("2")).toMatchObject({ ok: true, result: { booked: 1 } });
    expect(await here.peer.answerTo("1")).toMatchObject({ ok: true, result: { booked: 1 } });
    expect(await there.peer.ask(call("4", "book", "k"))).toMatchObject({ ok: true, result: { booked: 1 } });
    expect(await there.peer.ask(call("5", "book", "k", { payload: { id: 9 } }))).toMatchObject({ ok: false, error: { code: "CONFLICT" } });
    await endAll();
  });

  it("tell of a call whose server was lost that its outcome is unknown, make it again where that does no harm, and take its answer when it comes", async () => {
    const [book, put] = [slowTool("write"), slowTool("idempotent")];
    const tools = { book: book.tool, put: put.tool };
    const short = { leaseMs: 600 };
    const [lost, there] = [await startReplica("lost", tools, short), await startReplica("lost", tools, short)];
    lost.peer.send(call("1", "book", "b"));
    lost.peer.send(call("2", "put", "p"));
    await eventually(() => expect([book.finish.length, put.finish.length]).toEqual([1, 1]));
    lost.wire.cut();
    // Waits as for any running call, until the other one's time to show a sign of life is over.
    const unknown = await there.peer.ask(call("3", "book", "b"));
    expect(unknown).toMatchObject({ ok: false, error: { code: "FAILED_PRECONDITION", retryable: false } });
    there.peer.send(call("4", "put", "p"));
    await eventually(() => expect(put.finish).toHaveLength(2));
    put.finish[1]?.("again");
    expect(await there.peer.answerTo("4")).toMatchObject({ ok: true, result: "again" });
    book.finish[0]?.("booked after all");
    expect(await lost.peer.answerTo("1")).toMatchObject({ ok: true, result: "booked after all" });
    lost.wire.mend();
    await eventually(async () => expect(await there.peer.ask(call("5", "book", "b"))).toMatchObject({ result: "booked after all" }));
    await endAll();
  });

  it("refuse calls with a key in bounded time while Redis is away, serve those without, and heal by themselves", async () => {
    const tools = { echo: { descriptor: { effects: "write" } } } as const;
    const { peer, running, wire } = await startReplica("away", tools, { timeoutMs: 500, leaseMs: 600 });
    wire.silence();
    const refused = await peer.ask(call("1", "echo", "k"));
    expect(refused).toMatchObject({ ok: false, error: { code: "UNAVAILABLE", retryable: true } });
    expect(await peer.call("2", "echo", { said: "hello" })).toMatchObject({ ok: true });
    await eventually(async () => expect((await fetch(`${running.http}/readyz`)).status).toBe(503));
    wire.mend();
    // The claim that got no answer stands for nothing: the call is made.
    await eventually(async () => expect(await peer.ask(call("3", "echo", "k"))).toMatchObject({ ok: true, result: { id: 7 } }));
    await eventually(async () => expect((await fetch(`${running.http}/readyz`)).status).toBe(200));
    await endAll();
  });
});
