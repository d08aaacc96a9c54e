/** Two servers with credential files of their own and one Redis: a key that is revoked at one opens nothing at the other. */

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { revokeKeys } from "../../runtime/auth/change-keys.ts";
import { RedisLink } from "../../runtime/redis/link.ts";
import { openRedisRevocations } from "../../runtime/shared/drivers/redis-revocations.ts";
import { noRedis, type RedisServer, startRedis } from "../stores/redis-server.ts";
import { startWire } from "../stores/wire.ts";
import { type KeyedServer, startKeyedServer } from "../support/keyed-server.ts";
import { recordingLogger } from "../support/logger.ts";
import { connectPeer } from "../support/peer.ts";
import { agentOf } from "../support/registry.ts";

describe.skipIf(noRedis !== undefined)(`two servers that share revocations${noRedis === undefined ? "" : ` (${noRedis})`}`, () => {
  let redis: RedisServer;

  beforeAll(async () => {
    redis = await startRedis();
  });

  afterAll(() => redis[Symbol.asyncDispose]());

  async function start(prefix: string) {
    const logger = recordingLogger();
    const wire = await startWire(redis.port);
    const link = await RedisLink.open({ url: `redis://127.0.0.1:${wire.port}`, prefix, timeoutMs: 10_000, logger });
    const revocations = await openRedisRevocations({ link, logger, clock: Date.now });
    // The file says nothing here but when it is written.
    const started = await startKeyedServer(
      { tools: { echo: {} }, agents: [agentOf("care")] },
      { revocations, settings: { credentialPollMs: 60_000 } },
    );
    return {
      ...started,
      wire,
      async [Symbol.asyncDispose]() {
        await started.server[Symbol.asyncDispose]();
        await link.close();
        await wire[Symbol.asyncDispose]();
      },
    };
  }

  const call = (server: KeyedServer, key: string): Promise<Response> =>
    fetch(`${server.http}/v1/tools/echo`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: '{"payload":{}}',
    });

  /** Gives the second server the first one's key too. */
  async function shareKey(from: Awaited<ReturnType<typeof start>>, to: Awaited<ReturnType<typeof start>>): Promise<void> {
    const { credentials } = await from.server.change((stored) => ({ credentials: stored }));
    await to.server.change((stored) => ({ credentials: [...stored, ...credentials] }));
    await to.server.acknowledged(from.keyId, true);
  }

  it("close its connections and refuse its calls at both (auth.revoke-shared)", async () => {
    await using here = await start("revoked");
    await using there = await start("revoked");
    await shareKey(here, there);
    const peer = await connectPeer(there.server.ws, { key: here.key });
    expect(await peer.call("1", "echo")).toMatchObject({ ok: true });
    await here.server.change((stored, now) => revokeKeys(stored, "care", { all: true }, now));
    expect(await peer.closed).toMatchObject({ code: 1008 });
    expect((await call(there.server, here.key)).status).toBe(401);
    expect((await call(there.server, there.key)).status).toBe(200);
  });

  it("tell one that was cut off when it is back, and one that begins", async () => {
    await using here = await start("cut");
    await using away = await start("cut");
    await shareKey(here, away);
    const peer = await connectPeer(away.server.ws, { key: here.key });
    away.wire.cut();
    await here.server.change((stored, now) => revokeKeys(stored, "care", { all: true }, now));
    await here.server.acknowledged(here.keyId, false);
    expect(await peer.call("1", "echo")).toMatchObject({ ok: true });
    away.wire.mend();
    expect(await peer.closed).toMatchObject({ code: 1008 });
    await using late = await start("cut");
    const { credentials } = await here.server.change((stored) => ({ credentials: stored }));
    // Its file has that key alone, as if nobody had revoked it.
    await late.server.change(() => ({ credentials: credentials.map(({ revokedAt: _revokedAt, ...credential }) => credential) }));
    await late.server.acknowledged(late.keyId, false);
    expect((await call(late.server, here.key)).status).toBe(401);
  });
});
