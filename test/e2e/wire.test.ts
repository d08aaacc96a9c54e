import { describe, expect, it } from "vitest";
import type { JsonObject, ToolContext } from "../../contract/index.ts";
import { ToolError } from "../../contract/index.ts";
import { connectPeer, type Frame, refusedUpgrade } from "../support/peer.ts";
import { agentOf } from "../support/registry.ts";
import { slotOf, startServer } from "../support/server.ts";

const errorOf = (frame: Frame): JsonObject => frame.error as JsonObject;

describe("coming in", () => {
  it("welcomes an agent with its name, scopes, catalog and limits (wire.welcome)", async () => {
    await using running = await startServer({ tools: {} }, { agents: [agentOf("tester", { scopes: ["a:read"] })] });
    const peer = await connectPeer(running.ws);
    const [welcome] = peer.frames;
    expect(welcome).toMatchObject({ type: "welcome", agent_id: "tester", scopes: ["a:read"], catalog_digest: "0".repeat(64) });
    expect(welcome?.limits).toMatchObject({ max_frame_bytes: 1_048_576, max_in_flight: 256 });
    expect(peer.socket.protocol).toBe("toolwright.v1");
  });

  it.each([
    ["no credential", { key: "" }, 401, "UNAUTHENTICATED"],
    ["an unknown key", { key: "key-nobody" }, 401, "UNAUTHENTICATED"],
    ["no subprotocol", { protocols: [] }, 400, "UNSUPPORTED_VERSION"],
    ["a foreign subprotocol", { protocols: ["toolwright.v9"] }, 400, "UNSUPPORTED_VERSION"],
    ["a foreign Origin", { headers: { origin: "https://evil.example" } }, 403, "PERMISSION_DENIED"],
    ["a foreign Host", { headers: { host: "evil.example" } }, 403, "PERMISSION_DENIED"],
    ["a ticket nobody issued", { key: "", protocols: ["toolwright.v1", "ticket.twt_0"] }, 401, "UNAUTHENTICATED"],
  ])("refuses %s over HTTP", async (_what, options, status, code) => {
    await using running = await startServer({ tools: {} });
    const refusal = await refusedUpgrade(running.ws, options);
    expect([refusal.status, (refusal.body.error as JsonObject).code]).toEqual([status, code]);
    expect(refusal.headers["www-authenticate"]).toBe(status === 401 ? "Bearer" : undefined);
  });

  it("refuses an upgrade on another path", async () => {
    await using running = await startServer({ tools: {} });
    expect((await refusedUpgrade(`${running.http.replace("http", "ws")}/other`)).status).toBe(404);
  });

  it("lets a browser in by a ticket, once (auth.ticket)", async () => {
    await using running = await startServer({ tools: {} });
    const answer = await fetch(`${running.http}/v1/tickets`, { method: "POST", headers: { authorization: "Bearer key-tester" } });
    const { subprotocol } = (await answer.json()) as { subprotocol: string };
    const options = { key: "", protocols: ["toolwright.v1", subprotocol], headers: { origin: running.http } };
    const peer = await connectPeer(running.ws, options);
    expect([answer.status, peer.frames[0]?.agent_id, peer.socket.protocol]).toEqual([201, "tester", "toolwright.v1"]);
    expect((await refusedUpgrade(running.ws, options)).status).toBe(401);
  });

  it("refuses a connection beyond the agent's limit and takes it after one closes", async () => {
    const limits = { maxConcurrency: 0, maxConnections: 1, callsPerMinute: 0 };
    await using running = await startServer({ tools: {} }, { agents: [agentOf("tester", { limits })] });
    const first = await connectPeer(running.ws);
    expect((await refusedUpgrade(running.ws)).status).toBe(429);
    await first.close();
    await connectPeer(running.ws);
  });
});

