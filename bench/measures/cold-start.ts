/** CPU from the start of the process to its first right answer, against the bare `ws` loop (goal 9). */

import type { Bench, BenchContext, Row } from "../bench.ts";
import { startBareWs } from "../contenders/bare.ts";
import { keptProject } from "../contenders/kept-project.ts";
import { startOurs } from "../contenders/ours.ts";
import { callOf } from "../contenders/track-shipment.ts";
import type { MeteredServer } from "../harness/metered-process.ts";
import { interleave, ratios, summarize } from "../harness/statistics.ts";

/** CPU milliseconds when it listened, when the first call was answered, and when the work a start leaves behind was done. */
interface Start {
  readonly listening: number;
  readonly answered: number;
  readonly settled: number;
}

async function measure({ load }: BenchContext, server: MeteredServer, key: string): Promise<Start> {
  try {
    await load.open("start", {
      transport: "ws",
      speech: "native",
      port: server.port,
      key,
      connections: 1,
      inFlight: 1,
      calls: [callOf],
      isChecked: true,
    });
    await load.run("start", 1);
    const { cpuMs: answered } = await server.usage();
    await server.settled();
    return { listening: server.atListening.cpuMs, answered, settled: (await server.usage()).cpuMs };
  } finally {
    await load.close("start");
    await server.stop();
  }
}

async function run(context: BenchContext): Promise<readonly Row[]> {
  const { few, many, most, starts } = context.sizes;
  const sizes = [...new Set([few, many, most])];
  const dirs = new Map<string, string>();
  for (const tools of sizes) dirs.set(String(tools), await keptProject(context, tools));
  const found = new Map<string, Start[]>();
  // The first start of a project makes its keys.
  for (const dir of dirs.values()) await (await startOurs(context, dir)).server.stop();
  await interleave(["bare", ...dirs.keys()], starts, async (name) => {
    context.tell(`cold start: ${name === "bare" ? "bare ws" : `${name} tools`}`);
    const dir = dirs.get(name);
    const { server, key } = dir === undefined ? { server: await startBareWs(context, "limit2"), key: "" } : await startOurs(context, dir);
    const start = await measure(context, server, key);
    found.set(name, [...(found.get(name) ?? []), start]);
    return start.answered;
  });
  const against = (name: string, moment: keyof Start) =>
    summarize(
      ratios(
        (found.get(name) ?? []).map((start) => start[moment]),
        (found.get("bare") ?? []).map((start) => start[moment]),
      ),
    );
  return sizes.flatMap((tools): readonly Row[] => [
    {
      goal: 9,
      what: `cold start to the first answer, ${tools} tools ÷ bare ws`,
      measured: against(String(tools), "answered"),
      unit: "ratio",
      atMost: tools > 1_000 ? 2.2 : 1.6,
    },
    { what: `the same, to listening, ${tools} tools`, measured: against(String(tools), "listening"), unit: "ratio" },
    { what: `the same, to rest, ${tools} tools`, measured: against(String(tools), "settled"), unit: "ratio" },
  ]);
}

export const coldStart: Bench = { name: "cold-start", about: "CPU of a start ÷ a bare ws server's", run };
