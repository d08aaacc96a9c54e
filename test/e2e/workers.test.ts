/** Several processes on one port, as `toolwright serve --workers` starts them. */

import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "../../contract/index.ts";
import { noRedis, type RedisServer, startRedis } from "../stores/redis-server.ts";
import { modernHeaders, modernParams, postMcp } from "../support/mcp.ts";
import { connectPeer, type Peer } from "../support/peer.ts";
import { makeWorkspace, type Running, serving, toolwright, type Workspace } from "../support/project.ts";

const key = "the-key-of-the-developer";
const tool = "count_working_days";
const dates = { from: "2026-01-05", to: "2026-01-18" };

let workspace: Workspace;
let dir: string;

beforeAll(async () => {
  workspace = makeWorkspace();
  dir = `${workspace.dir}/tools`;
  expect(await toolwright(workspace.dir, ["init", "tools"])).toMatchObject({ code: 0 });
});

afterAll(() => workspace.remove());

/** What workers share contexts through: the process that has the port, which keeps them on disk or in memory, or Redis. */
const stores = ["file", "memory", ...(noRedis === undefined ? ["redis"] : [])];

describe.each(stores)(`two workers over the store "%s"${noRedis === undefined ? "" : ` (${noRedis})`}`, (contextStore) => {
  let redis: RedisServer | undefined;
  const open: Running[] = [];

  beforeAll(async () => {
    if (contextStore === "redis") redis = await startRedis();
  });

  afterEach(async () => {
    await Promise.all(open.splice(0).map((running) => running.end()));
  });

  afterAll(() => redis?.[Symbol.asyncDispose]());

  interface Line {
    readonly event: string;
    readonly worker?: number;
    readonly pid?: number;
  }

  async function start(more: Readonly<Record<string, string>> = {}) {
    const env = { TOOLWRIGHT_DEV_KEY: key, ...more, ...(redis === undefined ? {} : { TOOLWRIGHT_REDIS_URL: redis.url }) };
    const running = await serving(dir, ["serve", "--workers", "2", "--context-store", contextStore], { env });
    open.push(running);
    const lines = (event: string): readonly Line[] =>
      running.printed.err
        .split("\n")
        .filter((line) => line.startsWith("{") && line.endsWith("}"))
        .map((line) => JSON.parse(line) as Line)
        .filter((line) => line.event === event);
    return { ...running, lines, ws: `${running.url.replace("http", "ws")}/ws` };
  }

  const workersOf = (lines: readonly Line[], number: number): number => lines.filter(({ worker }) => worker === number).length;

  it("share the connections of one port evenly, and say in each line which of them speaks (workers.spread)", async () => {
    const { ws, lines } = await start();
    const peers: Peer[] = [];
    for (let count = 0; count < 20; count++) peers.push(await connectPeer(ws, { key }));
    const answers = await Promise.all(peers.map((peer) => peer.call("1", tool, dates)));
    expect(answers.every(({ ok }) => ok === true)).toBe(true);
    await expect.poll(() => lines("invoke.finished").length).toBe(20);
    for (const event of ["websocket.opened", "invoke.finished"]) {
      for (const worker of [1, 2]) expect(workersOf(lines(event), worker), `${event} of worker ${worker}`).toBeGreaterThanOrEqual(8);
    }
    await Promise.all(peers.map((peer) => peer.close()));
  });

  it("let a browser in by a ticket that any of them gave, once (auth.ticket-shared)", async () => {
    const { url, ws, lines } = await start();
    const buy = async (): Promise<string> => {
      const response = await fetch(`${url}/v1/tickets`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, connection: "close" },
      });
      return ((await response.json()) as { ticket: string }).ticket;
    };
    const show = (ticket: string) => connectPeer(ws, { key: "", protocols: ["toolwright.v1", `ticket.${ticket}`] });
    const tickets = await Promise.all(Array.from({ length: 6 }, buy));
    // One after the other: each connection goes to the next worker, so that some meet one which did not give their ticket.
    for (const ticket of tickets) await (await show(ticket)).close();
    for (const ticket of tickets) await expect(show(ticket)).rejects.toThrow("the upgrade was answered 401");
    await expect.poll(() => lines("websocket.opened").length).toBe(6);
    expect([1, 2].map((worker) => workersOf(lines("websocket.opened"), worker))).toEqual([3, 3]);
  });

  it("take the answers to what another of them asked (mcp.ask-workers)", async () => {
    const tool = `apiVersion: toolwright/v1
kind: Tool
name: close_day
version: 1.0.0
description: Closes the day.
effects: write
confirm: Close the day?
scopes: [days:close]
input: { type: object, additionalProperties: false }
output: { type: object, properties: { closed: { type: boolean, description: Whether it is. } }, required: [closed] }
handler: { mock: true }
examples: [{ name: a day, input: {}, output: { closed: true } }]
`;
    writeFileSync(`${dir}/catalog/close_day.tool.yaml`, tool);
    expect((await toolwright(dir, ["generate"])).code).toBe(0);
    const { url, lines } = await start();
    const _meta = { "io.modelcontextprotocol/clientCapabilities": { elicitation: {} } };
    const call = async (params: JsonObject): Promise<JsonObject | undefined> => {
      const body = { jsonrpc: "2.0", id: 1, method: "tools/call", params: modernParams({ name: "close_day", ...params, _meta }) };
      const headers = { authorization: `Bearer ${key}`, connection: "close", ...modernHeaders("tools/call", { name: "close_day" }) };
      return (await postMcp({ http: url }, body, headers)).messages[0]?.result;
    };
    const inputResponses = { "toolwright/confirm": { action: "accept" } };
    const results: unknown[] = [];
    for (let round = 0; round < 3; round++) {
      const { requestState } = (await call({})) ?? {};
      // Each connection goes to the next worker, so that every other of these comes to the one that did not ask.
      if (round % 2 === 1) await call({});
      results.push((await call({ inputResponses, requestState }))?.structuredContent);
    }
    expect(results).toEqual([{ closed: true }, { closed: true }, { closed: true }]);
    await expect.poll(() => [1, 2].map((worker) => workersOf(lines("invoke.finished"), worker) > 0)).toEqual([true, true]);
  });

  it("have each taken a change of keys when `agent --wait` ends (auth.wait-workers)", async () => {
    const { url, ws } = await start();
    const added = await toolwright(dir, ["agent", "add", "assistant", "--wait", "--url", url, "--format", "json"]);
    expect({ code: added.code, err: added.err }).toMatchObject({ code: 0 });
    const { key: fresh, keyId } = JSON.parse(added.out) as { key: string; keyId: string };
    for (let count = 0; count < 4; count++) await (await connectPeer(ws, { key: fresh })).close();
    const revoked = await toolwright(dir, ["agent", "revoke", "assistant", keyId, "--wait", "--url", url]);
    expect(revoked.code, revoked.err).toBe(0);
    for (let count = 0; count < 4; count++) await expect(connectPeer(ws, { key: fresh })).rejects.toThrow("answered 401");
  });

  it("take another build one after the other at SIGHUP, which tells the peers of each (workers.reload)", async () => {
    const running = await start();
    const peers = [await connectPeer(running.ws, { key }), await connectPeer(running.ws, { key })];
    const path = `${dir}/catalog/calendar/${tool}.tool.yaml`;
    writeFileSync(path, readFileSync(path, "utf8").replace(/^description: /m, "description: As of now. "));
    void running.end("SIGHUP");
    const digests = await Promise.all(peers.map(async (peer) => (await peer.ofType("catalogChanged")).catalog_digest));
    expect(new Set(digests).size).toBe(1);
    // A line may leave a moment after the notice.
    await expect.poll(() => [1, 2].map((worker) => workersOf(running.lines("catalog.changed"), worker))).toEqual([1, 1]);
    const answers = await Promise.all(peers.map((peer) => peer.call("1", tool, dates)));
    expect(answers.every(({ ok }) => ok === true)).toBe(true);
  });

  it("go on when one is killed, which another follows, and all let go at SIGTERM (workers.life)", async () => {
    const running = await start();
    const { ws, lines } = running;
    const peers = [await connectPeer(ws, { key }), await connectPeer(ws, { key })];
    const [, first] = await running.until(/"event":"worker\.listening","worker":1,"pid":(\d+)/);
    process.kill(Number(first), "SIGKILL");
    expect(await Promise.race(peers.map(async (peer, at) => ({ at, ...(await peer.closed) })))).toMatchObject({ code: 1006 });
    const left = peers.find(({ socket }) => socket.readyState === socket.OPEN);
    expect(await left?.call("1", tool, dates)).toMatchObject({ ok: true });
    await expect.poll(() => workersOf(lines("worker.listening"), 1)).toBe(2);
    expect(workersOf(lines("worker.ended"), 1)).toBe(1);
    const both = [await connectPeer(ws, { key }), await connectPeer(ws, { key }), await connectPeer(ws, { key })];
    const code = running.end();
    for (const { closed } of both) expect(await closed).toMatchObject({ code: 1001 });
    expect(await code).toBe(0);
    expect([1, 2].map((worker) => workersOf(lines("server.stopped"), worker))).toEqual([1, 1]);
  });

  it("end at SIGTERM though one of them stands still, which is said (workers.stuck)", async () => {
    const running = await start({ TOOLWRIGHT_DRAIN_TIMEOUT: "100" });
    const [, pid] = await running.until(/"event":"worker\.listening","worker":2,"pid":(\d+)/);
    process.kill(Number(pid), "SIGSTOP");
    expect(await running.end()).toBe(0);
    expect(running.lines("worker.killed")).toMatchObject([{ worker: 2, pid: Number(pid) }]);
    expect(workersOf(running.lines("server.stopped"), 1)).toBe(1);
  });
});
