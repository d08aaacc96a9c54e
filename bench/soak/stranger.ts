/** A peer that does not know the protocol: every kind of wrong message, then a call that has to work, then gone without a word. */

import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { WebSocket } from "ws";
import { callOf } from "../contenders/track-shipment.ts";
import type { AgentOptions } from "./agent.ts";

/** Between two visits, milliseconds. */
const paceMs = 500;

const wrong: readonly string[] = [
  "no JSON",
  "[]",
  '{"id":"1"}',
  '{"type":"nothing","id":"2"}',
  '{"type":"toolRequest","id":"3"}',
  `{"type":"toolRequest","id":"4","tool":"${callOf.tool}","payload":{"shipment_id":7}}`,
  '{"type":"toolRequest","id":"5","tool":"no_such_tool","payload":{}}',
  '{"type":"contextGet","id":"6","context_id":"no_such_context"}',
  '{"type":"contextUpdate","id":"7","context_id":"board","patch":{"step":"seven"}}',
];

const right = JSON.stringify({ type: "toolRequest", id: "right", tool: callOf.tool, payload: callOf.payload });

interface Answer {
  readonly type?: unknown;
  readonly id?: unknown;
  readonly ok?: unknown;
}

/** Never ends: the process does. */
export async function beStranger({ url, key, tally }: AgentOptions): Promise<never> {
  for (;;) {
    try {
      await visit(url, key);
      tally.wrongMessages += wrong.length;
      await refused(url);
    } catch (error) {
      tally.fail("stranger", error);
    }
    await wait(paceMs);
  }
}

async function visit(url: string, key: string): Promise<void> {
  const socket = open(url, key);
  let refusals = 0;
  let isServed = false;
  await new Promise<void>((resolve, reject) => {
    socket.on("error", reject);
    socket.on("close", (code) => reject(new Error(`closed with ${code}`)));
    socket.on("message", (data) => {
      const { type, id, ok } = JSON.parse(String(data)) as Answer;
      if (type === "welcome") for (const text of [...wrong, right]) socket.send(text);
      if (type === "error" || ok === false) refusals++;
      if (id === "right" && ok !== true) reject(new Error(`a right call was answered ${String(data).slice(0, 200)}`));
      isServed ||= id === "right";
      if (isServed && refusals === wrong.length) resolve();
    });
  });
  socket.removeAllListeners("close");
  socket.send(right);
  socket.terminate();
}

/** A key that nobody has opens nothing. */
async function refused(url: string): Promise<void> {
  const socket = open(url, `twk_nobody_${"0".repeat(32)}`);
  socket.on("error", () => undefined);
  const [, response] = (await once(socket, "unexpected-response")) as [unknown, { readonly statusCode: number; resume(): void }];
  response.resume();
  if (response.statusCode !== 401) throw new Error(`an unknown key was answered ${response.statusCode}`);
}

function open(url: string, key: string): WebSocket {
  return new WebSocket(`${url.replace("http", "ws")}/ws`, ["toolwright.v1"], { headers: { authorization: `Bearer ${key}` } });
}
