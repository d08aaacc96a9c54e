import { request } from "node:http";
import { createConnection } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import type { JsonObject, ToolContext } from "../../contract/index.ts";
import type { Authenticator } from "../../runtime/auth/authenticator.ts";
import {
  httpHeaders,
  type McpTool,
  modernHeaders,
  modernParams,
  modernVersion,
  openSession,
  postMcp,
  startMcpServer,
} from "../support/mcp.ts";
import { agentOf, registryOf } from "../support/registry.ts";
import { namedKeys, type TestServer } from "../support/server.ts";

const tools: Readonly<Record<string, McpTool>> = {
  add: { handler: ({ a, b }: { a: number; b: number }) => ({ sum: a + b }) },
  hidden: { descriptor: { scopes: ["secrets:read"] } },
  regional: {
    catalog: {
      inputSchema: {
        type: "object",
        properties: { region: { type: "string", "x-mcp-header": "Region" }, count: { type: "integer", "x-mcp-header": "Count" } },
      },
    },
  },
};

const addition: JsonObject = { name: "add", arguments: { a: 1, b: 2 } };

function modern(method: string, params: JsonObject = {}, id: string | number = 1): JsonObject {
  return { jsonrpc: "2.0", id, method, params: modernParams(params) };
}

function call(running: TestServer, params: JsonObject, headers: Record<string, string> = {}) {
  return postMcp(running, modern("tools/call", params), { ...modernHeaders("tools/call", params), ...headers });
}

function without(headers: Record<string, string>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));
}

const listHeaders = modernHeaders("tools/list", {});

/** A body, headers beside those every request has, and what they come to. */
const statuses: readonly (readonly [string, unknown, Record<string, string>, number, number | undefined])[] = [
  ["a call", modern("tools/call", addition), modernHeaders("tools/call", addition), 200, undefined],
  ["no JSON", "{", listHeaders, 400, -32700],
  ["a batch", [modern("tools/list")], listHeaders, 400, -32600],
  ["an id that is null", { ...modern("tools/list"), id: null }, listHeaders, 400, -32600],
  ["an unknown method", modern("foobar"), modernHeaders("foobar", {}), 404, -32601],
  ["a method of old", modern("ping"), modernHeaders("ping", {}), 404, -32601],
  ["an unknown tool", modern("tools/call", { name: "nothing" }), modernHeaders("tools/call", { name: "nothing" }), 200, -32602],
  ["a tool it may not call", modern("tools/call", { name: "hidden" }), modernHeaders("tools/call", { name: "hidden" }), 403, 403],
  ["no header with the revision", modern("tools/list"), without(listHeaders, "mcp-protocol-version"), 400, -32020],
  ["another revision in the header", modern("tools/list"), { ...listHeaders, "mcp-protocol-version": "2025-11-25" }, 400, -32020],
  ["no header with the method", modern("tools/list"), without(listHeaders, "mcp-method"), 400, -32020],
  ["another method in the header", modern("tools/list"), { ...listHeaders, "mcp-method": "Tools/List" }, 400, -32020],
  ["no header with the name", modern("tools/call", addition), modernHeaders("tools/call", {}), 400, -32020],
  [
    "a revision that is not served",
    { ...modern("tools/list"), params: modernParams({}, "2099-01-01") },
    { ...listHeaders, "mcp-protocol-version": "2099-01-01" },
    400,
    -32022,
  ],
  ["no revision in the body", { jsonrpc: "2.0", id: 1, method: "tools/list", params: {} }, listHeaders, 400, -32602],
  ["no session", { jsonrpc: "2.0", id: 1, method: "tools/list", params: {} }, {}, 400, -32600],
  ["a session that is over", { jsonrpc: "2.0", id: 1, method: "tools/list" }, { "mcp-session-id": "gone" }, 404, -32600],
  ["another media type", modern("tools/list"), { ...listHeaders, "content-type": "text/plain" }, 415, -32700],
  ["a body that is too big", modern("tools/list", { filler: "x".repeat(1_100_000) }), listHeaders, 413, 429],
  ["a level that is none", modern("tools/list", { _meta: { "io.modelcontextprotocol/logLevel": "loud" } }), listHeaders, 400, -32602],
  ["params that are a list", { jsonrpc: "2.0", id: 1, method: "tools/list", params: [] }, listHeaders, 400, -32602],
  ["a response", { jsonrpc: "2.0", id: 1, result: {} }, listHeaders, 400, -32600],
  ["a notification with a list", { jsonrpc: "2.0", method: "notifications/cancelled", params: [] }, listHeaders, 400, -32600],
  [
    "a name in another alphabet",
    modern("tools/call", { name: "sn\u00f6" }),
    modernHeaders("tools/call", { name: "sn\u00f6" }),
    400,
    -32020,
  ],
  ["no key after its word", modern("tools/list"), { ...listHeaders, authorization: "Bearer" }, 400, 401],
  ["two keys", modern("tools/list"), { ...listHeaders, authorization: "Bearer one two" }, 400, 401],
  ["another way to say who asks", modern("tools/list"), { ...listHeaders, authorization: "Basic bm9ib2R5OngK" }, 401, 401],
  ["a wrong key", modern("tools/list"), { ...listHeaders, authorization: "Bearer nobody" }, 401, 401],
];

