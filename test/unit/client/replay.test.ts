import { afterEach, describe, expect, it } from "vitest";
import { type CallError, type CallOptions, type Client, type ConnectOptions, connect, OutcomeUnknownError } from "../../../client/index.ts";
import type { Effects, ToolResponse, WireError } from "../../../contract/index.ts";
import { type Seat, startWireServer, type WireServer, type WireServerOptions, welcome } from "./wire-server.ts";

const open: { close(): Promise<unknown> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

const quickly = { reconnect: { baseDelayMs: 1 }, retry: { baseDelayMs: 1 } } as const;

async function connected(options?: WireServerOptions, how: Partial<ConnectOptions> = {}) {
  const server = await startWireServer(options);
  const [client, seat] = await Promise.all([connect({ url: server.url, key: "k", ...quickly, ...how }), server.seat()]);
  open.push(client, server);
  return { client, seat, server } satisfies { client: Client; seat: Seat; server: WireServer };
}

const metadata = { correlation_id: "c", request_id: "q", duration_ms: 1, catalog_digest: welcome.catalog_digest } as const;

function answer(id: string, result: unknown): ToolResponse {
  return { type: "toolResponse", id, ok: true, result: result as never, metadata };
}

function refusal(id: string, error: WireError): ToolResponse {
  return { type: "toolResponse", id, ok: false, error, metadata };
}

function listing(id: string, effects: Readonly<Record<string, Effects>>) {
  const tools = Object.entries(effects).map(([name, each]) => ({ name, effects: each }) as never);
  return { type: "catalogResponse", id, ok: true, catalog_digest: "d", tools } as const;
}

async function rejection(promise: Promise<unknown>): Promise<CallError> {
  return promise.then(
    () => expect.unreachable("it was expected to be rejected"),
    (error: unknown) => error as CallError,
  );
}

const busy = { code: "RESOURCE_EXHAUSTED", message: "Busy.", retryable: true, retry_after_ms: 1 } as const;

describe("a call whose answer was lost", () => {
  it.each<[string, CallOptions]>([
    ["a tool that reads", { effects: "read" }],
    ["an idempotent tool", { effects: "idempotent" }],
    ["any tool, with an idempotency key", { effects: "destructive", idempotencyKey: "once" }],
  ])("is sent again for %s, as it was", async (_title, options) => {
    const { client, seat, server } = await connected();
    const args = { id: "A" };
    const result = client.call("track", args, { ...options, correlationId: "mine" });
    const { id: _first, ...first } = await seat.next("toolRequest");
    args.id = "changed";
    seat.socket.terminate();
    const again = await server.seat();
    const { id, ...second } = await again.next("toolRequest");
    expect(second).toEqual(first);
    again.say(answer(id, "done"));
    expect(await result).toBe("done");
  });

  it.each<Effects>(["write", "destructive"])(
    "is not sent again for a tool whose effects are %s: its outcome is unknown",
    async (effects) => {
      const { client, seat, server } = await connected();
      const failed = rejection(client.call("charge", {}, { effects, correlationId: "mine" }));
      await seat.next("toolRequest");
      seat.socket.terminate();
      const error = await failed;
      expect(error).toBeInstanceOf(OutcomeUnknownError);
      expect([error.code, error.retryable, error.mayHaveRun, error.correlationId]).toEqual(["UNAVAILABLE", false, true, "mine"]);
      expect(error.message).toContain("may or may not have run");
      const again = await server.seat();
      await again.next("hello");
      expect(again.received.map(({ type }) => type)).toEqual(["hello"]);
    },
  );

  it("is judged by the catalog, asked once on the new connection, when the program did not say", async () => {
    const { client, seat, server } = await connected();
    const read = client.call("track");
    const write = rejection(client.call("charge"));
    const gone = rejection(client.call("retired"));
    for (let sent = 0; sent < 3; sent += 1) await seat.next("toolRequest");
    seat.socket.terminate();
    const again = await server.seat();
    again.say(listing((await again.next("catalogRequest")).id, { track: "read", charge: "write" }));
    expect([await write, await gone].every((error) => error instanceof OutcomeUnknownError)).toBe(true);
    const { id, tool } = await again.next("toolRequest");
    again.say(answer(id, tool));
    expect(await read).toBe("track");
    expect(again.received.map(({ type }) => type)).toEqual(["hello", "catalogRequest", "toolRequest"]);
  });

  it("is not sent again where the catalog cannot be read", async () => {
    const { client, seat, server } = await connected();
    const failed = rejection(client.call("track"));
    await seat.next("toolRequest");
    seat.socket.terminate();
    const again = await server.seat();
    const { id } = await again.next("catalogRequest");
    again.say({ type: "catalogResponse", id, ok: false, error: { code: "INTERNAL", message: "No.", retryable: false } });
    expect(await failed).toBeInstanceOf(OutcomeUnknownError);
  });

  it("has an unknown outcome where the server cancelled it with the connection and remembers that under its key", async () => {
    const { client, seat, server } = await connected();
    const failed = rejection(client.call("charge", {}, { idempotencyKey: "once" }));
    await seat.next("toolRequest");
    seat.socket.terminate();
    const again = await server.seat();
    const { id } = await again.next("toolRequest");
    again.say(refusal(id, { code: "CANCELLED", message: "The connection closed before the call ended.", retryable: false }));
    expect(await failed).toBeInstanceOf(OutcomeUnknownError);
  });

  it("is never a context's update, and always a reading", async () => {
    const { client, seat, server } = await connected();
    const update = rejection(client.context("case/1").update({ a: 1 }, { expectedRevision: 1 }));
    const reading = client.context("case/1").get();
    await seat.next("contextUpdate");
    await seat.next("contextGet");
    seat.socket.terminate();
    expect(await update).toBeInstanceOf(OutcomeUnknownError);
    const again = await server.seat();
    const { id } = await again.next("contextGet");
    again.say({
      type: "contextResponse",
      id,
      ok: true,
      context_id: "case/1",
      revision: 2,
      snapshot: { a: 1 },
      metadata: { correlation_id: "c" },
    });
    expect((await reading).revision).toBe(2);
  });

  it("stops waiting when its signal aborts or its time is over, also without a connection", async () => {
    const { client, seat, server } = await connected({}, { reconnect: { baseDelayMs: 100_000 } });
    const abort = new AbortController();
    const stopped = rejection(client.call("track", {}, { effects: "read", signal: abort.signal }));
    await seat.next("toolRequest");
    await server.close();
    abort.abort();
    const error = await stopped;
    expect([error.code, error.mayHaveRun]).toEqual(["CANCELLED", true]);
  });
});

describe("a retryable answer", () => {
  it("is asked for again, after the wait the server named, until it comes", async () => {
    const { client, seat } = await connected();
    const result = client.call("track", {}, { effects: "read" });
    for (let failures = 0; failures < 3; failures += 1) seat.say(refusal((await seat.next("toolRequest")).id, busy));
    seat.say(answer((await seat.next("toolRequest")).id, "done"));
    expect(await result).toBe("done");
  });

  it("is the answer after as many times as may be", async () => {
    const { client, seat } = await connected({}, { retry: { maxAttempts: 2, baseDelayMs: 1 } });
    const failed = rejection(client.call("track", {}, { effects: "read" }));
    for (let failures = 0; failures < 2; failures += 1) seat.say(refusal((await seat.next("toolRequest")).id, busy));
    expect(await failed).toMatchObject({ code: "RESOURCE_EXHAUSTED", retryAfterMs: 1, requestId: "q" });
  });

  it.each<[string, WireError, CallOptions, Partial<ConnectOptions>]>([
    ["a tool that writes", busy, { effects: "write" }, {}],
    ["a client that does not retry", busy, { effects: "read" }, { retry: false }],
    ["a wait longer than the call's own time", { ...busy, retry_after_ms: 60_000 }, { effects: "read", deadlineMs: 5_000 }, {}],
    ["a conflict, which needs the caller", { ...busy, code: "CONFLICT" }, { effects: "read" }, {}],
    ["a deadline that passed", { ...busy, code: "DEADLINE_EXCEEDED" }, { effects: "read" }, {}],
    ["an error that is not retryable", { ...busy, retryable: false }, { effects: "read" }, {}],
  ])("is the answer for %s", async (_title, error, options, how) => {
    const { client, seat } = await connected({}, how);
    const failed = rejection(client.call("track", {}, options));
    seat.say(refusal((await seat.next("toolRequest")).id, error));
    expect((await failed).code).toBe(error.code);
    expect(seat.received.filter(({ type }) => type === "toolRequest").length).toBe(1);
  });
});
