/** Keys that come and go under a running server: real connections and plain HTTP. */

import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import type { ToolHandler } from "../../contract/index.ts";
import { addKey, revokeKeys, rotateKey } from "../../runtime/auth/change-keys.ts";
import { createMemoryRevocations } from "../../runtime/shared/drivers/memory-revocations.ts";
import { type KeyedServer, type KeyedServerOptions, startKeyedServer } from "../support/keyed-server.ts";
import { connectPeer, type Frame, refusedUpgrade } from "../support/peer.ts";
import { agentOf, type TestRegistry } from "../support/registry.ts";

const care = agentOf("care");
const servers: KeyedServer[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server[Symbol.asyncDispose]();
});

interface Gate {
  /** Calls that wait in the handler of `hold`. */
  waiting: number;
  aborted: number;
  open: () => void;
}

function registryWith(gate: Gate): TestRegistry {
  const opened = new Promise<void>((resolve) => {
    gate.open = resolve;
  });
  const handler: ToolHandler = async (_input, { signal }) => {
    gate.waiting++;
    signal.addEventListener("abort", () => gate.aborted++);
    await opened;
    return {};
  };
  return {
    tools: {
      echo: { handler: (input) => input },
      hold: { handler },
      charge: { handler, descriptor: { effects: "write" } },
    },
    agents: [care],
  };
}

async function start(options?: KeyedServerOptions) {
  const gate: Gate = { waiting: 0, aborted: 0, open: () => undefined };
  const started = await startKeyedServer(registryWith(gate), options);
  servers.push(started.server);
  return { ...started, gate };
}

function post(server: KeyedServer, key: string, tool = "echo"): Promise<Response> {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  return fetch(`${server.http}/v1/tools/${tool}`, { method: "POST", headers, body: '{"payload":{}}' });
}

describe("a key that is revoked while its agent is calling", () => {
  it("has no call succeed after the acknowledgement, over WebSocket and HTTP, and loses its connections (auth.revoke-live)", async () => {
    const { server, key, keyId } = await start();
    const [calling, idle] = [await connectPeer(server.ws, { key }), await connectPeer(server.ws, { key })];
    let acknowledged = false;
    const late: unknown[] = [];
    let early = 0;
    const count = (isLate: boolean, succeeded: boolean): void => {
      if (isLate && succeeded) late.push("a call that began after the acknowledgement");
      if (!isLate && succeeded) early++;
    };
    const overHttp = async (): Promise<void> => {
      for (let after = 0; after < 20; ) {
        const isLate = acknowledged;
        if (isLate) after++;
        count(isLate, (await post(server, key)).status === 200);
      }
    };
    const overSocket = async (): Promise<void> => {
      for (let id = 0; ; id++) {
        const isLate = acknowledged;
        const answer = await calling.call(`c${id}`, "echo").catch(() => undefined);
        if (answer === undefined) return;
        count(isLate, answer.ok === true);
      }
    };
    const traffic = [overHttp(), overHttp(), overSocket()];
    await expect.poll(() => early, { interval: 1 }).toBeGreaterThan(30);
    await server.change((stored, now) => revokeKeys(stored, "care", { all: true }, now));
    await server.acknowledged(keyId, false);
    acknowledged = true;
    await Promise.all(traffic);
    expect(late).toEqual([]);
    const closed = { code: 1008, reason: "the credential was revoked" };
    expect(await Promise.all([calling.closed, idle.closed])).toEqual([closed, closed]);
    expect((await post(server, key)).status).toBe(401);
    expect((await refusedUpgrade(server.ws, { key })).status).toBe(401);
    expect(server.logger.of("credential.ended").map(({ fields }) => fields)).toEqual([{ credentialId: keyId }]);
  });

  it("has its calls in flight cancelled with their connection, and those over HTTP answered (auth.revoke-live)", async () => {
    const { server, key, keyId, gate } = await start();
    const peer = await connectPeer(server.ws, { key });
    peer.send({ type: "toolRequest", id: "held", tool: "hold", payload: {} });
    const held = post(server, key, "hold");
    await expect.poll(() => gate.waiting, { interval: 1 }).toBe(2);
    await server.change((stored, now) => revokeKeys(stored, "care", { all: true }, now));
    await server.acknowledged(keyId, false);
    expect(gate.aborted).toBe(1);
    gate.open();
    expect((await held).status).toBe(200);
    expect((await peer.closed).code).toBe(1008);
    expect(peer.frames.filter(({ id }) => id === "held")).toEqual([]);
  });

  it("has its calls with a key cancelled too, whether their connection is there or lost (auth.revoke-live)", async () => {
    const { server, key, keyId, gate } = await start();
    const charge = (id: string) => ({ type: "toolRequest", id, tool: "charge", payload: {}, metadata: { idempotency_key: id } });
    const [lost, there] = [await connectPeer(server.ws, { key }), await connectPeer(server.ws, { key })];
    lost.send(charge("first"));
    there.send(charge("second"));
    await expect.poll(() => gate.waiting, { interval: 1 }).toBe(2);
    lost.socket.terminate();
    await expect.poll(() => server.server.load.connections, { interval: 1 }).toBe(1);
    expect([gate.aborted, server.server.load.inFlight]).toEqual([0, 2]);
    await server.change((stored, now) => revokeKeys(stored, "care", { all: true }, now));
    await server.acknowledged(keyId, false);
    expect([gate.aborted, server.server.load.inFlight]).toEqual([2, 0]);
  });

  it("refuses a body that was on its way, and a ticket that was bought before", async () => {
    const { server, key, keyId } = await start();
    const bought = await fetch(`${server.http}/v1/tickets`, { method: "POST", headers: { authorization: `Bearer ${key}` } });
    const { ticket } = (await bought.json()) as { readonly ticket: string };
    // Whoever is told to continue has shown a key that counted.
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json", expect: "100-continue" };
    const slow = request(`${server.http}/v1/tools/echo`, { method: "POST", headers });
    slow.flushHeaders();
    await once(slow, "continue");
    await server.change((stored, now) => revokeKeys(stored, "care", { all: true }, now));
    await server.acknowledged(keyId, false);
    slow.end('{"payload":{}}');
    const [answer] = (await once(slow, "response")) as [IncomingMessage];
    expect(answer.statusCode).toBe(401);
    answer.resume();
    expect((await refusedUpgrade(server.ws, { key: "", protocols: ["toolwright.v1", `ticket.${ticket}`] })).status).toBe(401);
  });

  it("has its streams of MCP closed, as its WebSockets are (auth.revoke-live)", async () => {
    const { server, key, keyId } = await start();
    const headers = { authorization: `Bearer ${key}`, accept: "application/json, text/event-stream", "content-type": "application/json" };
    const params = { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: { name: "test", version: "1" } };
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params });
    const opened = await fetch(`${server.http}/mcp`, { method: "POST", headers, body });
    const session = { ...headers, "mcp-session-id": opened.headers.get("mcp-session-id") ?? "" };
    const news = await fetch(`${server.http}/mcp`, { headers: session });
    expect(news.status).toBe(200);
    await server.change((stored, now) => revokeKeys(stored, "care", { all: true }, now));
    await server.acknowledged(keyId, false);
    expect(await news.text()).toBe("");
    expect((await fetch(`${server.http}/mcp`, { method: "POST", headers: session, body })).status).toBe(401);
  });

  it("leaves the agent's other key and its connections alone", async () => {
    const { server, key, keyId } = await start();
    const second = await server.change((stored, now) => addKey(stored, "care", now));
    await server.acknowledged(second.made.id, true);
    const [old, other] = [await connectPeer(server.ws, { key }), await connectPeer(server.ws, { key: second.key })];
    await server.change((stored, now) => revokeKeys(stored, "care", { id: keyId, all: false }, now));
    expect((await old.closed).code).toBe(1008);
    expect(await other.call("c", "echo")).toMatchObject({ ok: true });
    expect((await post(server, second.key)).status).toBe(200);
  });

  it("is closed out of another server that shares revocations", async () => {
    const revocations = createMemoryRevocations(Date.now);
    const [one, two] = [await start({ revocations }), await start({ revocations })];
    // Both servers know the key, each from a file of its own.
    const stored = await one.server.change((credentials) => ({ credentials }));
    await two.server.change(() => stored);
    await two.server.acknowledged(one.keyId, true);
    const peer = await connectPeer(two.server.ws, { key: one.key });
    await one.server.change((credentials, now) => revokeKeys(credentials, "care", { all: true }, now));
    expect((await peer.closed).code).toBe(1008);
    expect((await post(two.server, one.key)).status).toBe(401);
  });
});

