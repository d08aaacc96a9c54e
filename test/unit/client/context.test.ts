import { afterEach, describe, expect, it } from "vitest";
import { type CallError, type Client, type ContextEvent, connect } from "../../../client/index.ts";
import type { ContextUpdateNotice, JsonObject } from "../../../contract/index.ts";
import { type Seat, startWireServer, type WireServer } from "./wire-server.ts";

let server: WireServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function connected(): Promise<{ client: Client; seat: Seat }> {
  server = await startWireServer();
  const [client, seat] = await Promise.all([connect({ url: server.url, key: "k" }), server.seat()]);
  return { client, seat };
}

const by = { agent_id: "other", correlation_id: "c" };

function stand(seat: Seat, id: string, revision: number, snapshot?: JsonObject): void {
  const value = snapshot === undefined ? {} : { snapshot };
  seat.say({ type: "contextResponse", id, ok: true, context_id: "case/1", revision, ...value, metadata: { correlation_id: "c" } });
}

function notice(from: number, to: number, change: { patch: JsonObject } | { snapshot: JsonObject }): ContextUpdateNotice {
  return { type: "contextUpdate", context_id: "case/1", from_revision: from, revision: to, ...change, by };
}

/** A round trip: what the server said before has been heard when it ends. */
async function heard(client: Client, seat: Seat): Promise<void> {
  const pinged = client.ping();
  const { id = "" } = await seat.next("ping");
  seat.say({ type: "pong", id });
  await pinged;
}

async function following(revision = 1, value: JsonObject = { a: 1 }) {
  const { client, seat } = await connected();
  const events: ContextEvent[] = [];
  const context = client.context("case/1");
  const subscribing = context.subscribe((event) => events.push(event));
  stand(seat, (await seat.next("contextSubscribe")).id, revision, value);
  return { client, seat, context, events, subscription: await subscribing };
}

describe("a shared context", () => {
  it("is read with its revision", async () => {
    const { client, seat } = await connected();
    const reading = client.context("case/1").get({ correlationId: "mine" });
    const request = await seat.next("contextGet");
    expect(request).toEqual({ type: "contextGet", id: request.id, context_id: "case/1", metadata: { correlation_id: "mine" } });
    stand(seat, request.id, 3, { a: 1 });
    expect(await reading).toEqual({ contextId: "case/1", revision: 3, value: { a: 1 } });
  });

  it("is patched against an expected revision", async () => {
    const { client, seat } = await connected();
    const writing = client.context("case/1").update({ a: null }, { expectedRevision: 3 });
    const request = await seat.next("contextUpdate");
    expect(request).toEqual({ type: "contextUpdate", id: request.id, context_id: "case/1", patch: { a: null }, expected_revision: 3 });
    stand(seat, request.id, 4);
    expect(await writing).toEqual({ revision: 4 });
  });

  it("says where it stands when the expected revision is not the current one", async () => {
    const { client, seat } = await connected();
    const writing = client.context("case/1").update({ a: 2 }, { expectedRevision: 3 });
    const { id } = await seat.next("contextUpdate");
    const error = { code: "CONFLICT", message: "Moved on.", retryable: true, current_revision: 7 };
    seat.say({ type: "contextResponse", id, ok: false, error, metadata: { correlation_id: "c" } });
    await expect(writing).rejects.toMatchObject({ code: "CONFLICT", currentRevision: 7, correlationId: "c" });
  });
});