describe("calling", () => {
  it("answers a call with its result and what ties it to others", async () => {
    await using running = await startServer({ tools: { echo: { handler: (input) => ({ got: input }) } } });
    const peer = await connectPeer(running.ws);
    const metadata = { correlation_id: "c-7", user_id: "u-1", request_origin: "a person's question", agent_id: "tester" };
    const answer = await peer.call("1", "echo", { a: 1 }, { metadata });
    expect(answer).toMatchObject({ type: "toolResponse", ok: true, result: { got: { a: 1 } }, metadata });
    expect(Object.keys(answer.metadata as JsonObject)).toEqual(expect.arrayContaining(["request_id", "duration_ms", "catalog_digest"]));
  });

  it("refuses a claimed agent_id that is not the credential's (auth.identity)", async () => {
    await using running = await startServer({ tools: { echo: {} } });
    const peer = await connectPeer(running.ws);
    const answer = await peer.call("1", "echo", {}, { metadata: { agent_id: "other" } });
    expect(errorOf(answer)).toMatchObject({ code: "PERMISSION_DENIED", retryable: false });
    peer.send({ type: "contextGet", id: "2", context_id: "x", metadata: { agent_id: "other" } });
    expect(errorOf(await peer.answerTo("2")).code).toBe("PERMISSION_DENIED");
  });

  it("takes hello as the first frame only", async () => {
    await using running = await startServer({ tools: { echo: {} } });
    const peer = await connectPeer(running.ws);
    peer.send({ type: "hello", agent_id: "tester", client: { name: "test", version: "1.0.0" } });
    expect((await peer.call("1", "echo")).ok).toBe(true);
    peer.send({ type: "hello" });
    expect(errorOf(await peer.ofType("error")).message).toBe("Only the first frame may be a hello.");
  });

  it("reports progress, and cancels on request", async () => {
    const handler = (_input: never, context: ToolContext) => {
      context.progress({ progress: 1, total: 3, message: "first" });
      return new Promise((_resolve, reject) => context.signal.addEventListener("abort", () => reject(context.signal.reason)));
    };
    await using running = await startServer({ tools: { slow: { handler } } });
    const peer = await connectPeer(running.ws);
    peer.send({ type: "toolRequest", id: "s", tool: "slow" });
    expect(await peer.ofType("toolProgress")).toEqual({ type: "toolProgress", id: "s", progress: 1, total: 3, message: "first" });
    peer.send({ type: "cancel", id: "s" });
    peer.send({ type: "cancel", id: "never-begun" });
    expect(errorOf(await peer.answerTo("s")).code).toBe("CANCELLED");
    expect(running.server.load.inFlight).toBe(0);
  });

  it("names the message that an error speaks of, whenever it has an id", async () => {
    await using running = await startServer({ tools: {} });
    const peer = await connectPeer(running.ws);
    for (const message of [{ type: "toolReqest", id: "a" }, { id: "b" }, { type: "cancel", id: "c", extra: 1 }]) {
      peer.send(message);
      expect(await peer.ofType("error")).toMatchObject({ ref_id: message.id });
    }
    peer.send({ type: "toolReqest", id: 7 });
    expect(await peer.ofType("error")).not.toHaveProperty("ref_id");
  });

  it("answers a duplicate id in flight with an error frame, and the first call with its own answer (wire.duplicate-id)", async () => {
    let finish: (value: string) => void = () => undefined;
    await using running = await startServer({ tools: { slow: { handler: () => new Promise((resolve) => (finish = resolve)) }, echo: {} } });
    const peer = await connectPeer(running.ws);
    peer.send({ type: "toolRequest", id: "a", tool: "slow" });
    await peer.call("b", "echo");
    peer.send({ type: "toolRequest", id: "a", tool: "echo" });
    expect(await peer.ofType("error")).toMatchObject({ ref_id: "a", error: { code: "MALFORMED_MESSAGE" } });
    peer.send({ type: "toolRequest", id: "a", tool: 7 });
    expect(await peer.ofType("error")).toMatchObject({ ref_id: "a" });
    finish("first");
    expect(await peer.answerTo("a")).toMatchObject({ ok: true, result: "first" });
    expect((await peer.call("a", "echo")).ok).toBe(true);
  });

  it("refuses more requests in flight than the connection may have", async () => {
    await using running = await startServer(
      { tools: { hang: { handler: () => new Promise(() => undefined) }, echo: {} } },
      { settings: { maxInFlight: 2, drainTimeoutMs: 0 } },
    );
    const peer = await connectPeer(running.ws);
    peer.send({ type: "toolRequest", id: "1", tool: "hang" });
    peer.send({ type: "toolRequest", id: "2", tool: "hang" });
    expect(errorOf(await peer.call("3", "echo"))).toMatchObject({ code: "RESOURCE_EXHAUSTED", retryable: true });
    peer.send({ type: "cancel", id: "1" });
    await peer.answerTo("1");
    expect((await peer.call("4", "echo")).ok).toBe(true);
  });

  it("cancels the calls of a peer that goes away", async () => {
    let aborted: () => void = () => undefined;
    const seen = new Promise<void>((resolve) => (aborted = resolve));
    const handler = (_input: never, context: ToolContext) => new Promise(() => context.signal.addEventListener("abort", () => aborted()));
    await using running = await startServer({ tools: { slow: { handler }, echo: {} } });
    const peer = await connectPeer(running.ws);
    peer.send({ type: "toolRequest", id: "1", tool: "slow" });
    await peer.call("2", "echo");
    peer.socket.terminate();
    await seen;
    expect(running.server.load.inFlight).toBe(0);
  });

  it("answers ping with pong", async () => {
    await using running = await startServer({ tools: {} });
    const peer = await connectPeer(running.ws);
    peer.send({ type: "ping", id: "p" });
    expect(await peer.ofType("pong")).toEqual({ type: "pong", id: "p" });
  });

  it("pings a silent peer and ends one that does not answer (wire.heartbeat)", async () => {
    await using running = await startServer({ tools: {} }, { settings: { heartbeatIntervalMs: 500 } });
    const live = await connectPeer(running.ws);
    const dead = await connectPeer(running.ws, { key: "key-other" });
    dead.socket.pong = () => undefined;
    (dead.socket as unknown as { _autoPong: boolean })._autoPong = false;
    expect(await live.ofType("ping")).toEqual({ type: "ping" });
    expect((await dead.closed).code).toBe(1006);
    await live.ofType("ping");
    expect(live.socket.readyState).toBe(live.socket.OPEN);
  });
});

