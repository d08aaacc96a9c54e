/** `npm run soak [-- --minutes N]`: a server under mixed traffic for an hour, its memory minute by minute, and a verdict by slope. */

import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { boardDocument, boardId } from "../contenders/board.ts";
import { type Builder, builtProject, changeHandler, command, type Ours, startOurs } from "../contenders/ours.ts";
import { spawnNode } from "../harness/metered-process.ts";
import { benchAgent } from "../synthetic-catalog.ts";
import type { Counts, TrafficOrder } from "./counts.ts";
import { judge, type Sample } from "./verdict.ts";

const usage = `npm run soak [-- --minutes N] [--agents N] [--sample-seconds N] [--reload-seconds N]

A server under calls, context updates, reconnects, reloads and wrong messages: 60 minutes, 10 agents, a sample each minute, a reload
every 5 minutes. Prints what is held in memory after collection, and ends with 1 when it grows or an answer was wrong.
`;

interface Plan {
  readonly minutes: number;
  readonly agents: number;
  readonly sampleSeconds: number;
  readonly reloadSeconds: number;
}

interface Places {
  readonly root: string;
  readonly programDir: string;
}

/** @returns The exit code: 0 when memory stays and every answer was right; 2 for wrong usage. */
export async function main(args: readonly string[], places: Places): Promise<number> {
  const plan = planOf(args);
  if (plan === undefined) {
    process.stderr.write(usage);
    return 2;
  }
  const workDir = join(places.root, ".toolwright", "bench", "work");
  mkdirSync(workDir, { recursive: true });
  const context = { ...places, workDir, tell: (words: string) => void process.stderr.write(`soak: ${words}\n`) };
  const agents = Array.from({ length: plan.agents }, (_, index) => `agent_${index + 1}`);
  const documents = agents.map((name) => [`agents/${name}.agent.yaml`, { ...benchAgent, name }] as const);
  const dir = await builtProject(context, "soak", 0, {
    [`contexts/${boardId}.context.yaml`]: boardDocument,
    ...Object.fromEntries(documents),
  });
  const ours = await startOurs(context, dir, ["--expose-gc"]);
  const traffic = spawnNode(
    { programDir: places.programDir, side: "load", entry: join(places.programDir, "soak", "traffic.js") },
    { stdio: ["ignore", "ignore", "inherit", "ipc"] },
  );
  try {
    order(traffic, { kind: "begin", port: ours.server.port, keys: agents.map(ours.keyOf) });
    return await watch(context, plan, { dir, ours, traffic });
  } finally {
    traffic.kill();
    await ours.server.stop();
  }
}

function planOf(args: readonly string[]): Plan | undefined {
  const number = (fallback: string) => ({ type: "string", default: fallback }) as const;
  const options = { minutes: number("60"), agents: number("10"), "sample-seconds": number("60"), "reload-seconds": number("300") };
  try {
    const { values } = parseArgs({ args: [...args], options });
    const plan = {
      minutes: Number(values.minutes),
      agents: Number(values.agents),
      sampleSeconds: Number(values["sample-seconds"]),
      reloadSeconds: Number(values["reload-seconds"]),
    };
    return Object.values(plan).every((value) => value > 0) ? plan : undefined;
  } catch {
    return undefined;
  }
}

interface Running {
  readonly dir: string;
  readonly ours: Ours;
  readonly traffic: ChildProcess;
}

async function watch(context: Builder, plan: Plan, { dir, ours, traffic }: Running): Promise<number> {
  const began = Date.now();
  const secondsSince = () => (Date.now() - began) / 1_000;
  const samples: Sample[] = [];
  let counts: Counts;
  let reloads = 0;
  do {
    await wait(Math.max(0, (samples.length + 1) * plan.sampleSeconds - secondsSince()) * 1_000);
    if (secondsSince() >= (reloads + 1) * plan.reloadSeconds) await reload(context, dir, ours, ++reloads);
    // What a first collection finalises, a second one takes.
    await ours.server.usage(true);
    const { heldKiB, rssKiB } = await ours.server.usage(true);
    counts = await countsOf(traffic);
    samples.push({ minute: secondsSince() / 60, heldKiB, reloads });
    process.stdout.write(`${lineOf(samples[samples.length - 1] as Sample, rssKiB, counts)}\n`);
  } while (secondsSince() < plan.minutes * 60);
  const { isFlat, slopeKiBPerHour, growthKiB, allowedKiB } = judge(samples);
  for (const failure of counts.failures) process.stdout.write(`wrong: ${failure}\n`);
  const slope = `${slopeKiBPerHour.toFixed(0)} KiB an hour, ${growthKiB.toFixed(0)} KiB over the last two thirds; allowed ${allowedKiB.toFixed(0)}`;
  process.stdout.write(`memory ${isFlat ? "is flat" : "GROWS"}: ${slope}\n`);
  return isFlat && counts.failures.length === 0 ? 0 : 1;
}

function lineOf({ minute, heldKiB, reloads }: Sample, rssKiB: number, counts: Counts): string {
  const { calls, updates, told, reconnects, wrongMessages, failures } = counts;
  const done = `${calls} calls, ${updates} updates told ${told} times, ${reconnects} reconnects, ${wrongMessages} wrong messages, ${reloads} reloads`;
  return `minute ${minute.toFixed(1)}: held ${(heldKiB / 1_024).toFixed(2)} MiB, resident ${(rssKiB / 1_024).toFixed(0)} MiB | ${done}, ${failures.length} failures`;
}

async function reload(context: Builder, dir: string, { server }: Ours, edition: number): Promise<void> {
  changeHandler(context, dir, edition);
  await command(context, dir, "build");
  server.hangUp();
}

function order(traffic: ChildProcess, what: TrafficOrder): void {
  traffic.send(what);
}

/** @throws {Error} When the traffic's process is gone. */
async function countsOf(traffic: ChildProcess): Promise<Counts> {
  if (traffic.exitCode !== null) throw new Error(`the traffic ended with ${traffic.exitCode}`);
  const answer = once(traffic, "message");
  order(traffic, { kind: "count" });
  return (await answer)[0] as Counts;
}
