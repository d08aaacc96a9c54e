import { afterEach, describe, expect, it } from "vitest";
import { type Client, type ContextEvent, connect } from "../../../client/index.ts";
import type { ContextUpdateNotice, JsonObject, WireError } from "../../../contract/index.ts";
import { type Seat, startWireServer } from "./wire-server.ts";

const open: { close(): Promise<unknown> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

const metadata = { correlation_id: "c" } as const;

function stand(seat: Seat, id: string, revision: number, snapshot: JsonObject = {}): void {
  seat.say({ type: "contextResponse", id, ok: true, context_id: "case/1", revision, snapshot, metadata });
}

function refuse(seat: Seat, id: string, error: WireError): void {
  seat.say({ type: "contextResponse", id, ok: false, error, metadata });
}

function notice(from: number, to: number, change: { patch: JsonObject } | { snapshot: JsonObject }): ContextUpdateNotice {
  return {
    type: "contextUpdate",
    context_id: "case/1",
    from_revision: from,
    revision: to,
    ...change,
    by: { agent_id: "other", correlation_id: "c" },
  };
}

/** A client that holds revision 3 of a context when its connection is lost, and the seat of its next one. */
async function resuming() {
  const server = await startWireServer();
  const client = await connect({ url: server.url, key: "k", reconnect: { baseDelayMs: 1 }, retry: { baseDelayMs: 1 } });
  open.push(client, server);
  const first = await server.seat();
  const events: ContextEvent[] = [];
  const context = client.context("case/1");
  const subscribing = context.subscribe((event) => events.push(event));
  stand(first, (await first.next("contextSubscribe")).id, 3, { a: 3 });
  const subscription = await subscribing;
  first.socket.terminate();
  const seat = await server.seat();
  return { client, seat, server, context, events, subscription, subscribe: await seat.next("contextSubscribe") };
}

/** A round trip: what the server said before has been heard when it ends. */
async function heard(client: Client, seat: Seat): Promise<void> {
  const pinged = client.ping();
  const { id = "" } = await seat.next("ping");
  seat.say({ type: "pong", id });
  await pinged;
}

const told = (events: readonly ContextEvent[]) => events.map(({ revision, value, folded }) => ({ revision, value, folded }));

describe("a subscription whose connection was lost", () => {
  it("is taken up from the revision held, and tells each change missed once", async () => {
    const { client, seat, events, subscribe, context } = await resuming();
    expect(subscribe).toMatchObject({ context_id: "case/1", from_revision: 3 });
    seat.say(notice(3, 4, { patch: { b: 4 } }));
    seat.say(notice(4, 5, { patch: { b: 5 } }));
    stand(seat, subscribe.id, 5, { a: 3, b: 5 });
    seat.say(notice(5, 6, { patch: { c: 6 } }));
    await heard(client, seat);
    expect(told(events)).toEqual([
      { revision: 4, value: { a: 3, b: 4 }, folded: undefined },
      { revision: 5, value: { a: 3, b: 5 }, folded: undefined },
      { revision: 6, value: { a: 3, b: 5, c: 6 }, folded: undefined },
    ]);
    expect(context.current?.revision).toBe(6);
    expect(seat.received.map(({ type }) => type)).toEqual(["hello", "contextSubscribe", "ping"]);
  });

  it("tells a fold as such where the server no longer has each change", async () => {
    const { client, seat, events, subscribe } = await resuming();
    stand(seat, subscribe.id, 9, { z: 9 });
    seat.say(notice(9, 10, { patch: { y: 10 } }));
    await heard(client, seat);
    expect(told(events)).toEqual([
      { revision: 9, value: { z: 9 }, folded: { fromRevision: 3 } },
      { revision: 10, value: { z: 9, y: 10 }, folded: undefined },
    ]);
  });

  it("tells nothing where nothing was missed", async () => {
    const { client, seat, events, subscribe } = await resuming();
    stand(seat, subscribe.id, 3, { a: 3 });
    await heard(client, seat);
    expect(events).toEqual([]);
  });

  it("tells it as a fold that goes back when the server forgot the context", async () => {
    const { client, seat, events, subscribe } = await resuming();
    stand(seat, subscribe.id, 1, { new: true });
    seat.say(notice(1, 2, { patch: { more: 2 } }));
    await heard(client, seat);
    expect(told(events)).toEqual([
      { revision: 1, value: { new: true }, folded: { fromRevision: 3 } },
      { revision: 2, value: { new: true, more: 2 }, folded: undefined },
    ]);
  });

  it("takes its own update, made before it was taken up, in its place among the others", async () => {
    const { client, seat, events, subscribe, context } = await resuming();
    const writing = context.update({ mine: 5 });
    const { id } = await seat.next("contextUpdate");
    seat.say({ type: "contextResponse", id, ok: true, context_id: "case/1", revision: 5, metadata });
    await writing;
    expect(events).toEqual([]);
    seat.say(notice(3, 4, { patch: { theirs: 4 } }));
    stand(seat, subscribe.id, 4, { a: 3, theirs: 4 });
    await heard(client, seat);
    expect(events.map(({ revision, own }) => [revision, own])).toEqual([
      [4, false],
      [5, true],
    ]);
    expect(context.current?.value).toEqual({ a: 3, theirs: 4, mine: 5 });
  });

  it("asks again while the server says that it may pass, and once more on the next connection", async () => {
    const { client, seat, server, events, subscribe } = await resuming();
    refuse(seat, subscribe.id, { code: "UNAVAILABLE", message: "The store is away.", retryable: true });
    const again = await seat.next("contextSubscribe");
    expect(again).toMatchObject({ from_revision: 3 });
    seat.socket.terminate();
    const next = await server.seat();
    const { id } = await next.next("contextSubscribe");
    next.say(notice(3, 4, { patch: { b: 4 } }));
    stand(next, id, 4, { a: 3, b: 4 });
    await heard(client, next);
    expect(told(events)).toEqual([{ revision: 4, value: { a: 3, b: 4 }, folded: undefined }]);
  });

  it("is over, which is told, when the server refuses it", async () => {
    const { client, seat, subscribe, context, subscription } = await resuming();
    const lost = new Promise((resolve) => client.on("subscriptionLost", resolve));
    refuse(seat, subscribe.id, { code: "PERMISSION_DENIED", message: "No longer.", retryable: false });
    expect(await lost).toMatchObject({ contextId: "case/1", error: { code: "PERMISSION_DENIED" } });
    expect(context.current).toBeUndefined();
    await subscription.unsubscribe();
  });

  it("is not taken up when nobody listens any more", async () => {
    const server = await startWireServer();
    const client = await connect({ url: server.url, key: "k", reconnect: { baseDelayMs: 1 } });
    open.push(client, server);
    const first = await server.seat();
    const subscribing = client.context("case/1").subscribe(() => undefined);
    stand(first, (await first.next("contextSubscribe")).id, 3);
    const { unsubscribe } = await subscribing;
    const lost = new Promise<void>((resolve) => client.on("stateChanged", ({ state }) => state === "reconnecting" && resolve()));
    first.socket.terminate();
    await lost;
    await unsubscribe();
    const seat = await server.seat();
    await seat.next("hello");
    await heard(client, seat);
    expect(seat.received.map(({ type }) => type)).toEqual(["hello", "ping"]);
  });

  it("is begun again where its first answer was lost", async () => {
    const server = await startWireServer();
    const client = await connect({ url: server.url, key: "k", reconnect: { baseDelayMs: 1 } });
    open.push(client, server);
    const first = await server.seat();
    const subscribing = client.context("case/1").subscribe(() => undefined);
    await first.next("contextSubscribe");
    first.say(notice(2, 3, { patch: { old: 3 } }));
    first.socket.terminate();
    const seat = await server.seat();
    const { id, from_revision } = await seat.next("contextSubscribe");
    expect(from_revision).toBeUndefined();
    stand(seat, id, 2, { a: 2 });
    expect((await subscribing).snapshot).toEqual({ contextId: "case/1", revision: 2, value: { a: 2 } });
  });

  it("reads nothing twice when a reading was under way", async () => {
    const server = await startWireServer();
    const client = await connect({ url: server.url, key: "k", reconnect: { baseDelayMs: 1 } });
    open.push(client, server);
    const first = await server.seat();
    const events: ContextEvent[] = [];
    const subscribing = client.context("case/1").subscribe((event) => events.push(event));
    stand(first, (await first.next("contextSubscribe")).id, 3, { a: 3 });
    await subscribing;
    first.say(notice(4, 5, { patch: { b: 5 } }));
    await first.next("contextGet");
    first.socket.terminate();
    const seat = await server.seat();
    const { id } = await seat.next("contextSubscribe");
    const reading = await seat.next("contextGet");
    stand(seat, reading.id, 5, { late: true });
    seat.say(notice(3, 4, { patch: { b: 4 } }));
    seat.say(notice(4, 5, { patch: { b: 5 } }));
    stand(seat, id, 5, { a: 3, b: 5 });
    await heard(client, seat);
    expect(told(events)).toEqual([
      { revision: 4, value: { a: 3, b: 4 }, folded: undefined },
      { revision: 5, value: { a: 3, b: 5 }, folded: undefined },
    ]);
  });
});
