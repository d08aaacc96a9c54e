/** Two servers, one Redis, agents on both: one context, and the same to each of them. */

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "../../contract/index.ts";
import { createRedisStore } from "../../runtime/context/stores/redis.ts";
import { RedisLink } from "../../runtime/redis/link.ts";
import { noRedis, type RedisServer, startRedis } from "../stores/redis-server.ts";
import { eventually } from "../support/eventually.ts";
import { recordingLogger } from "../support/logger.ts";
import { connectPeer } from "../support/peer.ts";
import { slotOf, startServer, type TestServer } from "../support/server.ts";

describe.skipIf(noRedis !== undefined)(`two servers that share contexts${noRedis === undefined ? "" : ` (${noRedis})`}`, () => {
  let redis: RedisServer;

  beforeAll(async () => {
    redis = await startRedis();
  });

  afterAll(() => redis[Symbol.asyncDispose]());

  async function startShared(prefix: string): Promise<TestServer> {
    const logger = recordingLogger();
    const link = await RedisLink.open({ url: redis.url, prefix, timeoutMs: 10_000, logger });
    const store = createRedisStore({ link, logger, maxContexts: 10, maxContextBytes: 1_000_000 });
    return startServer({ tools: { echo: {} }, contexts: [slotOf("board")] }, { store });
  }

  it("serve any agent: each is told what the other's agents change, and resumes on either without gap or double", async () => {
    await using here = await startShared("told");
    await using there = await startShared("told");
    const writer = await connectPeer(here.ws);
    const reader = await connectPeer(there.ws, { key: "key-other" });
    await reader.ask({ type: "contextSubscribe", id: "s", context_id: "board" });
    await writer.ask({ type: "contextUpdate", id: "u1", context_id: "board", patch: { a: 1 } });
    expect(await reader.ofType("contextUpdate")).toMatchObject({
      from_revision: 0,
      revision: 1,
      patch: { a: 1 },
      by: { agent_id: "tester" },
    });
    await reader.close();
    await writer.ask({ type: "contextUpdate", id: "u2", context_id: "board", patch: { b: 2 } });
    const back = await connectPeer(here.ws, { key: "key-other" });
    back.send({ type: "contextSubscribe", id: "s", context_id: "board", from_revision: 1 });
    expect(await back.ofType("contextUpdate")).toMatchObject({ from_revision: 1, revision: 2, patch: { b: 2 } });
    expect(await back.answerTo("s")).toMatchObject({ ok: true, revision: 2 });
  });

  it("go on without Redis where no context is needed, say so at /readyz, and heal by themselves", async () => {
    await using running = await startShared("away");
    const peer = await connectPeer(running.ws);
    expect(await peer.ask({ type: "contextUpdate", id: "u1", context_id: "board", patch: { a: 1 } })).toMatchObject({ ok: true });
    await redis.stop();
    const refused = await peer.ask({ type: "contextGet", id: "g1", context_id: "board" });
    expect(refused.error as JsonObject).toMatchObject({ code: "UNAVAILABLE", retryable: true });
    expect(await peer.call("c1", "echo", { said: "hello" })).toMatchObject({ ok: true, result: { said: "hello" } });
    const ready = await fetch(`${running.http}/readyz`);
    expect([ready.status, JSON.stringify(await ready.json())]).toEqual([503, expect.stringContaining("Redis")]);
    await redis.start();
    await eventually(async () => expect((await fetch(`${running.http}/readyz`)).status).toBe(200));
    expect(await peer.ask({ type: "contextGet", id: "g2", context_id: "board" })).toMatchObject({
      ok: true,
      revision: 1,
      snapshot: { a: 1 },
    });
  });
});
