/** CPU a native call costs over all processes when two workers serve, against one, over the same Redis. */

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Bench, BenchContext, Row } from "../bench.ts";
import { builtProject, type Ours, startOurs } from "../contenders/ours.ts";
import { callOf } from "../contenders/track-shipment.ts";
import { contest } from "../harness/contest.ts";
import { ofTree } from "../harness/process-tree.ts";
import { ratios, summarize } from "../harness/statistics.ts";

/** A worker's share: what is answered together in one turn is cheaper, so that each is given the same. */
const share = { transport: "ws", connections: 8, inFlight: 16, calls: [callOf], isChecked: true } as const;

/** Below the load's and the servers' ports, which the system picks. */
const redisPort = 7_913;

async function run(context: BenchContext): Promise<readonly Row[]> {
  const program = ["redis-server", "valkey-server"].find((name) => spawnSync(name, ["--version"]).status === 0);
  if (program === undefined) {
    context.tell("left out: neither redis-server nor valkey-server is installed");
    return [];
  }
  const redis = await startRedis(program);
  const running: Ours[] = [];
  try {
    const one = await startWorkers(context, 1, running);
    const two = await startWorkers(context, 2, running);
    // Each worker meets its share of the calls alone, and has to have met enough of them to be compiled.
    const sizes = { ...context.sizes, calls: context.sizes.calls * 4 };
    const measured = await contest({ ...context, sizes }, { one, two });
    return [
      {
        what: "native call, 8 × 16 in flight a worker, two workers ÷ one",
        measured: summarize(ratios(measured.two, measured.one)),
        unit: "ratio",
        atMost: 1.15,
      },
    ];
  } finally {
    await Promise.all(running.map(({ server }) => server.stop()));
    redis.kill();
  }
}

async function startRedis(program: string): Promise<ChildProcess> {
  const redis = spawn(program, ["--port", String(redisPort), "--save", "", "--bind", "127.0.0.1"], { stdio: ["ignore", "pipe", "ignore"] });
  for (let said = ""; !said.includes("eady to accept connections"); ) said += String((await once(redis.stdout, "data"))[0]);
  redis.stdout.resume();
  return redis;
}

async function startWorkers(context: BenchContext, workers: number, running: Ours[]) {
  const dir = await builtProject(context, `workers-${workers}`, 0);
  const args = [
    "--context-store",
    "redis",
    "--redis-url",
    `redis://127.0.0.1:${redisPort}`,
    "--redis-prefix",
    `bench-${workers}`,
    "--workers",
    String(workers),
  ];
  const ours = await startOurs(context, dir, [], args);
  running.push(ours);
  const log = join(dir, "server.log");
  // The port is there with the first worker.
  while (workers > 1 && readFileSync(log, "utf8").split('"worker.listening"').length <= workers)
    await new Promise((resolve) => setTimeout(resolve, 50));
  return {
    server: ofTree(ours.server),
    target: { ...share, connections: share.connections * workers, port: ours.server.port, key: ours.key },
  };
}

export const workers: Bench = { name: "workers", about: "CPU a call with two workers ÷ one (needs Redis)", run };
