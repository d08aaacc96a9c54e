/** A worker whose handler never yields: the process that began it ends it, and another follows. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { connectPeer, type Peer } from "../support/peer.ts";
import { makeWorkspace, type Running, serving, toolwright, type Workspace } from "../support/project.ts";

const key = "the-key-of-the-developer";
const dates = { from: "2026-01-05", to: "2026-01-18" };

const tool = `apiVersion: toolwright/v1
kind: Tool
name: spin
version: 1.0.0
description: Computes without an end.
effects: read
scopes: [spins:make]
input: { type: object, additionalProperties: false }
output: { type: object, properties: { done: { type: boolean, description: Never. } }, required: [done] }
handler: { code: true }
`;

const handler = `export const handler = (): { done: boolean } => {
  for (;;);
};
`;

let workspace: Workspace;
let dir: string;
let running: Running | undefined;

beforeAll(async () => {
  workspace = makeWorkspace();
  dir = join(workspace.dir, "tools");
  expect(await toolwright(workspace.dir, ["init", "tools"])).toMatchObject({ code: 0 });
  writeFileSync(join(dir, "catalog/spin.tool.yaml"), tool);
  writeFileSync(join(dir, "handlers/spin.ts"), handler);
  expect(await toolwright(dir, ["generate"])).toMatchObject({ code: 0 });
});

afterEach(() => running?.end("SIGKILL"));
afterAll(() => workspace.remove());

async function start() {
  const started = await serving(dir, ["serve", "--workers", "2", "--worker-silence", "5s", "--context-store", "memory"], {
    env: { TOOLWRIGHT_DEV_KEY: key },
  });
  running = started;
  const listening = (worker: number): Promise<RegExpExecArray> =>
    started.until(new RegExp(`"worker\\.listening","worker":${worker},"pid":(\\d+)`));
  const pids = [Number((await listening(1))[1]), Number((await listening(2))[1])] as const;
  return { ...started, pids, ws: `${started.url.replace("http", "ws")}/ws` };
}

it("is killed after workerSilenceMs and followed by another, while the agents of the others are served (workers.silent)", async () => {
  const { ws, ...started } = await start();
  const [stuck, well] = [await connectPeer(ws, { key }), await connectPeer(ws, { key })] as const;
  stuck.socket.send(JSON.stringify({ type: "toolRequest", id: "1", tool: "spin", payload: {} }));
  expect(await call(well)).toMatchObject({ ok: true });
  const [line, number] = await started.until(/\{[^\n]*"event":"worker\.killed","worker":(\d)[^\n]*\}/);
  expect(JSON.parse(line)).toMatchObject({ reason: expect.stringContaining("no sign of life for 5000 ms") });
  expect(await stuck.closed).toMatchObject({ code: 1006 });
  expect(await call(well)).toMatchObject({ ok: true });
  await started.until(new RegExp(`"worker\\.killed"[\\s\\S]*"worker\\.listening","worker":${number}`));
  const after = [await connectPeer(ws, { key }), await connectPeer(ws, { key })];
  for (const peer of after) expect(await call(peer)).toMatchObject({ ok: true });
});

it("leaves nobody waiting whom it was handed and did not take (workers.silent)", async () => {
  const { ws, pids } = await start();
  process.kill(pids[0], "SIGSTOP");
  const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => connectPeer(ws, { key })));
  // The others are handed to the worker that takes them.
  expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(1);
});

it("listens on the port that was said, also when all of them had ended (workers.silent)", async () => {
  const { ws, pids, until } = await start();
  for (const pid of pids) process.kill(pid, "SIGKILL");
  await until(/"worker\.ended"[\s\S]*"worker\.ended"[\s\S]*"worker\.listening"/);
  expect(await call(await connectPeer(ws, { key }))).toMatchObject({ ok: true });
});

let calls = 0;

function call(peer: Peer) {
  return peer.call(`call-${++calls}`, "count_working_days", dates);
}