describe("a key that expires", () => {
  it("lets the answers in flight out, takes nothing new, and then closes its connections (auth.expiry-live)", async () => {
    const { server, key, gate } = await start();
    const peer = await connectPeer(server.ws, { key });
    peer.send({ type: "toolRequest", id: "held", tool: "hold", payload: {} });
    await expect.poll(() => gate.waiting, { interval: 1 }).toBe(1);
    await server.change((stored, now) => rotateKey(stored, "care", now, 50));
    let refused: Frame;
    let id = 0;
    do refused = await peer.call(`c${id++}`, "echo");
    while (refused.ok === true);
    expect(refused.error).toMatchObject({ code: "UNAUTHENTICATED", retryable: true });
    gate.open();
    expect(await peer.answerTo("held")).toMatchObject({ ok: true });
    expect(await peer.closed).toEqual({ code: 1008, reason: "the credential has expired" });
  });
});

describe("the log of decisions", () => {
  it("names agent, tool, code and policy for each call, allowed or not (auth.audit)", async () => {
    const { server, key, keyId } = await start();
    const peer = await connectPeer(server.ws, { key });
    await peer.call("a", "echo");
    await peer.call("b", "nothing");
    await peer.ask({ type: "toolRequest", id: "c", tool: "echo", payload: {}, metadata: { agent_id: "other" } });
    await peer.ask({ type: "contextGet", id: "d", context_id: "Nothing" });
    const policyDigest = expect.stringMatching(/^[0-9a-f]{16}$/);
    const served = { operation: "contextGet", contextId: "Nothing", principalId: "care", code: "UNKNOWN_CONTEXT", policyDigest };
    expect(server.logger.of("request.finished").map(({ fields }) => fields)).toMatchObject([served]);
    const finished = server.logger.of("invoke.finished").map(({ fields }) => fields);
    expect(finished).toMatchObject([
      { principalId: "care", toolName: "echo", code: "OK", policyDigest },
      { principalId: "care", toolName: "nothing", code: "UNKNOWN_TOOL", policyDigest },
    ]);
    expect(server.logger.of("request.refused")[0]?.fields).toMatchObject({ principalId: "care", code: "PERMISSION_DENIED", policyDigest });
    expect(server.logger.of("websocket.opened")[0]?.fields).toMatchObject({ principalId: "care", credentialId: keyId, policyDigest });
    await peer.close();
  });
});