describe("sharing context", () => {
  it("tells every other subscriber of a change, the same agent's other connection too", async () => {
    await using running = await startServer({ tools: {}, contexts: [slotOf("board")] });
    const [writer, reader, twin] = [
      await connectPeer(running.ws),
      await connectPeer(running.ws, { key: "key-other" }),
      await connectPeer(running.ws),
    ];
    for (const peer of [writer, reader, twin]) {
      const answer = await peer.ask({ type: "contextSubscribe", id: "s", context_id: "board" });
      expect(answer).toMatchObject({ ok: true, revision: 0, snapshot: {} });
    }
    const answer = await writer.ask({
      type: "contextUpdate",
      id: "u",
      context_id: "board",
      patch: { a: 1 },
      metadata: { correlation_id: "c-1" },
    });
    expect(answer).toMatchObject({ type: "contextResponse", ok: true, revision: 1, metadata: { correlation_id: "c-1" } });
    const notice = {
      type: "contextUpdate",
      context_id: "board",
      from_revision: 0,
      revision: 1,
      patch: { a: 1 },
      by: { agent_id: "tester", correlation_id: "c-1" },
    };
    expect(await reader.ofType("contextUpdate")).toEqual(notice);
    expect(await twin.ofType("contextUpdate")).toEqual(notice);
    writer.send({ type: "ping", id: "after" });
    await writer.ofType("pong");
    expect(writer.frames.filter((frame) => frame.type === "contextUpdate")).toEqual([]);
  });

  it("answers a stale expected_revision with CONFLICT and the current revision", async () => {
    await using running = await startServer({ tools: {}, contexts: [slotOf("board")] });
    const peer = await connectPeer(running.ws);
    await peer.ask({ type: "contextUpdate", id: "1", context_id: "board", patch: { a: 1 }, expected_revision: 0 });
    const conflict = await peer.ask({ type: "contextUpdate", id: "2", context_id: "board", patch: { a: 2 }, expected_revision: 0 });
    expect(errorOf(conflict)).toMatchObject({ code: "CONFLICT", current_revision: 1, retryable: true });
    expect(await peer.ask({ type: "contextGet", id: "3", context_id: "board" })).toMatchObject({ revision: 1, snapshot: { a: 1 } });
  });

  it("stops telling after contextUnsubscribe", async () => {
    await using running = await startServer({ tools: {}, contexts: [slotOf("board")] });
    const [writer, reader] = [await connectPeer(running.ws), await connectPeer(running.ws, { key: "key-other" })];
    await reader.ask({ type: "contextSubscribe", id: "s", context_id: "board" });
    await reader.ask({ type: "contextUnsubscribe", id: "e", context_id: "board" });
    await writer.ask({ type: "contextUpdate", id: "u", context_id: "board", patch: { a: 1 } });
    reader.send({ type: "ping", id: "after" });
    await reader.ofType("pong");
    expect(reader.frames.filter((frame) => frame.type === "contextUpdate")).toEqual([]);
  });

  it("lets a handler change the context of its call, and tells the others", async () => {
    const handler = async (_input: never, context: ToolContext) => {
      const { revision } = await context.contexts.update(context.contextId ?? "", { noted: true });
      return { revision };
    };
    await using running = await startServer({ tools: { note: { handler } }, contexts: [slotOf("case", { keyPattern: "^C-[0-9]{1,4}$" })] });
    const [caller, reader] = [await connectPeer(running.ws), await connectPeer(running.ws, { key: "key-other" })];
    await reader.ask({ type: "contextSubscribe", id: "s", context_id: "case/C-1" });
    const answer = await caller.call("1", "note", {}, { metadata: { context_id: "case/C-1", correlation_id: "c-9" } });
    expect(answer.result).toEqual({ revision: 1 });
    expect(await reader.ofType("contextUpdate")).toMatchObject({
      patch: { noted: true },
      by: { agent_id: "tester", correlation_id: "c-9" },
    });
  });

  it("refuses a subscription beyond the connection's limit", async () => {
    const slots = [slotOf("a"), slotOf("b")];
    await using running = await startServer({ tools: {}, contexts: slots }, { settings: { maxSubscriptions: 1 } });
    const peer = await connectPeer(running.ws);
    await peer.ask({ type: "contextSubscribe", id: "1", context_id: "a" });
    expect((await peer.ask({ type: "contextSubscribe", id: "2", context_id: "a" })).ok).toBe(true);
    expect(errorOf(await peer.ask({ type: "contextSubscribe", id: "3", context_id: "b" })).code).toBe("RESOURCE_EXHAUSTED");
  });
});

