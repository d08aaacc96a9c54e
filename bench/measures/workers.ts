/**
 * CPU a native call costs over all processes when two workers serve, against one process that serves alone, each over the embedded store.
 * Processes that take turns on one core cost each other its caches: the bare loop in as many processes says how much of the ratio that is.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Bench, BenchContext, Row } from "../bench.ts";
import { startBareCluster } from "../contenders/bare.ts";
import { builtProject, type Ours, startOurs } from "../contenders/ours.ts";
import { callOf } from "../contenders/track-shipment.ts";
import { type Contender, contest } from "../harness/contest.ts";
import { isPinned } from "../harness/metered-process.ts";
import { ofTree } from "../harness/process-tree.ts";
import { ratios, summarize } from "../harness/statistics.ts";

/** A worker's share: what is answered together in one turn is cheaper, so that each is given the same. */
const share = { transport: "ws", speech: "native", connections: 8, inFlight: 16, calls: [callOf], isChecked: true } as const;

type Running = Pick<Ours, "server">;

async function run(context: BenchContext): Promise<readonly Row[]> {
  const running: Running[] = [];
  try {
    const one = await startWorkers(context, 1, running);
    const two = await startWorkers(context, 2, running);
    // Each worker meets its share of the calls alone, and has to have met enough of them to be compiled.
    const sizes = { ...context.sizes, calls: context.sizes.calls * 4 };
    const bareOne = await startBare(context, 1, running);
    const bareTwo = await startBare(context, 2, running);
    const tookMs = { one: [] as number[], two: [] as number[], bareOne: [] as number[], bareTwo: [] as number[] };
    const measured = await contest({ ...context, sizes }, { one, two, bareOne, bareTwo }, (name, ms) => tookMs[name].push(ms));
    return [
      {
        what: "native call, 8 × 16 in flight a worker, two workers ÷ one",
        measured: summarize(ratios(measured.two, measured.one)),
        unit: "ratio",
        atMost: 1.15,
      },
      {
        what: "connections of the worker that has most ÷ an even share",
        measured: summarize([unevenness(context, 2)]),
        unit: "ratio",
        atMost: 1.25,
      },
      {
        what: `calls a second, two workers ÷ one${isPinned ? ", all on one core" : ""}`,
        measured: summarize(ratios(tookMs.one, tookMs.two)),
        unit: "ratio",
      },
      {
        what: "the bare loop (limit2), two processes on one port ÷ one",
        measured: summarize(ratios(measured.bareTwo, measured.bareOne)),
        unit: "ratio",
      },
    ];
  } finally {
    await Promise.all(running.map(({ server }) => server.stop()));
  }
}

/** By what each worker logged. */
function unevenness({ workDir }: BenchContext, workers: number): number {
  const opened = readFileSync(join(workDir, `workers-${workers}`, "server.log"), "utf8")
    .split("\n")
    .filter((line) => line.includes('"event":"websocket.opened"'));
  const shares = Array.from({ length: workers }, (_, at) => opened.filter((line) => line.includes(`"worker":${at + 1},`)).length);
  return (Math.max(...shares) * workers) / opened.length;
}

async function startBare(context: BenchContext, workers: number, running: Running[]): Promise<Contender> {
  const server = await startBareCluster(context, workers);
  running.push({ server });
  return { server: ofTree(server), target: { ...share, connections: share.connections * workers, port: server.port, key: "" } };
}

async function startWorkers(context: BenchContext, workers: number, running: Running[]) {
  const dir = await builtProject(context, `workers-${workers}`, 0);
  const ours = await startOurs(context, dir, [], ["--workers", String(workers)]);
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

export const workers: Bench = { name: "workers", about: "CPU a call with two workers ÷ one", run };
