/** Memory of idle, authenticated connections, in a small and in a usual catalog (goal 8). */

import type { Bench, BenchContext, Row } from "../bench.ts";
import { startBareWs } from "../contenders/bare.ts";
import { keptProject } from "../contenders/kept-project.ts";
import { startOurs, syntheticCalls } from "../contenders/ours.ts";
import { callOf } from "../contenders/track-shipment.ts";
import type { MeteredServer } from "../harness/metered-process.ts";
import { interleave, summarize } from "../harness/statistics.ts";
import type { LoadCall } from "../harness/wire.ts";

interface Started {
  readonly server: MeteredServer;
  readonly key: string;
  readonly calls: readonly LoadCall[];
}

/** Garbage is collected on demand, so that what is counted is held. */
const execArgv = ["--expose-gc"];

/** A fresh process a measurement: memory once used stays with a process. @returns KiB a connection. */
async function measure({ load, sizes }: BenchContext, { server, key, calls }: Started): Promise<number> {
  const target = {
    transport: "ws",
    speech: "native",
    port: server.port,
    key,
    connections: 8,
    inFlight: 1,
    calls,
    isChecked: true,
  } as const;
  try {
    // A first few connections bring in the code that every connection shares.
    await load.open("first", target);
    await load.run("first", 200);
    await server.settled();
    const before = await server.usage(true);
    await load.open("idle", { ...target, connections: sizes.idleConnections });
    await server.settled();
    const after = await server.usage(true);
    return (after.rssKiB - before.rssKiB) / sizes.idleConnections;
  } finally {
    await load.close("idle");
    await load.close("first");
    await server.stop();
  }
}

async function run(context: BenchContext): Promise<readonly Row[]> {
  const { few, many, idleConnections, starts } = context.sizes;
  const small = await keptProject(context, few);
  const usual = await keptProject(context, many);
  const serve = async (dir: string): Promise<Started> => ({ ...(await startOurs(context, dir, execArgv)), calls: syntheticCalls(few) });
  const start = {
    small: () => serve(small),
    usual: () => serve(usual),
    bare: async () => ({ server: await startBareWs(context, "limit2", execArgv), key: "", calls: [callOf] }),
  };
  const measured = await interleave(["small", "usual", "bare"], starts, async (name) => {
    context.tell(`${idleConnections} idle connections: ${name}`);
    return measure(context, await start[name]());
  });
  const more = measured.usual.map((value, index) => value - (measured.small[index] ?? Number.NaN));
  return [
    {
      goal: 8,
      what: `idle authenticated connection, ${idleConnections} of them`,
      measured: summarize(measured.small),
      unit: "KiB",
      atMost: 12,
    },
    { goal: 8, what: `the same with ${many} tools: more by`, measured: summarize(more), unit: "KiB", atMost: 1 },
    { what: "the same on the bare `ws` loop", measured: summarize(measured.bare), unit: "KiB" },
  ];
}

export const idle: Bench = { name: "idle", about: "memory of idle connections", run };
