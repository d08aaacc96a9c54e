/** Workers whose contexts the process that has the port keeps on its disk: no Redis, the same to every agent, and nothing lost by a kill. */

import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "../../contract/index.ts";
import { type Acknowledged, judgeHistory, type Met } from "../support/history.ts";
import { ownPort } from "../support/own-port.ts";
import { connectPeer, type Frame, type Peer } from "../support/peer.ts";
import { makeWorkspace, type Running, serving, toolwright, type Workspace } from "../support/project.ts";

const key = "the-key-of-the-developer";
const env = { TOOLWRIGHT_DEV_KEY: key };

const board = `apiVersion: toolwright/v1
kind: Context
name: board
description: What agents agreed on.
key: { pattern: '^[a-z]+$', description: Which one. }
schema: { type: object }
readers: [boards:read]
writers: [boards:write]
`;

const toolOf = (name: string, more: string) => `apiVersion: toolwright/v1
kind: Tool
name: ${name}
version: 1.0.0
description: Tells which process it runs in, once the gate is open.
effects: write
scopes: [gates:use]
input:
  type: object
  properties: { gate: { type: string, maxLength: 300, description: A file that is there when it is open. } }
  required: [gate]
  additionalProperties: false
output: { type: object, properties: { pid: { type: integer, description: The process. } }, required: [pid] }
handler: { code: true }
${more}`;

const handler = `import { existsSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

export const handler = async ({ gate }: { gate: string }): Promise<{ pid: number }> => {
  writeFileSync(\`\${gate}.waits\`, "");
  while (!existsSync(gate)) await wait(10);
  return { pid: process.pid };
};
`;

let workspace: Workspace;
let dir: string;

beforeAll(async () => {
  workspace = makeWorkspace();
  dir = join(workspace.dir, "tools");
  expect(await toolwright(workspace.dir, ["init", "tools"])).toMatchObject({ code: 0 });
  mkdirSync(join(dir, "catalog/contexts"), { recursive: true });
  writeFileSync(join(dir, "catalog/contexts/board.context.yaml"), board);
  const tools = { pass_gate: "", pass_slowly: "limits: { callsPerMinute: 6 }\n" };
  for (const [name, more] of Object.entries(tools)) {
    writeFileSync(join(dir, `catalog/${name}.tool.yaml`), toolOf(name, more));
    writeFileSync(join(dir, `handlers/${name}.ts`), handler);
  }
  expect(await toolwright(dir, ["generate"])).toMatchObject({ code: 0 });
});

afterAll(() => workspace.remove());

