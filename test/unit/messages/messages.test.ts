import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../../contract/index.ts";
import { clientMessages, serverMessages } from "../../../messages/index.ts";

const error = { code: "CONFLICT", message: "Moved on.", retryable: true };
const correlation = { correlation_id: "c" };
const response = { correlation_id: "c", request_id: "r", duration_ms: 1.5, catalog_digest: "d" };
const problem = { pointer: "/a", rule: "type", expected: "a text", got: "1", hint: "Send a text." };
const metadata = {
  agent_id: "dispatcher",
  user_id: "u",
  correlation_id: "c",
  request_origin: "a person's question",
  context_id: "delivery_case/CASE-000001",
  idempotency_key: "k",
  deadline_ms: 5_000,
  traceparent: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
  tracestate: "a=1",
};

/** A whole message of each kind: every member that it may have. */
const fromClients: Readonly<Record<string, JsonObject>> = {
  hello: { type: "hello", agent_id: "dispatcher", client: { name: "demo", version: "1" } },
  toolRequest: { type: "toolRequest", id: "1", tool: "track", version: "^1.2.0", payload: { a: [1] }, metadata },
  cancel: { type: "cancel", id: "1" },
  contextUpdate: { type: "contextUpdate", id: "1", context_id: "case/1", patch: { a: null }, expected_revision: 0, metadata },
  contextGet: { type: "contextGet", id: "1", context_id: "case/1", metadata },
  contextSubscribe: { type: "contextSubscribe", id: "1", context_id: "case/1", from_revision: 7, metadata },
  contextUnsubscribe: { type: "contextUnsubscribe", id: "1", context_id: "case/1", metadata },
  catalogRequest: { type: "catalogRequest", id: "1", cursor: "c", limit: 1_000, toolset: "care", metadata },
  ping: { type: "ping", id: "1" },
  pong: { type: "pong", id: "1" },
};

const fromServers: Readonly<Record<string, JsonObject>> = {
  welcome: {
    type: "welcome",
    session_id: "s",
    agent_id: "dispatcher",
    scopes: ["shipments:read"],
    catalog_digest: "d",
    heartbeat_interval_ms: 30_000,
    limits: { max_frame_bytes: 1, max_in_flight: 1, max_queued_bytes: 1, max_subscriptions: 0 },
  },
  toolResponse: {
    type: "toolResponse",
    id: "1",
    ok: true,
    result: null,
    metadata: { ...response, agent_id: "a", user_id: "u", request_origin: "o", traceparent: "t", tracestate: "s", truncated: true },
  },
  toolProgress: { type: "toolProgress", id: "1", progress: 0.5, total: 1, message: "Half." },
  contextResponse: { type: "contextResponse", id: "1", ok: true, context_id: "case/1", revision: 0, snapshot: {}, metadata: correlation },
  contextUpdate: {
    type: "contextUpdate",
    context_id: "case/1",
    from_revision: 1,
    revision: 2,
    patch: {},
    snapshot: {},
    by: { agent_id: "a", correlation_id: "c" },
  },
  catalogResponse: { type: "catalogResponse", id: "1", ok: true, catalog_digest: "d", tools: [{ name: "track" }], next_cursor: "n" },
  catalogChanged: { type: "catalogChanged", catalog_digest: "d" },
  ping: { type: "ping", id: "1" },
  pong: { type: "pong", id: "1" },
  error: { type: "error", ref_id: "1", error: { ...error, retry_after_ms: 5, details: [problem], current_revision: 3 } },
};

const failed: Readonly<Record<string, JsonObject>> = {
  toolResponse: { type: "toolResponse", id: "1", ok: false, error: { ...error, details: [problem] }, metadata: response },
  contextResponse: { type: "contextResponse", id: "1", ok: false, error: { ...error, current_revision: 3 }, metadata: correlation },
  catalogResponse: { type: "catalogResponse", id: "1", ok: false, error },
};

