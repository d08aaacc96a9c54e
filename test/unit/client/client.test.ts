import { afterEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import {
  type CallError,
  type Client,
  type ConnectOptions,
  connect,
  OutcomeUnknownError,
  type WebSocketConstructor,
} from "../../../client/index.ts";
import { isToolError, type ToolResponse } from "../../../contract/index.ts";
import { type Seat, startWireServer, type WireServer, type WireServerOptions, welcome } from "./wire-server.ts";

const open: WireServer[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function serve(options?: WireServerOptions): Promise<WireServer> {
  const server = await startWireServer(options);
  open.push(server);
  return server;
}

async function connected(
  options?: WireServerOptions,
  how: Partial<ConnectOptions> = {},
): Promise<{ client: Client; seat: Seat; server: WireServer }> {
  const server = await serve(options);
  const [client, seat] = await Promise.all([connect({ url: server.url, key: "k", ...how }), server.seat()]);
  return { client, seat, server };
}

const metadata = { correlation_id: "c-1", request_id: "q-1", duration_ms: 3, catalog_digest: welcome.catalog_digest } as const;

function answer(id: string, result: unknown): ToolResponse {
  return { type: "toolResponse", id, ok: true, result: result as never, metadata };
}

async function rejection(promise: Promise<unknown>): Promise<CallError> {
  return promise.then(
    () => expect.unreachable("it was expected to be rejected"),
    (error: unknown) => {
      expect(isToolError(error)).toBe(true);
      return error as CallError;
    },
  );
}

describe("connecting", () => {
  it("sends the key in the Authorization header and offers the subprotocol, on Node", async () => {
    const { client, seat } = await connected();
    expect(seat.headers.authorization).toBe("Bearer k");
    expect(seat.headers["sec-websocket-protocol"]).toBe("toolwright.v1");
    expect([client.agentId, client.sessionId, client.scopes, client.catalogDigest]).toEqual([
      "tester",
      "session-1",
      ["a:read"],
      "d".repeat(64),
    ]);
  });

  it("says hello first, with the agent it expects to be and the program it is", async () => {
    const server = await serve();
    await connect({ url: server.url, key: "k", agentId: "tester", clientInfo: { name: "desk", version: "1.0.0" } });
    const seat = await server.seat();
    expect(await seat.next("hello")).toEqual({ type: "hello", agent_id: "tester", client: { name: "desk", version: "1.0.0" } });
    expect(seat.received[0]?.type).toBe("hello");
  });

  it("refuses a key of another agent than the one expected", async () => {
    const server = await serve();
    const error = await rejection(connect({ url: server.url, key: "k", agentId: "other" }));
    expect([error.code, error.message]).toEqual([
      "PERMISSION_DENIED",
      'The key belongs to agent "tester", not to "other". Use that agent\'s key.',
    ]);
  });

  it("buys a ticket for a given WebSocket constructor, which can set no headers", async () => {
    const sold: (string | undefined)[] = [];
    const server = await serve({
      tickets: (authorization) => {
        sold.push(authorization);
        return { status: 201, body: JSON.stringify({ ticket: "abc", expires_in_ms: 30_000 }) };
      },
    });
    await connect({ url: server.url, key: "k", WebSocket: WebSocket as unknown as WebSocketConstructor });
    const seat = await server.seat();
    expect(sold).toEqual(["Bearer k"]);
    expect(seat.headers.authorization).toBeUndefined();
    expect(seat.headers["sec-websocket-protocol"]).toBe("toolwright.v1,ticket.abc");
  });

  it("uses a ticket it is given in place of a key", async () => {
    const server = await serve();
    await connect({ url: server.url, ticket: async () => "given" });
    expect((await server.seat()).headers["sec-websocket-protocol"]).toBe("toolwright.v1,ticket.given");
  });

  it("says what the server said when it refuses the key", async () => {
    const body = JSON.stringify({ type: "error", error: { code: "UNAUTHENTICATED", message: "Send a valid key.", retryable: false } });
    const server = await serve({ refuse: { status: 401, body } });
    const error = await rejection(connect({ url: server.url, key: "k" }));
    expect([error.code, error.message, error.mayHaveRun]).toEqual(["UNAUTHENTICATED", "Send a valid key.", false]);
  });

  it("makes a sentence of a refusal that is not the server's own", async () => {
    const server = await serve({ refuse: { status: 403, body: "<html>" } });
    const error = await rejection(connect({ url: server.url, key: "k" }));
    expect(error.code).toBe("PERMISSION_DENIED");
    expect(error.message).toContain("answered with HTTP status 403");
  });

  it("is UNAVAILABLE, and did not run, where nobody listens", async () => {
    const server = await startWireServer();
    await server.close();
    const error = await rejection(connect({ url: server.url, key: "k" }));
    expect([error.code, error.retryable, error.mayHaveRun]).toEqual(["UNAVAILABLE", true, false]);
    expect(error.message).toContain("nothing listens there");
  });

  it("gives up on a server that accepts and says nothing", async () => {
    const server = await serve({ greeting: null });
    const error = await rejection(connect({ url: server.url, key: "k", connectTimeoutMs: 1_000 }));
    expect([error.code, error.message]).toEqual(["DEADLINE_EXCEEDED", "The server sent no welcome within 1000 ms."]);
  });

  it("refuses what is no welcome", async () => {
    const server = await serve({ greeting: "not json" });
    expect((await rejection(connect({ url: server.url, key: "k" }))).message).toContain("a frame is not JSON");
  });

  it.each([
    ["nonsense", "is not a URL"],
    ["ftp://127.0.0.1", "the scheme"],
    ["http://user:secret@127.0.0.1", "holds a user name or password"],
  ])("refuses the address %s", async (url, words) => {
    const error = await rejection(connect({ url, key: "k" }));
    expect(error.code).toBe("INVALID_ARGUMENT");
    expect(error.message).toContain(words);
    expect(error.message).not.toContain("secret");
  });
});

describe("calling", () => {
  it("sends the arguments with everything said about the call, and gives the result", async () => {
    const { client, seat } = await connected();
    const result = client.call(
      "track",
      { id: "A" },
      {
        deadlineMs: 500,
        userId: "u",
        correlationId: "c",
        requestOrigin: "a question",
        contextId: "case/1",
        idempotencyKey: "once",
        version: "^1.0.0",
        trace: { traceparent: "00-1-2-03", tracestate: "x=1" },
      },
    );
    const request = await seat.next("toolRequest");
    expect(request).toEqual({
      type: "toolRequest",
      id: request.id,
      tool: "track",
      version: "^1.0.0",
      payload: { id: "A" },
      metadata: {
        user_id: "u",
        correlation_id: "c",
        request_origin: "a question",
        context_id: "case/1",
        idempotency_key: "once",
        deadline_ms: 500,
        traceparent: "00-1-2-03",
        tracestate: "x=1",
      },
    });
    seat.say(answer(request.id, { status: "delivered" }));
    expect(await result).toEqual({ status: "delivered" });
  });

  it("gives each call its own answer, in whatever order they come", async () => {
    const { client, seat } = await connected();
    const results = ["a", "b", "c"].map((tool) => client.call(tool));
    const requests = [await seat.next("toolRequest"), await seat.next("toolRequest"), await seat.next("toolRequest")];
    expect(new Set(requests.map(({ id }) => id)).size).toBe(3);
    for (const { id, tool } of [...requests].reverse()) seat.say(answer(id, tool));
    expect(await Promise.all(results)).toEqual(["a", "b", "c"]);
  });

  it("tells the ids and the time with the result when asked", async () => {
    const { client, seat } = await connected();
    const details = client.callWithDetails("a");
    seat.say(answer((await seat.next("toolRequest")).id, 1));
    expect(await details).toEqual({
      result: 1,
      correlationId: "c-1",
      requestId: "q-1",
      durationMs: 3,
      catalogDigest: welcome.catalog_digest,
    });
  });

  it("makes the server's error again, with all its fields", async () => {
    const { client, seat } = await connected();
    const result = client.call("a", {}, { effects: "write" });
    const { id } = await seat.next("toolRequest");
    const details = [{ pointer: "/id", rule: "pattern", expected: "an id", got: "x", hint: "Use one." }];
    const error = { code: "INVALID_ARGUMENT", message: "Wrong.", retryable: true, retry_after_ms: 9, details, current_revision: 4 };
    seat.say({ type: "toolResponse", id, ok: false, error, metadata });
    const { code, message, retryable, retryAfterMs, currentRevision, correlationId, requestId, mayHaveRun, ...rest } =
      await rejection(result);
    expect({ code, message, retryable, retryAfterMs, currentRevision, correlationId, requestId, mayHaveRun }).toEqual({
      code: "INVALID_ARGUMENT",
      message: "Wrong.",
      retryable: true,
      retryAfterMs: 9,
      currentRevision: 4,
      correlationId: "c-1",
      requestId: "q-1",
      mayHaveRun: false,
    });
    expect(rest.details).toEqual(details);
  });

  it("hands progress to the call it belongs to, and to no other", async () => {
    const { client, seat } = await connected();
    const told: unknown[] = [];
    const result = client.call("a", {}, { onProgress: (progress) => told.push(progress) });
    const other = client.call("b", {}, { onProgress: () => told.push("other") });
    const [first, second] = [await seat.next("toolRequest"), await seat.next("toolRequest")];
    seat.say({ type: "toolProgress", id: first.id, progress: 1 });
    seat.say({ type: "toolProgress", id: first.id, progress: 2, total: 2, message: "done" });
    seat.say({ type: "toolProgress", id: "nobody", progress: 1 });
    seat.say(answer(first.id, 1));
    seat.say(answer(second.id, 2));
    await Promise.all([result, other]);
    expect(told).toEqual([{ progress: 1 }, { progress: 2, total: 2, message: "done" }]);
  });

  it("cancels at the server when its signal aborts, and rejects at once", async () => {
    const { client, seat } = await connected();
    const abort = new AbortController();
    const result = client.call("a", {}, { signal: abort.signal });
    const { id } = await seat.next("toolRequest");
    abort.abort(new Error("changed my mind"));
    const error = await rejection(result);
    expect([error.code, error.mayHaveRun, (error.cause as Error).message]).toEqual(["CANCELLED", true, "changed my mind"]);
    expect(await seat.next("cancel")).toEqual({ type: "cancel", id });
    // The answer that was on its way settles nothing any more.
    seat.say(answer(id, 1));
    const next = client.call("b");
    seat.say(answer((await seat.next("toolRequest")).id, 2));
    expect(await next).toBe(2);
  });

  it("sends nothing for a signal that has aborted before", async () => {
    const { client, seat } = await connected();
    const error = await rejection(client.call("a", {}, { signal: AbortSignal.abort() }));
    expect([error.code, error.mayHaveRun]).toEqual(["CANCELLED", false]);
    const result = client.call("b");
    expect((await seat.next("toolRequest")).tool).toBe("b");
    seat.say(answer((seat.received.at(-1) as { id: string }).id, 1));
    await result;
  });

  it("refuses a message beyond the server's frame limit by itself, and stays connected", async () => {
    const { client, seat } = await connected();
    const error = await rejection(client.call("a", { text: "ü".repeat(1_000) }));
    expect([error.code, error.retryable, error.mayHaveRun]).toEqual(["RESOURCE_EXHAUSTED", false, false]);
    expect(error.message).toContain("2000 bytes");
    const result = client.call("b", { text: "ü".repeat(300) });
    seat.say(answer((await seat.next("toolRequest")).id, "ok"));
    expect(await result).toBe("ok");
  });

  it("settles a call by an error frame that names it", async () => {
    const { client, seat } = await connected();
    const result = client.call("a");
    const { id } = await seat.next("toolRequest");
    seat.say({ type: "error", ref_id: id, error: { code: "MALFORMED_MESSAGE", message: "No.", retryable: false } });
    expect((await rejection(result)).code).toBe("MALFORMED_MESSAGE");
  });

  it("settles a call whose answer is not of the protocol's shape", async () => {
    const { client, seat } = await connected();
    const result = client.call("a");
    const { id } = await seat.next("toolRequest");
    seat.say(JSON.stringify({ type: "toolResponse", id, ok: "yes" }));
    const error = await rejection(result);
    expect([error.code, error.mayHaveRun]).toEqual(["MALFORMED_MESSAGE", true]);
    expect(error.message).toContain("cannot read");
  });
});

describe("the connection", () => {
  it("rejects every waiting call with UNAVAILABLE when it is lost, and says that each may have run", async () => {
    const { client, seat } = await connected({}, { reconnect: false });
    const closed = new Promise((resolve) => client.on("closed", resolve));
    const results = [client.call("a", {}, { correlationId: "mine" }), client.call("b")];
    await seat.next("toolRequest");
    await seat.next("toolRequest");
    seat.socket.terminate();
    const errors = await Promise.all(results.map(rejection));
    expect(errors.map(({ code, retryable, mayHaveRun, correlationId }) => ({ code, retryable, mayHaveRun, correlationId }))).toEqual([
      { code: "UNAVAILABLE", retryable: false, mayHaveRun: true, correlationId: "mine" },
      { code: "UNAVAILABLE", retryable: false, mayHaveRun: true, correlationId: undefined },
    ]);
    expect(errors.every((error) => error instanceof OutcomeUnknownError)).toBe(true);
    expect(await closed).toEqual({ code: 1006, reason: "" });
    expect((await rejection(client.call("c"))).code).toBe("UNAVAILABLE");
  });

  it("tells the close code and reason of a server that goes away", async () => {
    const { client, seat } = await connected({}, { reconnect: false });
    const closed = new Promise((resolve) => client.on("closed", resolve));
    seat.socket.close(1001, "draining");
    expect(await closed).toEqual({ code: 1001, reason: "draining" });
  });

  it("answers a ping with a pong of the same id, and pings itself", async () => {
    const { client, seat } = await connected();
    seat.say({ type: "ping", id: "p" });
    expect(await seat.next("pong")).toEqual({ type: "pong", id: "p" });
    seat.say({ type: "ping" });
    expect(await seat.next("pong")).toEqual({ type: "pong" });
    const pinged = client.ping();
    const { id } = await seat.next("ping");
    seat.say({ type: "pong", ...(id === undefined ? {} : { id }) });
    await pinged;
  });

  it("lets go of a server that answers no ping", async () => {
    const silent = { ...welcome, heartbeat_interval_ms: 100 };
    const { client } = await connected({ greeting: silent }, { reconnect: false });
    const closed = new Promise((resolve) => client.on("closed", resolve));
    const result = client.call("a");
    expect((await rejection(result)).message).toContain("the server does not answer");
    expect(await closed).toEqual({ code: 1006, reason: "the server does not answer" });
  });

  it("tells of a changed catalog, until the listener is taken off", async () => {
    const { client, seat } = await connected();
    const told: string[] = [];
    const off = client.on("catalogChanged", ({ catalogDigest }) => told.push(catalogDigest));
    seat.say({ type: "catalogChanged", catalog_digest: "one" });
    seat.say({ type: "ping" });
    await seat.next("pong");
    off();
    seat.say({ type: "catalogChanged", catalog_digest: "two" });
    seat.say({ type: "ping" });
    await seat.next("pong");
    expect(told).toEqual(["one"]);
  });

  it("survives frames that are not JSON, of no type or of a type it does not know", async () => {
    const { client, seat } = await connected();
    const complaints: string[] = [];
    client.on("protocolError", ({ code }) => complaints.push(code));
    for (const frame of ["{", "[]", "7", '{"type":1}', '{"type":"news"}']) seat.say(frame);
    seat.say({ type: "error", error: { code: "MALFORMED_MESSAGE", message: "What?", retryable: false } });
    const result = client.call("a");
    seat.say(answer((await seat.next("toolRequest")).id, 1));
    expect(await result).toBe(1);
    expect(complaints).toEqual(["MALFORMED_MESSAGE", "MALFORMED_MESSAGE", "MALFORMED_MESSAGE", "MALFORMED_MESSAGE", "MALFORMED_MESSAGE"]);
  });

  it("closes, and says when it has", async () => {
    const { client, seat } = await connected();
    const gone = new Promise<number>((resolve) => seat.socket.on("close", resolve));
    await client.close();
    expect(await gone).toBe(1000);
    await client.close();
  });
});

describe("the catalog", () => {
  const tool = (name: string) => ({ name }) as never;

  it("pages through all tools", async () => {
    const { client, seat } = await connected();
    const listed = client.catalog({ toolset: "desk", pageSize: 2 }).list();
    const first = await seat.next("catalogRequest");
    expect(first).toEqual({ type: "catalogRequest", id: first.id, toolset: "desk", limit: 2 });
    seat.say({ type: "catalogResponse", id: first.id, ok: true, catalog_digest: "d", tools: [tool("a"), tool("b")], next_cursor: "n" });
    const second = await seat.next("catalogRequest");
    expect(second).toEqual({ type: "catalogRequest", id: second.id, toolset: "desk", limit: 2, cursor: "n" });
    seat.say({ type: "catalogResponse", id: second.id, ok: true, catalog_digest: "d", tools: [tool("c")] });
    expect(await listed).toEqual([{ name: "a" }, { name: "b" }, { name: "c" }]);
  });

  it("asks for no page that nobody wants", async () => {
    const { client, seat } = await connected();
    const names: string[] = [];
    const done = (async () => {
      for await (const { name } of client.catalog()) {
        names.push(name);
        break;
      }
    })();
    const { id } = await seat.next("catalogRequest");
    seat.say({ type: "catalogResponse", id, ok: true, catalog_digest: "d", tools: [tool("a"), tool("b")], next_cursor: "n" });
    await done;
    expect(names).toEqual(["a"]);
    expect(seat.received.filter(({ type }) => type === "catalogRequest").length).toBe(1);
  });
});
