/** Agents that come with an issuer's tokens: a real issuer, real connections, plain HTTP. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { IdentityRefused, openIdentity } from "../../runtime/auth/open-identity.ts";
import { defaultSettings, type ServerSettings } from "../../runtime/config/options.ts";
import { type Issuer, startIssuer } from "../support/issuer.ts";
import { recordingLogger } from "../support/logger.ts";
import { connectPeer, refusedUpgrade } from "../support/peer.ts";
import { agentOf, registryOf } from "../support/registry.ts";
import { startServer, type TestServer } from "../support/server.ts";

const registry = {
  tools: {
    whoami: {
      handler: (_input: unknown, { userId, principal }: { readonly userId?: string | undefined; readonly principal: object }) => ({
        userId: userId ?? null,
        claims: (principal as { readonly claims?: object }).claims ?? null,
      }),
    },
    secret: { descriptor: { scopes: ["cases:read"] } },
  },
  agents: [agentOf("care", { scopes: ["cases:read"] })],
};

let issuer: Issuer;
let projectDir: string;
let server: TestServer | undefined;

beforeEach(async () => {
  issuer = await startIssuer();
  projectDir = await mkdtemp(join(tmpdir(), "toolwright-tokens-"));
});

afterEach(async () => {
  await server?.[Symbol.asyncDispose]();
  server = undefined;
  await issuer[Symbol.asyncDispose]();
  await rm(projectDir, { recursive: true, force: true });
});

/** Beyond loopback, without a key: the issuer alone lets agents in. */
async function identity(settings: Partial<ServerSettings> = {}) {
  const logger = recordingLogger();
  const all = { ...defaultSettings, port: 0, jwtIssuer: issuer.url, jwtAudience: ["toolwright"], jwtClockToleranceMs: 0, ...settings };
  const { authenticator } = await openIdentity({ registry: registryOf(registry), projectDir, settings: all, isLoopback: false, logger });
  return { authenticator, settings: all, logger };
}

async function start(settings?: Partial<ServerSettings>): Promise<TestServer> {
  server = await startServer(registry, await identity(settings));
  return server;
}

async function call(tool: string, token: string, metadata: object = {}) {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const response = await fetch(`${server?.http}/v1/tools/${tool}`, {
    method: "POST",
    headers,
    body: JSON.stringify({ payload: {}, metadata }),
  });
  return {
    status: response.status,
    body: (await response.json()) as Record<string, unknown>,
    retryAfter: response.headers.get("retry-after"),
  };
}

describe("an agent with a token", () => {
  it("calls over WebSocket and HTTP as the agent that the token names (auth.tokens)", async () => {
    const { ws } = await start();
    const token = await issuer.token({ sub: "care" });
    const peer = await connectPeer(ws, { key: token });
    expect(peer.frames[0]).toMatchObject({ type: "welcome", agent_id: "care", scopes: ["cases:read"] });
    expect(await peer.call("c", "secret")).toMatchObject({ ok: true });
    expect(await call("secret", token)).toMatchObject({ status: 200 });
    await peer.close();
  });

  it("is refused with 401 when the token is worth nothing, and hears nothing of why", async () => {
    const { ws } = await start();
    const foreign = await issuer.token({ sub: "care", aud: "billing" });
    expect(await call("secret", foreign)).toMatchObject({ status: 401, body: { error: { code: "UNAUTHENTICATED" } } });
    const refused = await refusedUpgrade(ws, { key: foreign });
    expect([refused.status, JSON.stringify(refused.body).includes("billing")]).toEqual([401, false]);
  });

  it("may try again with 503 when the issuer cannot be asked, on every way in", async () => {
    const { ws } = await start();
    issuer.behave("failing");
    const token = await issuer.token({ sub: "care" });
    const answer = await call("secret", token);
    expect(answer).toMatchObject({ status: 503, body: { error: { code: "UNAVAILABLE", retryable: true } } });
    expect(Number(answer.retryAfter)).toBeGreaterThan(0);
    expect((await refusedUpgrade(ws, { key: token })).status).toBe(503);
    const catalog = await fetch(`${server?.http}/v1/catalog`, { headers: { authorization: `Bearer ${token}` } });
    expect(catalog.status).toBe(503);
  });

  it("loses its connection with 1008 when the token expires (auth.expiry-live)", async () => {
    const { ws } = await start();
    const peer = await connectPeer(ws, { key: await issuer.token({ sub: "care", exp: Math.floor(Date.now() / 1_000) + 6 }) });
    expect(await peer.call("c", "secret")).toMatchObject({ ok: true });
    expect(await peer.closed).toEqual({ code: 1008, reason: "the credential has expired" });
  });

  it("gets no further by what a message says of a user: that is data, and never authority (auth.user-is-data)", async () => {
    await start({ jwtScopeClaim: "scope" });
    const plain = await issuer.token({ sub: "care", scope: "nothing" });
    for (const user_id of ["care", "admin", "root"]) {
      expect(await call("secret", plain, { user_id })).toMatchObject({ status: 403, body: { error: { code: "PERMISSION_DENIED" } } });
    }
    expect(await call("whoami", plain, { user_id: "someone" })).toMatchObject({ body: { result: { userId: "someone", claims: null } } });
  });

  it("brings the user that its issuer vouches for, which no message can change (auth.user-is-data)", async () => {
    await start({ jwtClaims: ["user_id=email"] });
    const token = await issuer.token({ sub: "care", email: "who@example.com" });
    const result = { userId: "who@example.com", claims: { user_id: "who@example.com" } };
    expect(await call("whoami", token, { user_id: "someone" })).toMatchObject({ body: { result } });
    expect(await call("whoami", token)).toMatchObject({ body: { result } });
  });
});

describe("a server with an issuer", () => {
  it("starts beyond loopback without a key, and one without an issuer does not", async () => {
    expect((await identity()).authenticator).toBeDefined();
    await expect(identity({ jwtIssuer: "none" })).rejects.toThrow(IdentityRefused);
  });

  it("does not start with an algorithm of shared secrets, or without an audience", async () => {
    await expect(identity({ jwtAlgorithms: ["HS256"] })).rejects.toThrow("jwtAlgorithms");
    await expect(identity({ jwtAudience: [] })).rejects.toThrow("jwtAudience");
  });
});
