/** What the generator costs a tool from nothing, and how that grows (goal 10). */

import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Bench, BenchContext, Row } from "../bench.ts";
import { command, writeProject } from "../contenders/ours.ts";
import { runMetered } from "../harness/metered-process.ts";
import { interleave, ratios, summarize } from "../harness/statistics.ts";
import type { Usage } from "../harness/wire.ts";

/** Everything that a run made or kept is removed before the next. */
function forget(dir: string): void {
  for (const folder of ["generated", ".toolwright", "dist"]) rmSync(join(dir, folder), { recursive: true, force: true });
}

async function run(context: BenchContext): Promise<readonly Row[]> {
  const { programDir, workDir, sizes, tell } = context;
  const { generated, generatedMore } = sizes;
  const rounds = Math.min(sizes.starts, 5);
  const dirs = { some: writeProject(context, "generate-some", generated), more: writeProject(context, "generate-more", generatedMore) };
  const tools = { some: generated, more: generatedMore };
  const peaks: number[] = [];
  const generate = async (name: keyof typeof dirs): Promise<Usage> => {
    forget(dirs[name]);
    return command(context, dirs[name], "generate");
  };
  const plainAjv = (): Promise<Usage> => {
    const entry = join(programDir, "processes", "ajv-standalone.js");
    return runMetered({ programDir, side: "server", entry, args: [String(generated)] }, join(workDir, "usage.json"));
  };
  const measured = await interleave(["some", "more", "ajv"], rounds, async (name, round) => {
    tell(`generating, round ${round + 1} of ${rounds}: ${name === "ajv" ? "plain Ajv" : `${tools[name]} tools`}`);
    if (name === "ajv") return (await plainAjv()).cpuMs / generated;
    const used = await generate(name);
    if (name === "more") peaks.push(used.peakRssKiB / 1_024);
    return used.cpuMs / tools[name];
  });
  return [
    { goal: 10, what: `generator, CPU a tool at ${generated}`, measured: summarize(measured.some), unit: "ms", atMost: 12 },
    {
      goal: 10,
      what: `CPU a tool at ${generatedMore} ÷ at ${generated}`,
      measured: summarize(ratios(measured.more, measured.some)),
      unit: "ratio",
      atMost: 1.15,
    },
    { goal: 10, what: `peak memory at ${generatedMore} tools`, measured: summarize(peaks), unit: "MB", atMost: 500 },
    {
      what: "generator, CPU a tool ÷ plain Ajv's standalone code of its two schemas",
      measured: summarize(ratios(measured.some, measured.ajv)),
      unit: "ratio",
    },
  ];
}

export const generator: Bench = { name: "generator", about: "CPU and memory of the generator", run };
