import { describe, expect, it } from "vitest";
import { welcome } from "./wire-server.ts";
import { answer, connected, metadata, rejection } from "./wired-client.ts";

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
