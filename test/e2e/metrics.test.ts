import { afterEach, describe, expect, it } from "vitest";
import type { ToolContext } from "../../contract/index.ts";
import { channels } from "../../runtime/observe/channels.ts";
import { metricTable } from "../../runtime/observe/metric-table.ts";
import { scrape } from "../support/metrics.ts";
import { connectPeer, refusedUpgrade } from "../support/peer.ts";
import { slotOf, startServer, type TestServer } from "../support/server.ts";

const headers = { authorization: "Bearer key-tester", "content-type": "application/json" };

async function call(running: TestServer, tool: string, body: unknown = {}): Promise<void> {
  await (await fetch(`${running.http}/v1/tools/${tool}`, { method: "POST", headers, body: JSON.stringify(body) })).text();
}

afterEach(() => expect(channels.invokeFinished.hasSubscribers, "a stopped server still counts").toBe(false));

describe("GET /metrics", () => {
  it("tells of every metric of the table, with its type, and of the process (ops.metrics)", async () => {
    await using running = await startServer({ tools: { echo: {} } });
    const { types, samples } = await scrape(running.http);
    const expected = Object.entries(metricTable).map(([name, { type }]) => [name, type]);
    expect([...types].filter(([name]) => name.startsWith("toolwright_"))).toEqual(expected);
    expect(samples.get("process_resident_memory_bytes")).toBeGreaterThan(1_000_000);
  });

  it("counts the calls before the first scrape, by tool and by code, with their durations (ops.metrics-lazy)", async () => {
    await using running = await startServer({ tools: { echo: {}, fails: { handler: () => Promise.reject(new Error("broken")) } } });
    for (let times = 0; times < 3; times++) await call(running, "echo");
    await call(running, "fails");
    await call(running, "echoo");
    const { samples } = await scrape(running.http);
    expect(samples.get('toolwright_calls_total{tool="echo",code="OK"}')).toBe(3);
    expect(samples.get('toolwright_calls_total{tool="fails",code="INTERNAL"}')).toBe(1);
    expect(samples.get('toolwright_calls_total{tool="_OTHER",code="UNKNOWN_TOOL"}')).toBe(1);
    expect(samples.get('toolwright_call_duration_seconds_count{tool="echo"}')).toBe(3);
    expect(samples.get('toolwright_call_duration_seconds_bucket{tool="echo",le="+Inf"}')).toBe(3);
  });

  it("has buckets that only grow with their bound", async () => {
    await using running = await startServer({ tools: { echo: {} } });
    await call(running, "echo");
    const { samples } = await scrape(running.http);
    const buckets = [...samples].filter(([name]) => name.startsWith("toolwright_call_duration_seconds_bucket")).map(([, count]) => count);
    expect(buckets).toEqual([...buckets].sort((a, b) => a - b));
    expect(buckets.at(-1)).toBe(1);
  });

  it("tells calls in flight and connections as they are at that moment", async () => {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const handler = async (_input: unknown, { progress }: ToolContext) => {
      progress({ progress: 1 });
      await released;
      return {};
    };
    await using running = await startServer({ tools: { waits: { handler } } });
    const peer = await connectPeer(running.ws);
    peer.send({ type: "toolRequest", id: "1", tool: "waits", payload: {} });
    await peer.next(({ type }) => type === "toolProgress");
    const during = await scrape(running.http);
    release();
    await peer.next(({ type }) => type === "toolResponse");
    const after = await scrape(running.http);
    expect([during, after].map(({ samples }) => samples.get("toolwright_calls_in_flight"))).toEqual([1, 0]);
    expect(during.samples.get("toolwright_connections")).toBe(1);
    expect(during.samples.get('toolwright_connections_opened_total{protocol="toolwright.v1"}')).toBe(1);
    expect(during.samples.get("toolwright_queued_bytes")).toBe(0);
  });

  it("tells the calls that wait for their turn", async () => {
    const ends: (() => void)[] = [];
    const handler = () => new Promise<object>((resolve) => ends.push(() => resolve({})));
    await using running = await startServer({ tools: { slow: { handler, descriptor: { limits: { maxConcurrency: 1 } } } } });
    const peer = await connectPeer(running.ws);
    const answers = ["1", "2", "3"].map((id) => peer.call(id, "slow"));
    const waiting = async () => (await scrape(running.http)).samples.get("toolwright_calls_waiting");
    await expect.poll(waiting).toBe(2);
    for (const answer of answers) {
      await expect.poll(() => ends.length).toBe(1);
      ends.splice(0).forEach((end) => {
        end();
      });
      await answer;
    }
    expect(await waiting()).toBe(0);
  });

  it("counts refused credentials and messages, changes of contexts, their notices and reloads", async () => {
    const handler = async (_input: unknown, context: ToolContext) => {
      await context.contexts.update("case", { a: 1 });
      return {};
    };
    await using running = await startServer({ tools: { change: { handler } }, contexts: [slotOf("case")] });
    await refusedUpgrade(running.ws, { key: "" });
    await fetch(`${running.http}/v1/catalog`);
    const peer = await connectPeer(running.ws);
    peer.raw("{");
    await peer.next(({ type }) => type === "error");
    peer.send({ type: "contextSubscribe", id: "s", context_id: "case" });
    await peer.next(({ id }) => id === "s");
    await call(running, "change");
    await peer.next(({ type }) => type === "contextUpdate");
    await expect(running.server.reload(new URL("file:///nowhere/registry.js"))).rejects.toThrow();
    const { samples } = await scrape(running.http);
    expect(samples.get('toolwright_messages_refused_total{code="MALFORMED_MESSAGE"}')).toBe(1);
    expect(samples.get('toolwright_credentials_refused_total{reason="missing"}')).toBe(1);
    expect(samples.get('toolwright_context_updates_total{context="case"}')).toBe(1);
    expect(samples.get("toolwright_context_notices_total")).toBe(1);
    expect(samples.get('toolwright_catalog_reloads_total{outcome="refused"}')).toBe(1);
    expect(samples.get("toolwright_ready")).toBe(1);
  });

  it("names the checks that fail, and tools that cannot be loaded under one name", async () => {
    const load = () => Promise.reject(new Error("no such module"));
    await using running = await startServer({ tools: { broken_a: { load }, broken_b: { load } } });
    for (const tool of ["broken_a", "broken_b"]) await call(running, tool);
    await fetch(`${running.http}/readyz`);
    const { samples } = await scrape(running.http);
    expect(samples.get("toolwright_ready")).toBe(0);
    expect([...samples.keys()].filter((name) => name.startsWith("toolwright_not_ready"))).toEqual(['toolwright_not_ready{check="tools"}']);
  });
});