describe("following a context", () => {
  it("begins with where it stands and applies each patch to it", async () => {
    const { client, seat, context, events, subscription } = await following(1, { a: 1, b: { c: 1, d: 1 } });
    expect(subscription.snapshot).toEqual({ contextId: "case/1", revision: 1, value: { a: 1, b: { c: 1, d: 1 } } });
    seat.say(notice(1, 2, { patch: { b: { c: 2 } } }));
    seat.say(notice(2, 3, { patch: { a: null, b: { d: null } } }));
    await heard(client, seat);
    expect(events).toEqual([
      { contextId: "case/1", revision: 2, value: { a: 1, b: { c: 2, d: 1 } }, own: false, by: { agentId: "other", correlationId: "c" } },
      { contextId: "case/1", revision: 3, value: { b: { c: 2 } }, own: false, by: { agentId: "other", correlationId: "c" } },
    ]);
    expect(context.current).toEqual({ contextId: "case/1", revision: 3, value: { b: { c: 2 } } });
  });

  it("takes a snapshot in place of what it holds", async () => {
    const { client, seat, context } = await following();
    seat.say(notice(1, 9, { snapshot: { z: 9 } }));
    await heard(client, seat);
    expect(context.current).toEqual({ contextId: "case/1", revision: 9, value: { z: 9 } });
  });

  it("ignores a change it already holds", async () => {
    const { client, seat, context, events } = await following(5, { a: 5 });
    seat.say(notice(4, 5, { patch: { a: 4 } }));
    await heard(client, seat);
    expect(events).toEqual([]);
    expect(context.current?.value).toEqual({ a: 5 });
  });

  it("keeps changes that arrive before the subscription's own answer", async () => {
    const { client, seat } = await connected();
    const context = client.context("case/1");
    const subscribing = context.subscribe(() => undefined);
    const { id } = await seat.next("contextSubscribe");
    seat.say(notice(1, 2, { patch: { a: 2 } }));
    stand(seat, id, 1, { a: 1 });
    expect((await subscribing).snapshot).toEqual({ contextId: "case/1", revision: 2, value: { a: 2 } });
  });

  it("reads the whole value again when a change is missing, and goes on from there", async () => {
    const { client, seat, context, events } = await following();
    seat.say(notice(2, 3, { patch: { a: 3 } }));
    const { id } = await seat.next("contextGet");
    seat.say(notice(3, 4, { patch: { b: 4 } }));
    stand(seat, id, 3, { a: 3, seen: true });
    await heard(client, seat);
    expect(events.map(({ revision, value }) => ({ revision, value }))).toEqual([
      { revision: 3, value: { a: 3, seen: true } },
      { revision: 4, value: { a: 3, seen: true, b: 4 } },
    ]);
    expect(context.current?.revision).toBe(4);
  });

  it("needs no second reading when the missing change arrives after all", async () => {
    const { client, seat, events } = await following();
    seat.say(notice(2, 3, { patch: { a: 3 } }));
    seat.say(notice(1, 2, { patch: { b: 2 } }));
    await heard(client, seat);
    expect(events.map(({ revision }) => revision)).toEqual([2, 3]);
    stand(seat, (await seat.next("contextGet")).id, 2, { old: true });
    await heard(client, seat);
    expect(events.length).toBe(2);
  });

  it("gives up after readings that never bring what is missing, and says so", async () => {
    const { client, seat } = await following();
    const complaint = new Promise<CallError>((resolve) => client.on("protocolError", resolve));
    seat.say(notice(5, 6, { patch: { a: 6 } }));
    for (let reading = 0; reading < 3; reading += 1) stand(seat, (await seat.next("contextGet")).id, 1, { a: 1 });
    expect((await complaint).message).toContain("Changes of case/1 are missing");
  });

  it("takes this client's own change too, which no notice tells", async () => {
    const { seat, context, events } = await following();
    const writing = context.update({ mine: 1 });
    stand(seat, (await seat.next("contextUpdate")).id, 2);
    await writing;
    expect(events).toEqual([{ contextId: "case/1", revision: 2, value: { a: 1, mine: 1 }, own: true }]);
  });

  it("puts another's change before its own when that came first", async () => {
    const { client, seat, context } = await following();
    const writing = context.update({ a: "mine" });
    const { id } = await seat.next("contextUpdate");
    seat.say(notice(1, 2, { patch: { a: "theirs", b: 2 } }));
    stand(seat, id, 3);
    await writing;
    await heard(client, seat);
    expect(context.current).toEqual({ contextId: "case/1", revision: 3, value: { a: "mine", b: 2 } });
  });

  it("shares one subscription among its listeners, and ends it with the last", async () => {
    const { client, seat, context, events, subscription } = await following();
    const second: number[] = [];
    const other = await context.subscribe(({ revision }) => second.push(revision));
    seat.say(notice(1, 2, { patch: { a: 2 } }));
    await heard(client, seat);
    await subscription.unsubscribe();
    const leaving = other.unsubscribe();
    stand(seat, (await seat.next("contextUnsubscribe")).id, 2);
    await leaving;
    expect([events.length, second]).toEqual([1, [2]]);
    expect(seat.received.filter(({ type }) => type === "contextSubscribe").length).toBe(1);
    expect(seat.received.filter(({ type }) => type === "contextUnsubscribe").length).toBe(1);
    expect(context.current).toBeUndefined();
  });

  it("can begin again after a refusal", async () => {
    const { client, seat } = await connected();
    const context = client.context("case/1");
    const refused = context.subscribe(() => undefined);
    const error = { code: "PERMISSION_DENIED", message: "No.", retryable: false };
    const { id } = await seat.next("contextSubscribe");
    seat.say({ type: "contextResponse", id, ok: false, error, metadata: { correlation_id: "c" } });
    await expect(refused).rejects.toMatchObject({ code: "PERMISSION_DENIED" });
    const again = context.subscribe(() => undefined);
    stand(seat, (await seat.next("contextSubscribe")).id, 1, { a: 1 });
    expect((await again).snapshot.revision).toBe(1);
  });
});