describe("two workers without Redis", () => {
  const open: Running[] = [];

  afterEach(async () => {
    await Promise.all(open.splice(0).map((running) => running.end("SIGKILL")));
  });

  /** With a folder of its own, so that no test meets another's contexts, and patience for a busy machine. */
  async function start(folder: string, flags: readonly string[] = [], patienceMs = 20_000) {
    const contextDir = join(workspace.dir, folder);
    const own = ["--workers", "2", "--context-dir", contextDir, "--redis-timeout", String(patienceMs)];
    const running = await serving(dir, ["serve", ...own, ...flags], { env });
    open.push(running);
    const [owner = ""] = readdirSync(contextDir).filter((name) => name.startsWith("owner-"));
    const listening = () =>
      [...running.printed.err.matchAll(/^\{.*"event":"worker\.listening".*\}$/gm)].map(
        ([line]) => JSON.parse(line) as { readonly worker: number; readonly pid: number },
      );
    return { ...running, contextDir, listening, primaryPid: Number(owner.split("-")[1]), ws: `${running.url.replace("http", "ws")}/ws` };
  }

  /** One peer at each worker: connections are handed to them in turn. */
  async function onePeerEach(ws: string): Promise<{ readonly peers: readonly [Peer, Peer]; readonly pids: readonly number[] }> {
    const gate = join(workspace.dir, "open-gate");
    writeFileSync(gate, "");
    const peers = [await connectPeer(ws, { key }), await connectPeer(ws, { key })] as const;
    const answers = await Promise.all(peers.map((peer, at) => peer.call(`pid-${at}`, "pass_gate", { gate })));
    const pids = answers.map(({ result }) => Number((result as JsonObject).pid));
    expect(new Set(pids).size).toBe(2);
    return { peers, pids };
  }

  const update = (peer: Peer, context: string, id: string): Promise<Frame> =>
    peer.ask({ type: "contextUpdate", id, context_id: context, patch: { last: id } });

  /** Writes until its connection ends or it is told to stop. */
  async function writeOn(peer: Peer, context: string, name: string, acknowledged: Acknowledged[], goesOn: () => boolean): Promise<void> {
    for (let count = 0; goesOn(); count++) {
      const id = `${name}-${count}`;
      const answer = await Promise.race([update(peer, context, id), peer.closed.then(() => undefined)]).catch(() => undefined);
      // A worker whose primary was killed may say so before it ends.
      if (answer?.ok !== true) return expect(answer?.error ?? lost).toMatchObject(lost);
      acknowledged.push({ contextId: context, revision: Number(answer.revision), id });
    }
  }

  const lost = { code: "UNAVAILABLE", retryable: true };

  const subscribe = (peer: Peer, context: string): Promise<Frame> =>
    peer.ask({ type: "contextSubscribe", id: `s-${context}`, context_id: context });

  function metBy(peer: Peer): readonly Met[] {
    return peer.frames
      .filter(({ type }) => type === "contextUpdate")
      .map((frame) => ({
        contextId: String(frame.context_id),
        fromRevision: Number(frame.from_revision),
        revision: Number(frame.revision),
        id: String(((frame.snapshot ?? frame.patch) as JsonObject).last),
      }));
  }

  const lastOf = (acknowledged: readonly Acknowledged[]): number => Math.max(...acknowledged.map(({ revision }) => revision));

  it("tell two agents' changes of one context, made at once over both, to subscribers of both, each once and in order (workers.store)", async () => {
    const { ws } = await start("told");
    const { peers } = await onePeerEach(ws);
    const { peers: readers } = await onePeerEach(ws);
    for (const reader of readers) await subscribe(reader, "board/one");
    const acknowledged: Acknowledged[] = [];
    await Promise.all(peers.map((peer, at) => writeOn(peer, "board/one", `w${at}`, acknowledged, () => acknowledged.length < 200)));
    const last = lastOf(acknowledged);
    expect(last).toBe(acknowledged.length);
    for (const reader of readers) await expect.poll(() => metBy(reader).at(-1)?.revision).toBe(last);
    expect(judgeHistory(acknowledged, { here: metBy(readers[0]), there: metBy(readers[1]) })).toEqual([]);
  });

  it("lose no acknowledged change when one is killed, and the one that follows has them all (workers.store)", async () => {
    const { ws, listening } = await start("killed");
    const { peers, pids } = await onePeerEach(ws);
    const { peers: readers } = await onePeerEach(ws);
    for (const reader of readers) await subscribe(reader, "board/one");
    const acknowledged: Acknowledged[] = [];
    let goesOn = true;
    const writing = peers.map((peer, at) => writeOn(peer, "board/one", `w${at}`, acknowledged, () => goesOn));
    await expect.poll(() => acknowledged.length).toBeGreaterThan(50);
    process.kill(pids[0] ?? Number.NaN, "SIGKILL");
    await peers[0].closed;
    await expect.poll(() => listening().length).toBe(3);
    const before = acknowledged.length;
    await expect.poll(() => acknowledged.length).toBeGreaterThan(before + 20);
    goesOn = false;
    await Promise.all(writing);
    const { pids: now, peers: after } = await onePeerEach(ws);
    expect(now).not.toContain(pids[0]);
    const got = await Promise.all(after.map((peer) => peer.ask({ type: "contextGet", id: "g", context_id: "board/one" })));
    expect(got.map(({ revision }) => revision)).toEqual([got[0]?.revision, got[0]?.revision]);
    expect(Number(got[0]?.revision)).toBeGreaterThanOrEqual(lastOf(acknowledged));
    await expect.poll(() => metBy(readers[1]).at(-1)?.revision).toBe(got[0]?.revision);
    expect(judgeHistory(acknowledged, { there: metBy(readers[1]) })).toEqual([]);
  });

  it("end when the process that keeps their contexts is killed, and the next has every acknowledged change (workers.store)", async () => {
    // The second one comes to the same place.
    const port = ["--port", String(await ownPort())];
    const first = await start("again", port);
    const { peers, pids } = await onePeerEach(first.ws);
    const acknowledged: Acknowledged[] = [];
    const writing = peers.map((peer, at) => writeOn(peer, "board/one", `w${at}`, acknowledged, () => acknowledged.length < 200));
    await expect.poll(() => acknowledged.length).toBeGreaterThan(50);
    await first.end("SIGKILL");
    await Promise.all([...writing, ...peers.map(({ closed }) => closed)]);
    for (const pid of pids) await expect.poll(() => isAlive(pid)).toBe(false);
    const second = await start("again", port);
    const { peers: readers } = await onePeerEach(second.ws);
    for (const reader of readers) {
      reader.send({ type: "contextSubscribe", id: "s", context_id: "board/one", from_revision: 0 });
      expect(Number((await reader.answerTo("s")).revision)).toBeGreaterThanOrEqual(lastOf(acknowledged));
    }
    expect(judgeHistory(acknowledged, { here: metBy(readers[0]), there: metBy(readers[1]) })).toEqual([]);
  });

  it("make a call with a key once, whichever is asked, and tell of a call whose worker was killed that its outcome is unknown (call.idempotency-shared)", async () => {
    const { ws, listening } = await start("keyed");
    const { peers, pids } = await onePeerEach(ws);
    const call = (peer: Peer, id: string, name: string) =>
      peer.call(id, "pass_gate", { gate: join(workspace.dir, name) }, { metadata: { idempotency_key: name } });
    const both = [call(peers[0], "1", "gate-a"), call(peers[1], "1", "gate-a")];
    await expect.poll(() => existsSync(join(workspace.dir, "gate-a.waits"))).toBe(true);
    writeFileSync(join(workspace.dir, "gate-a"), "");
    const [here, there] = await Promise.all(both);
    expect([here?.ok, there?.result]).toEqual([true, here?.result]);
    call(peers[0], "2", "gate-b").catch(() => undefined);
    await expect.poll(() => existsSync(join(workspace.dir, "gate-b.waits"))).toBe(true);
    const waiting = call(peers[1], "3", "gate-b");
    process.kill(pids[0] ?? Number.NaN, "SIGKILL");
    expect(await waiting).toMatchObject({ ok: false, error: { code: "FAILED_PRECONDITION" } });
    await expect.poll(() => listening().length).toBe(3);
    const next = await connectPeer(ws, { key });
    expect(await call(next, "4", "gate-b")).toMatchObject({ ok: false, error: { code: "FAILED_PRECONDITION" } });
    expect(await call(next, "5", "gate-a")).toMatchObject({ ok: true, result: here?.result as JsonObject });
  });

  it("count the rate of a tool together", async () => {
    const { ws } = await start("rates");
    const { peers } = await onePeerEach(ws);
    const gate = join(workspace.dir, "open-gate");
    const calls = peers.flatMap((peer) => Array.from({ length: 4 }, (_, at) => peer.call(`c${at}`, "pass_slowly", { gate })));
    const answers = await Promise.all(calls);
    expect(answers.filter(({ ok }) => ok === true)).toHaveLength(1);
    for (const { ok, error } of answers) if (ok !== true) expect(error).toMatchObject({ code: "RESOURCE_EXHAUSTED" });
  });

  it("have the folder to themselves: another server is told which process has it (context.one-owner)", async () => {
    const { contextDir, primaryPid } = await start("owned");
    const { code, err } = await toolwright(dir, ["serve", "--port", "0", "--workers", "2", "--context-dir", contextDir], { env });
    expect(code).toBe(1);
    expect(err).toContain(`${contextDir} is in use by process ${primaryPid}, since `);
  });

  it("go on without the process that keeps the contexts where no context is needed, say so at /readyz, and heal (workers.primary-silent)", async () => {
    const { ws, url, primaryPid } = await start("silent", [], 1_000);
    const { peers } = await onePeerEach(ws);
    // Over a connection that stands: that process is who hands new ones out.
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    await expect.poll(() => readiness(url, agent)).toMatchObject({ status: 200 });
    process.kill(primaryPid, "SIGSTOP");
    try {
      const refused = await peers[0].ask({ type: "contextGet", id: "g1", context_id: "board/one" });
      expect(refused.error).toMatchObject({ code: "UNAVAILABLE", retryable: true });
      expect(await peers[0].call("c", "pass_gate", { gate: join(workspace.dir, "open-gate") })).toMatchObject({ ok: true });
      const unready = { status: 503, text: expect.stringContaining("does not answer") };
      await expect.poll(() => readiness(url, agent)).toMatchObject(unready);
    } finally {
      process.kill(primaryPid, "SIGCONT");
    }
    await expect.poll(() => readiness(url, agent)).toMatchObject({ status: 200 });
    const get = (id: string) => peers[0].ask({ type: "contextGet", id, context_id: "board/one" });
    let gets = 0;
    await expect.poll(() => get(`again-${gets++}`)).toMatchObject({ ok: true });
    agent.destroy();
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function readiness(url: string, agent: Agent): Promise<{ readonly status: number | undefined; readonly text: string }> {
  return new Promise((resolve, reject) => {
    get(`${url}/readyz`, { agent }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode, text }));
    }).on("error", reject);
  });
}