describe("who may read /metrics", () => {
  const status = async (running: TestServer, init?: RequestInit): Promise<number> => (await fetch(`${running.http}/metrics`, init)).status;

  it.each(["x-forwarded-for", "forwarded", "via"])(
    "is by default this machine, and nobody for whom a proxy asks with %s (ops.metrics-readers)",
    async (name) => {
      await using running = await startServer({ tools: {} });
      expect(await status(running)).toBe(200);
      expect(await status(running, { headers: { [name]: "for=192.0.2.1" } })).toBe(403);
    },
  );

  it("is everybody with `all`", async () => {
    await using running = await startServer({ tools: {} }, { settings: { metrics: "all" } });
    expect(await status(running, { headers: { "x-forwarded-for": "192.0.2.1" } })).toBe(200);
  });

  it("is nobody with `off`, and then nothing is counted", async () => {
    await using running = await startServer({ tools: {} }, { settings: { metrics: "off" } });
    expect(channels.invokeFinished.hasSubscribers).toBe(false);
    expect(await status(running)).toBe(404);
  });

  it("answers no other method and no path below it", async () => {
    await using running = await startServer({ tools: {} });
    expect(await status(running, { method: "POST" })).toBe(404);
    expect((await fetch(`${running.http}/metricsx`)).status).toBe(404);
  });
});
