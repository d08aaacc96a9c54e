import { describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { connect, OutcomeUnknownError, type WebSocketConstructor } from "../../../client/index.ts";
import { startWireServer, welcome } from "./wire-server.ts";
import { answer, connected, rejection, serve } from "./wired-client.ts";

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
