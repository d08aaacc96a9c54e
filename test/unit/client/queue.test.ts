import { afterEach, describe, expect, it } from "vitest";
import { type CallError, type ConnectOptions, connect, type StateChange } from "../../../client/index.ts";
import { startTcpProxy } from "../../support/tcp-proxy.ts";
import { startWireServer, type WireServerOptions, welcome } from "./wire-server.ts";

const open: { close(): Promise<unknown> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

/** A client whose wire can be cut; it looks for a way back every few milliseconds. */
async function connected(how: Partial<ConnectOptions> = {}, options: WireServerOptions = {}) {
  const server = await startWireServer(options);
  const proxy = await startTcpProxy(Number(new URL(server.url).port));
  const key = "k";
  const reconnect = { baseDelayMs: 1, maxDelayMs: 5 };
  const breaker = { failures: 1_000_000 };
  const [client, seat] = await Promise.all([connect({ url: proxy.url, key, reconnect, breaker, ...how }), server.seat()]);
  open.push(client, proxy, server);
  const cutOff = async (): Promise<void> => {
    const lost = new Promise<void>((resolve) => client.on("stateChanged", ({ state }) => state === "reconnecting" && resolve()));
    proxy.refuse();
    proxy.cut();
    await lost;
  };
  return { client, seat, server, proxy, cutOff };
}

async function rejection(promise: Promise<unknown>): Promise<CallError> {
  return promise.then(
    () => expect.unreachable("it was expected to be rejected"),
    (error: unknown) => error as CallError,
  );
}

const metadata = { correlation_id: "c", request_id: "q", duration_ms: 1, catalog_digest: welcome.catalog_digest } as const;

describe("calls without a connection", () => {
  it("wait for one, whatever their tools do, and are sent in their order", async () => {
    const { client, server, proxy, cutOff } = await connected();
    await cutOff();
    const results = ["a", "b", "c"].map((tool) => client.call(tool, {}, { effects: "write" }));
    proxy.admit();
    const seat = await server.seat();
    for (const tool of ["a", "b", "c"]) {
      const request = await seat.next("toolRequest");
      expect(request.tool).toBe(tool);
      seat.say({ type: "toolResponse", id: request.id, ok: true, result: tool, metadata });
    }
    expect(await Promise.all(results)).toEqual(["a", "b", "c"]);
  });

  it("are refused beyond the number that may wait, by the bound's name", async () => {
    const { client, cutOff } = await connected({ queue: { maxRequests: 2 } });
    await cutOff();
    const waiting = [client.call("a"), client.call("b")].map(rejection);
    const error = await rejection(client.call("c"));
    expect([error.code, error.mayHaveRun]).toEqual(["RESOURCE_EXHAUSTED", false]);
    expect(error.message).toContain("queue.maxRequests");
    await client.close();
    expect((await Promise.all(waiting)).map(({ code, mayHaveRun }) => [code, mayHaveRun])).toEqual([
      ["UNAVAILABLE", false],
      ["UNAVAILABLE", false],
    ]);
  });

  it("are refused beyond the bytes that may wait, by the bound's name", async () => {
    const { client, cutOff } = await connected({ queue: { maxBytes: 1_000 } });
    await cutOff();
    const waiting = rejection(client.call("a", { text: "x".repeat(800) }));
    const error = await rejection(client.call("b", { text: "ü".repeat(100) }));
    expect([error.code, error.mayHaveRun]).toEqual(["RESOURCE_EXHAUSTED", false]);
    expect(error.message).toContain("1000 bytes (queue.maxBytes)");
    await client.close();
    await waiting;
  });

  it("are rejected when they have waited as long as they may", async () => {
    const { client, cutOff } = await connected({ queue: { maxAgeMs: 20 } });
    await cutOff();
    const error = await rejection(client.call("a"));
    expect([error.code, error.retryable, error.mayHaveRun]).toEqual(["UNAVAILABLE", true, false]);
    expect(error.message).toContain("queue.maxAgeMs");
  });

  it("are given up by their signal, and not sent afterwards", async () => {
    const { client, server, proxy, cutOff } = await connected();
    await cutOff();
    const abort = new AbortController();
    const stopped = rejection(client.call("a", {}, { signal: abort.signal }));
    const other = client.call("b");
    abort.abort();
    expect(await stopped).toMatchObject({ code: "CANCELLED", mayHaveRun: false });
    proxy.admit();
    const seat = await server.seat();
    const { id, tool } = await seat.next("toolRequest");
    expect(tool).toBe("b");
    seat.say({ type: "toolResponse", id, ok: true, result: 1, metadata });
    await other;
  });

  it("also wait when the server has as many in flight as it takes", async () => {
    const { client, seat } = await connected({}, { greeting: { ...welcome, limits: { ...welcome.limits, max_in_flight: 2 } } });
    const results = ["a", "b", "c"].map((tool) => client.call(tool));
    const [first] = [await seat.next("toolRequest"), await seat.next("toolRequest")];
    await Promise.all([client.ping(), seat.next("ping").then(({ id = "" }) => seat.say({ type: "pong", id }))]);
    expect(seat.received.filter(({ type }) => type === "toolRequest").length).toBe(2);
    seat.say({ type: "toolResponse", id: first.id, ok: true, result: 1, metadata });
    expect((await seat.next("toolRequest")).tool).toBe("c");
    const rest = results.slice(1).map(rejection);
    await client.close();
    await Promise.all(rest);
  });
});

describe("a client without a server", () => {
  it("rejects new calls at once while its circuit is open, and takes them again when a probe succeeds", async () => {
    const { client, server, proxy, cutOff } = await connected({ breaker: { failures: 2, openMs: 50 } });
    const down = new Promise<StateChange>((resolve) => client.on("stateChanged", (change) => change.state === "down" && resolve(change)));
    await cutOff();
    expect((await down).retryInMs).toBeGreaterThan(0);
    const error = await rejection(client.call("a"));
    expect([error.code, error.retryable, error.mayHaveRun]).toEqual(["UNAVAILABLE", true, false]);
    expect(error.retryAfterMs).toBeGreaterThan(0);
    const back = new Promise<StateChange>((resolve) =>
      client.on("stateChanged", (change) => change.state === "connected" && resolve(change)),
    );
    proxy.admit();
    expect((await back).previous).toBe("down");
    const result = client.call("a");
    const seat = await server.seat();
    seat.say({ type: "toolResponse", id: (await seat.next("toolRequest")).id, ok: true, result: 1, metadata });
    expect(await result).toBe(1);
  });

  it("ends when the server refuses it for good, and says so to all that waits", async () => {
    let refuses = false;
    const body = JSON.stringify({ type: "error", error: { code: "UNAUTHENTICATED", message: "Revoked.", retryable: false } });
    const { client, seat } = await connected({}, { refuses: () => (refuses ? { status: 401, body } : undefined) });
    const closed = new Promise((resolve) => client.on("closed", resolve));
    refuses = true;
    seat.socket.terminate();
    const waiting = await rejection(new Promise((_, reject) => client.on("stateChanged", () => client.call("a").catch(reject))));
    expect(waiting.message).toContain("gave up: Revoked.");
    expect(await closed).toMatchObject({ code: 1006, error: { code: "UNAUTHENTICATED" } });
    expect((await rejection(client.call("b"))).message).toContain("The client is closed");
    expect(client.state).toBe("closed");
  });

  it("is closed at once, with everything settled", async () => {
    const { client, cutOff } = await connected();
    await cutOff();
    const waiting = [client.call("a"), client.context("c").get(), client.catalog().list(), client.ping()].map(rejection);
    await client.close();
    expect((await Promise.all(waiting)).map(({ code }) => code)).toEqual(Array(4).fill("UNAVAILABLE"));
    await client.close();
  });
});

describe("a connection made again", () => {
  it("asks for a fresh key or ticket each time, for the server it is for", async () => {
    const server = await startWireServer();
    open.push(server);
    let count = 0;
    const asked: string[] = [];
    const key = async ({ url }: { url: string }): Promise<string> => {
      asked.push(url);
      return `key-${++count}`;
    };
    const reconnect = { baseDelayMs: 1 };
    const byKey = await connect({ url: server.url, key, reconnect });
    open.push(byKey);
    const first = await server.seat();
    first.socket.terminate();
    expect([first.headers.authorization, (await server.seat()).headers.authorization]).toEqual(["Bearer key-1", "Bearer key-2"]);
    expect(asked).toEqual([server.url, server.url]);
    const byTicket = await connect({ url: server.url, ticket: async () => `ticket-${++count}`, reconnect });
    open.push(byTicket);
    const offered = (await server.seat()).headers["sec-websocket-protocol"];
    expect(offered).toBe("toolwright.v1,ticket.ticket-3");
  });

  it("survives a key function that fails now and then", async () => {
    const server = await startWireServer();
    open.push(server);
    let asked = 0;
    const key = (): string => {
      if (++asked === 2) throw new Error("the vault is sealed");
      return "k";
    };
    const client = await connect({ url: server.url, key, reconnect: { baseDelayMs: 1 } });
    open.push(client);
    const complaints: unknown[] = [];
    client.on("stateChanged", ({ error }) => error && complaints.push((error.cause as Error).message));
    (await server.seat()).socket.terminate();
    await server.seat();
    expect([asked, complaints]).toEqual([3, ["the vault is sealed"]]);
  });

  it("tells its way in states, and a catalog that is another one there", async () => {
    const greetings = [welcome, { ...welcome, session_id: "session-2", catalog_digest: "e".repeat(64) }];
    const { client, seat, server } = await connected({}, { greetings: () => greetings.shift() ?? welcome });
    const states: string[] = [];
    const digests: string[] = [];
    client.on("stateChanged", ({ previous, state }) => states.push(`${previous} → ${state}`));
    client.on("catalogChanged", ({ catalogDigest }) => digests.push(catalogDigest));
    const back = new Promise<void>((resolve) => client.on("stateChanged", ({ state }) => state === "connected" && resolve()));
    seat.socket.close(1001, "draining");
    await server.seat();
    await back;
    expect(states).toEqual(["connected → reconnecting", "reconnecting → reconnecting", "reconnecting → connected"]);
    expect([digests, client.sessionId, client.catalogDigest]).toEqual([["e".repeat(64)], "session-2", "e".repeat(64)]);
  });

  it("stays the agent it was", async () => {
    const greetings = [welcome, ...Array(3).fill({ ...welcome, agent_id: "somebody-else" })];
    const { client, seat } = await connected({}, { greetings: () => greetings.shift() ?? welcome });
    const closed = new Promise((resolve) => client.on("closed", resolve));
    seat.socket.terminate();
    expect(await closed).toMatchObject({ error: { code: "PERMISSION_DENIED" } });
  });
});

describe("connecting", () => {
  it("is given up by its signal", async () => {
    const server = await startWireServer({ greeting: null });
    open.push(server);
    const abort = new AbortController();
    const failed = rejection(connect({ url: server.url, key: "k", signal: abort.signal }));
    const seat = await server.seat();
    const gone = new Promise((resolve) => seat.socket.on("close", resolve));
    abort.abort(new Error("changed my mind"));
    expect(await failed).toMatchObject({ code: "CANCELLED", mayHaveRun: false, cause: { message: "changed my mind" } });
    await gone;
    expect(await rejection(connect({ url: server.url, key: "k", signal: AbortSignal.abort() }))).toMatchObject({ code: "CANCELLED" });
  });

  it("goes on to the next of several servers", async () => {
    const [first, second] = [await startWireServer(), await startWireServer()];
    await first.close();
    open.push(second);
    const client = await connect({ url: [first.url, second.url], key: "k" });
    open.push(client);
    expect(client.state).toBe("connected");
  });

  it.each<[string, Partial<ConnectOptions>]>([
    ["queue.maxRequests must be a number of at least 0", { queue: { maxRequests: -1 } }],
    ["retry.maxAttempts must be a number of at least 1", { retry: { maxAttempts: 0 } }],
    ["breaker.openMs must be a number", { breaker: { openMs: "1s" as never } }],
    ["reconnect.jitter is not an option", { reconnect: { jitter: 1 } as never }],
    ["`url` is an empty list", { url: [] }],
  ])("is refused where %s", async (words, options) => {
    const error = await rejection(connect({ url: "http://127.0.0.1:1", key: "k", ...options }));
    expect(error.code).toBe("INVALID_ARGUMENT");
    expect(error.message).toContain(words);
  });
});