/** Collects what nothing holds; what a turn looked at through a weak reference lives until its end. */
async function garbageCollected(): Promise<void> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  for (let turn = 0; turn < 3; turn++) {
    await new Promise(setImmediate);
    collect();
  }
}

describe("POST /mcp", () => {
  it.each(statuses)("answers %s with its status and code (mcp.statuses)", async (_what, body, headers, status, code) => {
    await using running = await startMcpServer({ tools });
    const reply = await postMcp(running, body, headers);
    expect([reply.status, reply.messages[0]?.error?.code]).toEqual([status, code]);
  });

  it("takes a notification with 202 and nothing more", async () => {
    await using running = await startMcpServer({ tools });
    const { status, messages } = await postMcp(
      running,
      { jsonrpc: "2.0", method: "notifications/cancelled", params: modernParams() },
      listHeaders,
    );
    expect([status, messages]).toEqual([202, []]);
  });

  it("is found with a slash at the end of its address, and takes the coding that codes nothing", async () => {
    await using running = await startMcpServer({ tools });
    const reply = await fetch(`${running.http}/mcp/`, {
      method: "POST",
      headers: { ...httpHeaders, ...listHeaders, "content-encoding": "Identity" },
      body: JSON.stringify(modern("tools/list")),
    });
    expect([reply.status, await reply.json()]).toMatchObject([200, { result: { resultType: "complete" } }]);
  });

  it.each(["GET", "DELETE"])("takes no %s of the revision without sessions, whatever session it names", async (method) => {
    await using running = await startMcpServer({ tools });
    const headers = { ...httpHeaders, "mcp-protocol-version": modernVersion, "mcp-session-id": "gone" };
    const reply = await fetch(`${running.http}/mcp`, { method, headers });
    expect([reply.status, reply.headers.get("allow")]).toEqual([405, "POST"]);
  });

  it("refuses a foreign Origin and a foreign Host", async () => {
    await using running = await startMcpServer({ tools });
    const { status } = await postMcp(running, modern("tools/list"), { ...listHeaders, origin: "https://evil.example" });
    const host = await new Promise((resolve) => {
      const { host: _, ...headers } = { ...httpHeaders, ...listHeaders, host: "" };
      request(`${running.http}/mcp`, { method: "POST", headers: { ...headers, host: "evil.example" } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end("{}");
    });
    expect([status, host]).toEqual([403, 403]);
  });

  it("names a tool in base64 as well, and takes no lenient form of it", async () => {
    await using running = await startMcpServer({ tools });
    const good = await call(running, addition, { "mcp-name": `=?base64?${Buffer.from("add").toString("base64")}?=` });
    const bad = await call(running, addition, { "mcp-name": "=?base64?YWRk!?=" });
    expect([good.status, bad.status]).toEqual([200, 400]);
  });

  it.each([
    ["repeated", { region: "eu", count: 3 }, { "mcp-param-region": "eu", "mcp-param-count": "3" }, 200],
    ["left out with its argument", {}, {}, 200],
    ["missing", { region: "eu" }, {}, 400],
    ["another", { region: "eu" }, { "mcp-param-region": "us" }, 400],
    ["a whole number with a fraction of nothing", { count: 42 }, { "mcp-param-count": "42.0" }, 200],
    ["a number of another base", { count: 42 }, { "mcp-param-count": "0x2a" }, 400],
    ["sent without its argument", {}, { "mcp-param-region": "eu" }, 400],
  ])("a marked argument's header that is %s", async (_what, payload, headers, status) => {
    await using running = await startMcpServer({ tools });
    const reply = await call(running, { name: "regional", arguments: payload as JsonObject }, headers as Record<string, string>);
    expect([reply.status, reply.messages[0]?.error?.code]).toEqual([status, status === 400 ? -32020 : undefined]);
  });

  it("streams only where something precedes the result", async () => {
    const steps: McpTool = {
      handler: (_input: object, context: ToolContext) => {
        context.progress({ progress: 1 });
        return {};
      },
    };
    await using running = await startMcpServer({ tools: { ...tools, steps } });
    const plain = await call(running, { name: "steps" });
    const streamed = await call(running, { name: "steps", _meta: { progressToken: 7 } });
    expect([plain, streamed].map(({ headers }) => headers.get("content-type"))).toEqual([
      "application/json; charset=utf-8",
      "text/event-stream; charset=utf-8",
    ]);
    expect(streamed.messages.map(({ method, id }) => method ?? id)).toEqual(["notifications/progress", 1]);
  });

  it("a disconnect aborts the handler, a thousand times without a trace (mcp.disconnect)", async () => {
    let aborted = 0;
    const contexts: WeakRef<ToolContext>[] = [];
    const waits: McpTool = {
      descriptor: { limits: { maxConcurrency: 2_000 } },
      handler: (_input: object, context: ToolContext) => {
        contexts.push(new WeakRef(context));
        const { signal } = context;
        return new Promise((_resolve, reject) =>
          signal.addEventListener("abort", () => {
            aborted++;
            reject(signal.reason);
          }),
        );
      },
    };
    await using running = await startMcpServer({ tools: { waits } });
    for (let round = 0; round < 20; round++) {
      const leaving = Array.from({ length: 50 }, (_, index) => {
        const stop = new AbortController();
        const params = { name: "waits" };
        const ended = postMcp(running, modern("tools/call", params, index), modernHeaders("tools/call", params), stop.signal).catch(
          () => undefined,
        );
        return { stop, ended };
      });
      while (running.server.load.inFlight < 50) await new Promise(setImmediate);
      for (const { stop } of leaving) stop.abort();
      await Promise.all(leaving.map(({ ended }) => ended));
      while (running.server.load.inFlight > 0) await new Promise(setImmediate);
    }
    expect(aborted).toBe(1_000);
    await garbageCollected();
    // Of the last round the engine itself may hold some.
    expect(contexts.filter((context) => context.deref() !== undefined).length).toBeLessThan(100);
  });

  it("answers a body that trickles with 408 at requestTimeoutMs, and serves the next", async () => {
    await using running = await startMcpServer({ tools }, { settings: { requestTimeoutMs: 1_000 } });
    const socket = createConnection(running.port, "127.0.0.1");
    let answer = "";
    socket.on("data", (text) => (answer += String(text)));
    socket.on("error", () => undefined);
    socket.write(
      `POST /mcp HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer key-tester\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{`,
    );
    const trickle = setInterval(() => socket.write(" "), 20);
    await new Promise((resolve) => socket.once("close", resolve));
    clearInterval(trickle);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect((await call(running, addition)).status).toBe(200);
  });

  it("lets go of a body that never ends, and serves the next", async () => {
    await using running = await startMcpServer({ tools });
    const socket = createConnection(running.port, "127.0.0.1");
    const head = [
      "POST /mcp HTTP/1.1",
      `host: 127.0.0.1:${running.port}`,
      "authorization: Bearer key-tester",
      "content-type: application/json",
    ];
    await new Promise<void>((resolve) =>
      socket.write(`${[...head, "content-length: 500"].join("\r\n")}\r\n\r\n{"jsonrpc":`, () => resolve()),
    );
    socket.destroy();
    expect((await call(running, addition)).messages[0]?.result?.structuredContent).toEqual({ sum: 3 });
  });
});

describe("a session of a revision with a handshake", () => {
  const initialize = {
    jsonrpc: "2.0",
    id: 0,
    method: "initialize",
    params: { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: { name: "test", version: "1" } },
  };

  async function open(running: TestServer): Promise<Record<string, string>> {
    const { headers } = await postMcp(running, initialize);
    return { "mcp-session-id": headers.get("mcp-session-id") ?? "" };
  }

  it("has an id that nobody can guess and is another's nothing", async () => {
    await using running = await startMcpServer({ tools });
    const session = await open(running);
    expect(session["mcp-session-id"]).toMatch(/^[\x21-\x7e]{32,}$/);
    const list = { jsonrpc: "2.0", id: 1, method: "tools/list" };
    expect((await postMcp(running, list, session)).status).toBe(200);
    expect((await postMcp(running, list, { ...session, authorization: "Bearer key-other" })).status).toBe(404);
  });

  it.each([
    ["2025-06-18", "2025-06-18"],
    ["2024-11-05", "2025-11-25"],
    ["2099-01-01", "2025-11-25"],
  ])("asked for %s agrees on %s", async (asked, agreed) => {
    await using running = await startMcpServer({ tools });
    const { messages } = await postMcp(running, { ...initialize, params: { ...initialize.params, protocolVersion: asked } });
    expect(messages[0]?.result?.protocolVersion).toBe(agreed);
  });

  it("is asked in a revision that is served, with every method, and says which request was not", async () => {
    await using running = await startMcpServer({ tools });
    const session = await openSession(running, "2025-11-25");
    const old = { ...session, "mcp-protocol-version": "2025-03-26" };
    const asked = await postMcp(running, { jsonrpc: "2.0", id: 7, method: "tools/list" }, old);
    expect([asked.status, asked.messages[0]?.id, asked.messages[0]?.error?.code]).toEqual([400, 7, -32600]);
    const statuses = await Promise.all(
      ["GET", "DELETE"].map(async (method) => (await fetch(`${running.http}/mcp`, { method, headers: { ...httpHeaders, ...old } })).status),
    );
    expect(statuses).toEqual([400, 400]);
  });

  it("takes an error that names no request of ours as any response", async () => {
    await using running = await startMcpServer({ tools });
    const error = { code: -32700, message: "It cannot be read." };
    const reply = await postMcp(running, { jsonrpc: "2.0", error }, await openSession(running, "2025-11-25"));
    expect([reply.status, reply.messages]).toEqual([202, []]);
  });

  it("ends by DELETE", async () => {
    await using running = await startMcpServer({ tools });
    const session = await open(running);
    const ended = await fetch(`${running.http}/mcp`, { method: "DELETE", headers: { ...httpHeaders, ...session } });
    expect(ended.status).toBe(204);
    expect((await postMcp(running, { jsonrpc: "2.0", id: 1, method: "tools/list" }, session)).status).toBe(404);
  });

  it("cancels a call by another message, and not by a disconnect", async () => {
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    let reason: unknown;
    const waits: McpTool = {
      handler: (_input: object, { signal }: ToolContext) =>
        new Promise((resolve) => {
          begin();
          signal.addEventListener("abort", () => {
            reason = signal.reason;
            resolve({});
          });
        }),
    };
    await using running = await startMcpServer({ tools: { waits } });
    const session = await open(running);
    const stop = new AbortController();
    const lost = postMcp(running, { jsonrpc: "2.0", id: "c", method: "tools/call", params: { name: "waits" } }, session, stop.signal);
    await begun;
    stop.abort();
    await expect(lost).rejects.toThrow();
    expect((await postMcp(running, { jsonrpc: "2.0", id: 2, method: "ping" }, session)).status).toBe(200);
    expect([reason, running.server.load.inFlight]).toEqual([undefined, 1]);
    await postMcp(running, { jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: "c" } }, session);
    expect([reason, running.server.load.inFlight]).toEqual([expect.objectContaining({ code: "CANCELLED" }), 0]);
  });

  it("gets its stream of news though an earlier one was gone before it was known whose it was", async () => {
    const asked: (() => void)[] = [];
    let isSlow = false;
    const known = namedKeys([agentOf("tester")]);
    const authenticator: Authenticator = {
      async authenticate(key) {
        if (isSlow) await new Promise<void>((resolve) => asked.push(resolve));
        return known.authenticate(key);
      },
    };
    await using running = await startMcpServer({ tools }, { authenticator });
    const headers = await openSession(running, "2025-11-25");
    isSlow = true;
    const leaving = request(`${running.http}/mcp`, { headers: { ...httpHeaders, ...headers } });
    leaving.on("error", () => undefined);
    leaving.end();
    await expect.poll(() => asked.length, { interval: 1 }).toBe(1);
    const left = new Promise((resolve) => leaving.once("close", resolve));
    leaving.destroy();
    await left;
    isSlow = false;
    // By the time that this is answered the server knows who is gone.
    expect((await fetch(`${running.http}/healthz`)).status).toBe(200);
    asked[0]?.();
    await new Promise((resolve) => setImmediate(resolve));
    const response = await fetch(`${running.http}/mcp`, { headers: { ...httpHeaders, ...headers } });
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/event-stream; charset=utf-8"]);
    await response.body?.cancel();
  });

  it("hears of a reload on its stream of news", async () => {
    await using running = await startMcpServer({ tools });
    const session = await open(running);
    const news = await fetch(`${running.http}/mcp`, { headers: { ...httpHeaders, ...session } });
    expect(news.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    await running.server.reload(registryOf({ tools: {}, digest: "1".repeat(64) }));
    const reader = (news.body as ReadableStream<Uint8Array>).getReader();
    const { value } = await reader.read();
    expect(Buffer.from(value ?? []).toString()).toContain("notifications/tools/list_changed");
    await reader.cancel();
  });
});

describe("where to get a token", () => {
  const settings = { authorizationServers: ["https://login.example.com"] };

  it("is told by metadata and by the challenge that names it", async () => {
    await using running = await startMcpServer({ tools }, { settings });
    const { status, headers } = await postMcp(running, modern("tools/list"), { ...listHeaders, authorization: "" });
    const place = `${running.http}/.well-known/oauth-protected-resource/mcp`;
    expect([status, headers.get("www-authenticate")]).toEqual([401, `Bearer resource_metadata="${place}"`]);
    expect([(await fetch(`${place}/`)).status, (await fetch(`${place}/other`)).status]).toEqual([200, 404]);
    const wrong = await postMcp(running, modern("tools/list"), { ...listHeaders, authorization: "Bearer nobody" });
    expect(wrong.headers.get("www-authenticate")).toBe(`Bearer error="invalid_token", resource_metadata="${place}"`);
    expect(await (await fetch(place)).json()).toEqual({
      resource: `${running.http}/mcp`,
      authorization_servers: ["https://login.example.com"],
      scopes_supported: ["secrets:read"],
      bearer_methods_supported: ["header"],
    });
  });

  it("is told also to whoever lacks a scope, with every scope that is needed (mcp.scopes)", async () => {
    await using running = await startMcpServer({ tools }, { settings, agents: [agentOf("tester")] });
    const { headers } = await call(running, { name: "hidden" });
    const place = `${running.http}/.well-known/oauth-protected-resource/mcp`;
    expect(headers.get("www-authenticate")).toBe(`Bearer error="insufficient_scope", scope="secrets:read", resource_metadata="${place}"`);
  });

  it("is not served where agents' keys are all that opens", async () => {
    await using running = await startMcpServer({ tools });
    const reply = await fetch(`${running.http}/.well-known/oauth-protected-resource`);
    const { headers } = await postMcp(running, modern("tools/list"), { ...listHeaders, authorization: "" });
    expect([reply.status, headers.get("www-authenticate")]).toEqual([404, "Bearer"]);
  });
});
