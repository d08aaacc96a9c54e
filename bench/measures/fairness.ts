/** How long a modest agent waits beside a greedy one, on a server whose few places are always taken. */

import { performance } from "node:perf_hooks";
import { WebSocket } from "ws";
import type { Bench, BenchContext, Row } from "../bench.ts";
import { command, slowHandler, startOurs, writeProject } from "../contenders/ours.ts";
import { callOf } from "../contenders/track-shipment.ts";
import { summarize } from "../harness/statistics.ts";

/** Calls at once that the server takes, and milliseconds that each takes. */
const places = 4;
const handlerMs = 5;

/** The greedy agent's calls in flight: as many as may wait, and those that run. */
const greedyInFlight = 100;

interface Caller {
  /** Milliseconds of each call. */
  readonly took: number[];
  stop(): void;
}

/** Keeps so many calls in flight. */
function keepCalling(port: number, key: string, inFlight: number): Promise<Caller> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`, ["toolwright.v1"], { headers: { authorization: `Bearer ${key}` } });
  const began = new Map<string, number>();
  const took: number[] = [];
  let count = 0;
  const send = (): void => {
    const id = String(++count);
    began.set(id, performance.now());
    const { tool, payload } = callOf;
    socket.send(JSON.stringify({ type: "toolRequest", id, tool, payload }));
  };
  return new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("message", (data) => {
      const { type, id, ok, error } = JSON.parse(String(data)) as { type: string; id: string; ok: boolean; error?: { code: string } };
      if (type === "welcome") {
        for (let at = 0; at < inFlight; at++) send();
        resolve({ took, stop: () => socket.terminate() });
      }
      if (type !== "toolResponse") return;
      if (!ok && error?.code !== "SHIPMENT_NOT_FOUND") return reject(new Error(`a call was refused: ${String(data)}`));
      took.push(performance.now() - (began.get(id) ?? 0));
      began.delete(id);
      send();
    });
  });
}

function p99(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length * 0.99)] ?? Number.NaN;
}

async function during(ms: number, callers: readonly Promise<Caller>[]): Promise<readonly number[]> {
  const begun = await Promise.all(callers);
  await new Promise((resolve) => setTimeout(resolve, ms));
  for (const caller of begun) caller.stop();
  return begun.map(({ took }) => p99(took));
}

async function run(context: BenchContext): Promise<readonly Row[]> {
  const dir = writeProject(context, "fairness", 0);
  slowHandler(context, dir, handlerMs);
  await command(context, dir, "generate");
  await command(context, dir, "build");
  const { server, key, otherKey } = await startOurs(context, dir, [], ["--max-concurrency", String(places)]);
  try {
    const { port } = server;
    const alone: number[] = [];
    const modest: number[] = [];
    const greedy: number[] = [];
    for (let round = 0; round < context.sizes.starts; round++) {
      context.tell(`round ${round + 1} of ${context.sizes.starts}`);
      alone.push(...(await during(2_000, [keepCalling(port, key, 1)])));
      const [one = Number.NaN, many = Number.NaN] = await during(5_000, [
        keepCalling(port, key, 1),
        keepCalling(port, otherKey, greedyInFlight),
      ]);
      modest.push(one);
      greedy.push(many);
    }
    return [
      {
        what: `p99 of an agent with one call in flight, alone (${places} places, ${handlerMs} ms a call)`,
        measured: summarize(alone),
        unit: "ms",
      },
      { what: "the same beside a greedy agent", measured: summarize(modest), unit: "ms" },
      { what: `p99 of the greedy agent, ${greedyInFlight} in flight`, measured: summarize(greedy), unit: "ms" },
    ];
  } finally {
    await server.stop();
  }
}

export const fairness: Bench = { name: "fairness", about: "waiting beside a greedy agent", run };
