/** The client over a wire that is cut, goes silent or loses an answer, with a real server behind it. */

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Client, type ConnectOptions, type ContextEvent, connect, OutcomeUnknownError, type StateChange } from "../../client/index.ts";
import { type Ledger, openLedger } from "../support/ledger.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { startTcpProxy, type TcpProxy } from "../support/tcp-proxy.ts";

let ledger: Ledger;
let server: TestServer;
let proxy: TcpProxy;
const clients: Client[] = [];

beforeEach(async () => {
  ledger = openLedger();
  server = await startServer(ledger.registry);
  proxy = await startTcpProxy(server.port);
});

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
  await proxy.close();
  await server.server.stop();
  ledger.dispose();
});

async function connected(options: Partial<ConnectOptions> = {}): Promise<Client> {
  const client = await connect({ url: proxy.url, key: "key-tester", reconnect: { baseDelayMs: 5, stableAfterMs: 0 }, ...options });
  clients.push(client);
  return client;
}

function entered(client: Client, state: StateChange["state"]): Promise<StateChange> {
  return new Promise((resolve) => client.on("stateChanged", (change) => change.state === state && resolve(change)));
}

describe("a wire that loses an answer", () => {
  it("costs a call of a tool that reads nothing", async () => {
    const client = await connected();
    proxy.loseNextAnswer();
    expect(await client.call("look", { id: "r" })).toBe("r");
    expect([ledger.runsOf("r"), proxy.accepted]).toEqual([2, 2]);
  });

  it("leaves the outcome of a call of a tool that writes unknown, and does not carry it out twice", async () => {
    const client = await connected();
    proxy.loseNextAnswer();
    await expect(client.call("charge", { id: "w" })).rejects.toBeInstanceOf(OutcomeUnknownError);
    expect(await client.call("charge", { id: "next" })).toBe("next");
    expect([ledger.runsOf("w"), ledger.runsOf("next")]).toEqual([1, 1]);
  });

  it("gives the first result again for a call with an idempotency key", async () => {
    const client = await connected();
    proxy.loseNextAnswer();
    expect(await client.call("charge", { id: "k" }, { idempotencyKey: "once" })).toBe("k");
    expect([ledger.runsOf("k"), proxy.accepted]).toEqual([1, 2]);
  });
});

describe("a wire that goes silent", () => {
  it("is noticed by the heartbeat, and what waited is answered over another one", async () => {
    const client = await connected({ heartbeatIntervalMs: 100 });
    const lost = entered(client, "reconnecting");
    proxy.silence();
    const result = client.call("look", { id: "r" });
    expect((await lost).closed).toEqual({ code: 1006, reason: "the server does not answer" });
    expect(await result).toBe("r");
  });

  it("does not keep the client from closing", async () => {
    const client = await connected();
    proxy.silence();
    const waiting = expect(client.call("charge", { id: "w" })).rejects.toBeInstanceOf(OutcomeUnknownError);
    await client.close();
    await waiting;
    expect(client.state).toBe("closed");
  });
});

describe("a wire that is cut again and again", () => {
  it("costs a subscriber no change, and tells none twice", async () => {
    const [subscriber, writer] = [await connected(), await connect({ url: server.http, key: "key-other" })];
    clients.push(writer);
    const events: ContextEvent[] = [];
    let ended: () => void = () => undefined;
    const last = new Promise<void>((resolve) => {
      ended = resolve;
    });
    await subscriber.context("note").subscribe((event) => {
      events.push(event);
      if (event.value.last === "end") ended();
    });
    const note = writer.context("note");
    for (let round = 0; round < 12; round += 1) {
      const back = entered(subscriber, "connected");
      for (let update = 0; update < 5; update += 1) await note.update({ [`r${round}`]: update });
      proxy.cut();
      for (let update = 5; update < 10; update += 1) await note.update({ [`r${round}`]: update });
      await back;
    }
    const { revision } = await note.update({ last: "end" });
    await last;
    let held = 0;
    for (const event of events) {
      expect(event.folded?.fromRevision ?? event.revision - 1).toBe(held);
      held = event.revision;
    }
    expect([held, revision]).toEqual([121, 121]);
    expect(subscriber.context("note").current?.value).toEqual((await note.get()).value);
    // The server keeps enough of its journal to tell each change, cut or not.
    expect(events.length).toBe(121);
  });

  it("lets calls through in their time, each carried out once where a second time would matter", async () => {
    const client = await connected();
    const outcomes: Promise<unknown>[] = [];
    for (let round = 0; round < 8; round += 1) {
      const back = entered(client, "connected");
      const ids = Array.from({ length: 10 }, (_, index) => `${round}-${index}`);
      const looks = ids.map((id) => client.call("look", { id: `look ${id}` }));
      outcomes.push(...looks, ...ids.map((id) => client.call("charge", { id }).catch((error: unknown) => error)));
      await looks[0];
      proxy.cut();
      outcomes.push(...ids.map((id) => client.call("put", { id: `put ${id}` })));
      await back;
    }
    for (const outcome of await Promise.all(outcomes)) {
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(OutcomeUnknownError);
    }
    for (let round = 0; round < 8; round += 1) {
      for (let index = 0; index < 10; index += 1) expect(ledger.runsOf(`${round}-${index}`)).toBeLessThanOrEqual(1);
    }
  });
});

describe("a server that comes and goes", () => {
  it("opens the circuit when it is away for long, and closes it when it is back", async () => {
    const client = await connected({ breaker: { failures: 3, openMs: 30 } });
    const down = entered(client, "down");
    proxy.refuse();
    proxy.cut();
    expect((await down).attempt).toBeGreaterThan(0);
    await expect(client.call("look", { id: "r" })).rejects.toMatchObject({ code: "UNAVAILABLE", mayHaveRun: false });
    const back = entered(client, "connected");
    proxy.admit();
    await back;
    expect(await client.call("look", { id: "r" })).toBe("r");
  });

  it("finds the calls that waited for it, up to the bounds", async () => {
    const client = await connected({ queue: { maxRequests: 2 }, breaker: { failures: 1_000_000 } });
    const lost = entered(client, "reconnecting");
    proxy.refuse();
    proxy.cut();
    await lost;
    const waiting = [client.call("charge", { id: "a" }), client.call("charge", { id: "b" })];
    await expect(client.call("charge", { id: "c" })).rejects.toMatchObject({ code: "RESOURCE_EXHAUSTED", mayHaveRun: false });
    proxy.admit();
    expect(await Promise.all(waiting)).toEqual(["a", "b"]);
    expect(["a", "b", "c"].map(ledger.runsOf)).toEqual([1, 1, 0]);
  });
});
