/** What becomes of a call with an idempotency key whose caller's connection is lost while it runs. */

import { request as httpRequest } from "node:http";
import { describe, expect, it } from "vitest";
import { connect } from "../../client/index.ts";
import type { Effects, ToolContext } from "../../contract/index.ts";
import { connectPeer } from "../support/peer.ts";
import { startServer } from "../support/server.ts";
import { startTcpProxy } from "../support/tcp-proxy.ts";

/** A tool whose runs end when the test says so; each tells what ended its signal. */
function openTill(effects: Effects = "write") {
  const runs: { readonly end: (value: string) => void; readonly aborted: Promise<unknown> }[] = [];
  let begun: (() => void)[] = [];
  const handler = (_input: never, { signal }: ToolContext): Promise<string> => {
    const run = new Promise<string>((resolve, reject) => {
      const aborted = new Promise<unknown>((tell) => {
        signal.addEventListener("abort", () => {
          tell((signal.reason as { code: unknown }).code);
          reject(signal.reason as Error);
        });
      });
      runs.push({ end: resolve, aborted });
    });
    for (const tell of begun.splice(0)) tell();
    return run;
  };
  return {
    registry: { tools: { charge: { handler, descriptor: { effects } } } },
    runs,
    /** Resolves when another run begins. */
    begins: () => new Promise<void>((resolve) => (begun = [...begun, resolve])),
  };
}

const keyed = { metadata: { idempotency_key: "once" } };
const keyedJson = JSON.stringify({ payload: {}, ...keyed });

describe("a call that writes, with an idempotency key", () => {
  it("runs to its end when its connection is lost, and whoever asks again with the key is told (call.forsaken)", async () => {
    const till = openTill();
    await using running = await startServer(till.registry);
    const lost = await connectPeer(running.ws);
    const begins = till.begins();
    lost.send({ type: "toolRequest", id: "1", tool: "charge", payload: {}, ...keyed });
    await begins;
    lost.socket.terminate();
    const again = (await connectPeer(running.ws)).call("1", "charge", {}, keyed);
    await expect.poll(() => running.server.load.connections).toBe(1);
    till.runs[0]?.end("charged");
    expect(await again).toMatchObject({ ok: true, result: "charged" });
    expect(till.runs).toHaveLength(1);
    expect(running.server.load.inFlight).toBe(0);
  });

  it("is answered to the client that made it, over its next connection", async () => {
    const till = openTill();
    await using running = await startServer(till.registry);
    const proxy = await startTcpProxy(running.port);
    const client = await connect({ url: proxy.url, key: "key-tester", reconnect: { baseDelayMs: 20 } });
    const begins = till.begins();
    const result = client.call("charge", {}, { idempotencyKey: "once" });
    await begins;
    const back = new Promise<void>((resolve) => client.on("stateChanged", ({ state }) => state === "connected" && resolve()));
    proxy.cut();
    await back;
    till.runs[0]?.end("charged");
    expect(await result).toBe("charged");
    expect(till.runs).toHaveLength(1);
    await client.close();
    await proxy.close();
  });

  it("runs on over plain HTTP too", async () => {
    const till = openTill();
    await using running = await startServer(till.registry);
    const headers = { authorization: "Bearer key-tester", "content-type": "application/json" };
    const begins = till.begins();
    const going = httpRequest(`${running.http}/v1/tools/charge`, { method: "POST", headers });
    going.on("error", () => undefined);
    going.end(keyedJson);
    await begins;
    going.destroy();
    const again = fetch(`${running.http}/v1/tools/charge`, { method: "POST", headers, body: keyedJson });
    till.runs[0]?.end("charged");
    expect(await (await again).json()).toMatchObject({ ok: true, result: "charged" });
    expect(till.runs).toHaveLength(1);
  });

  it("is cancelled all the same by a cancel, and ended by its deadline though nobody listens", async () => {
    const till = openTill();
    await using running = await startServer(till.registry);
    const peer = await connectPeer(running.ws);
    let begins = till.begins();
    peer.send({ type: "toolRequest", id: "1", tool: "charge", payload: {}, ...keyed });
    await begins;
    peer.send({ type: "cancel", id: "1" });
    expect(await till.runs[0]?.aborted).toBe("CANCELLED");
    begins = till.begins();
    const metadata = { idempotency_key: "soon", deadline_ms: 150 };
    peer.send({ type: "toolRequest", id: "2", tool: "charge", payload: {}, metadata });
    await begins;
    peer.socket.terminate();
    expect(await till.runs[1]?.aborted).toBe("DEADLINE_EXCEEDED");
  });

  it("is cancelled when the server goes and its time is over", async () => {
    const till = openTill();
    const running = await startServer(till.registry, { settings: { drainTimeoutMs: 0 } });
    const peer = await connectPeer(running.ws);
    const begins = till.begins();
    peer.send({ type: "toolRequest", id: "1", tool: "charge", payload: {}, ...keyed });
    await begins;
    await running.server.stop();
    expect(await till.runs[0]?.aborted).toBe("CANCELLED");
  });
});

it.each<[string, Effects, object]>([
  ["one without a key", "write", {}],
  ["one that may as well be made again", "idempotent", keyed],
])("cancels %s when its connection is lost", async (_what, effects, rest) => {
  const till = openTill(effects);
  await using running = await startServer(till.registry);
  const peer = await connectPeer(running.ws);
  const begins = till.begins();
  peer.send({ type: "toolRequest", id: "1", tool: "charge", payload: {}, ...rest });
  await begins;
  peer.socket.terminate();
  expect(await till.runs[0]?.aborted).toBe("CANCELLED");
});