describe("going away", () => {
  it("lets answers in flight out, refuses new calls, then closes with 1001 (server.drain)", async () => {
    let finish: (value: string) => void = () => undefined;
    let begun: () => void = () => undefined;
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    const handler = () => {
      begun();
      return new Promise((resolve) => (finish = resolve));
    };
    const running = await startServer({ tools: { slow: { handler } } });
    const peer = await connectPeer(running.ws);
    peer.send({ type: "toolRequest", id: "1", tool: "slow" });
    await hasBegun;
    const stopped = running.server.stop();
    expect(running.server.readiness()).toEqual({ ready: false, reasons: [{ name: "draining", reason: "The server is going away." }] });
    expect(errorOf(await peer.call("2", "slow"))).toMatchObject({ code: "UNAVAILABLE", retryable: true });
    finish("out");
    expect(await peer.answerTo("1")).toMatchObject({ ok: true, result: "out" });
    expect((await peer.closed).code).toBe(1001);
    await stopped;
  });

  it("lets calls over HTTP and calls that wait for their turn out before it goes", async () => {
    const ends: (() => void)[] = [];
    const news: (() => void)[] = [];
    const begun = (count: number) =>
      new Promise<void>((resolve) => (ends.length >= count ? resolve() : news.push(() => ends.length >= count && resolve())));
    const handler = () =>
      new Promise((resolve) => {
        ends.push(() => resolve("out"));
        for (const tell of news) tell();
      });
    const running = await startServer({ tools: { slow: { handler, descriptor: { limits: { maxConcurrency: 1 } } }, echo: {} } });
    const peer = await connectPeer(running.ws);
    const overHttp = fetch(`${running.http}/v1/tools/slow`, {
      method: "POST",
      headers: { authorization: "Bearer key-tester", "content-type": "application/json" },
      body: "{}",
    });
    await begun(1);
    const waits = peer.call("1", "slow");
    await peer.call("2", "echo");
    const stopped = running.server.stop();
    ends[0]?.();
    await begun(2);
    ends[1]?.();
    expect([(await overHttp).status, (await waits).ok, (await peer.closed).code]).toEqual([200, true, 1001]);
    await stopped;
    await expect(fetch(`${running.http}/healthz`)).rejects.toThrow();
  });

  it("ends what is left at the deadline", async () => {
    const running = await startServer(
      { tools: { hang: { handler: () => new Promise(() => undefined) }, echo: {} } },
      { settings: { drainTimeoutMs: 20 } },
    );
    const peer = await connectPeer(running.ws);
    peer.send({ type: "toolRequest", id: "1", tool: "hang" });
    await peer.call("2", "echo");
    await running.server.stop();
    expect((await peer.closed).code).toBe(1001);
  });

  it("serves a new generation from the next call on and tells every session (server.reload)", async () => {
    let finish: (value: string) => void = () => undefined;
    await using running = await startServer({
      tools: { slow: { handler: () => new Promise((resolve) => (finish = resolve)) }, echo: { handler: () => "old" } },
    });
    const peer = await connectPeer(running.ws);
    peer.send({ type: "toolRequest", id: "1", tool: "slow" });
    await peer.call("2", "echo");
    const { registryOf } = await import("../support/registry.ts");
    await running.server.reload(registryOf({ tools: { echo: { handler: () => "new" } }, digest: "1".repeat(64) }));
    expect(await peer.ofType("catalogChanged")).toEqual({ type: "catalogChanged", catalog_digest: "1".repeat(64) });
    finish("still the old one");
    expect(await peer.answerTo("1")).toMatchObject({ result: "still the old one", metadata: { catalog_digest: "0".repeat(64) } });
    expect(await peer.call("3", "echo")).toMatchObject({ result: "new", metadata: { catalog_digest: "1".repeat(64) } });
    expect(errorOf(await peer.call("4", "slow")).code).toBe("UNKNOWN_TOOL");
  });

  it("refuses a registry of another format and keeps serving", async () => {
    await using running = await startServer({ tools: { echo: {} } });
    const { registryOf } = await import("../support/registry.ts");
    await expect(running.server.reload({ ...registryOf({ tools: {} }), format: 99 })).rejects.toThrow("has format 99");
    const peer = await connectPeer(running.ws);
    expect((await peer.call("1", "echo")).ok).toBe(true);
  });

  it("goes on when a handler forgets a promise that rejects", async () => {
    const handler = () => {
      void Promise.reject(new ToolError("INTERNAL", "forgotten"));
      return 1;
    };
    await using running = await startServer({ tools: { forgetful: { handler }, echo: {} } });
    const peer = await connectPeer(running.ws);
    await peer.call("1", "forgetful");
    expect((await peer.call("2", "echo")).ok).toBe(true);
  });
});