const rules = (side: typeof clientMessages, message: JsonValue) => {
  const check = side.get((message as { type: string }).type);
  if (check === undefined) throw new Error("no such message");
  return check(structuredClone(message))?.map(({ pointer, rule }) => `${pointer} ${rule}`);
};

describe("the native messages", () => {
  it.each(Object.values(fromClients))("take a whole $type from a client", (message) => {
    expect(rules(clientMessages, message)).toBeUndefined();
  });

  it.each([...Object.values(fromServers), ...Object.values(failed)])("take a whole $type from a server", (message) => {
    expect(rules(serverMessages, message)).toBeUndefined();
  });

  it("are all of them tried here", () => {
    expect([...clientMessages.keys()].sort()).toEqual(Object.keys(fromClients).sort());
    expect([...serverMessages.keys()].sort()).toEqual(Object.keys(fromServers).sort());
  });

  it.each([
    ...Object.values(fromClients).map((message) => ["client", message] as const),
    ...[...Object.values(fromServers), ...Object.values(failed)].map((message) => ["server", message] as const),
  ])("refuse a member that nobody knows, from a %s: %j", (side, message) => {
    expect(rules(side === "client" ? clientMessages : serverMessages, { ...message, stray: 1 })).toBeDefined();
  });

  const whole = fromClients.toolRequest ?? {};
  it.each([
    [{ id: "" }, "/id minLength"],
    [{ id: "x".repeat(129) }, "/id maxLength"],
    [{ id: 1 }, "/id type"],
    [{ tool: "" }, "/tool minLength"],
    [{ tool: "x".repeat(129) }, "/tool maxLength"],
    [{ payload: [] }, "/payload type"],
    [{ payload: "a" }, "/payload type"],
    [{ metadata: null }, "/metadata type"],
    [{ metadata: { correlation_id: "x".repeat(257) } }, "/metadata/correlation_id maxLength"],
    [{ metadata: { request_origin: "x".repeat(257) } }, "/metadata/request_origin maxLength"],
    [{ metadata: { idempotency_key: "" } }, "/metadata/idempotency_key minLength"],
    [{ metadata: { deadline_ms: 0 } }, "/metadata/deadline_ms minimum"],
    [{ metadata: { deadline_ms: 86_400_001 } }, "/metadata/deadline_ms maximum"],
    [{ metadata: { deadline_ms: 1.5 } }, "/metadata/deadline_ms type"],
    [{ metadata: { traceparent: "00-xyz" } }, "/metadata/traceparent pattern"],
    [{ metadata: { scopes: ["*"] } }, "/metadata additionalProperties"],
  ])("refuse a toolRequest with %j", (part, problemFound) => {
    expect(rules(clientMessages, { ...whole, ...part })?.join()).toContain(problemFound.split(" ")[0]);
    expect(rules(clientMessages, { ...whole, ...part })?.join()).toContain(problemFound.split(" ")[1]);
  });

  it.each(["id", "tool"])("refuse a toolRequest without %s", (name) => {
    const { [name]: _, ...rest } = whole;
    expect(rules(clientMessages, rest)).toBeDefined();
  });

  it("count characters, not code units", () => {
    expect(rules(clientMessages, { ...whole, id: "👩".repeat(128) })).toBeUndefined();
  });

  it("take neither a response that succeeded with an error nor one that failed with a result", () => {
    expect(rules(serverMessages, { ...failed.toolResponse, result: 1 })).toBeDefined();
    expect(rules(serverMessages, { ...fromServers.toolResponse, error })).toBeDefined();
  });

  it("do not look into a result or a payload", () => {
    const deep = JSON.parse(`${'{"a":'.repeat(2_000)}1${"}".repeat(2_000)}`) as JsonObject;
    expect(rules(clientMessages, { ...whole, payload: deep })).toBeUndefined();
    expect(rules(serverMessages, { ...fromServers.toolResponse, result: deep })).toBeUndefined();
  });

  it("know no message by a name of Object's own", () => {
    for (const name of ["constructor", "__proto__", "toString"]) expect(clientMessages.get(name)).toBeUndefined();
  });
});
