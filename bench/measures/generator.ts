/** What the generator costs a tool from nothing, and how that grows (goal 10). */

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Bench, BenchContext, Row } from "../bench.ts";
import { command, writeProject } from "../contenders/ours.ts";
import { runMetered } from "../harness/metered-process.ts";
import { interleave, ratios, summarize } from "../harness/statistics.ts";
import type { Usage } from "../harness/wire.ts";

/**
 * Everything that a run made or kept is put aside before the next. It is removed when all is measured: where thousands of files were removed
 * a moment ago, the disk looks for room for new ones past each of them, and that would be told of the generator.
 */
function forget(dir: string, round: number): void {
  const aside = join(asideOf(dir), String(round));
  mkdirSync(aside, { recursive: true });
  for (const folder of ["generated", ".toolwright", "dist"])
    if (existsSync(join(dir, folder))) renameSync(join(dir, folder), join(aside, folder));
}

const asideOf = (dir: string): string => `${dir}.aside`;

/** What a tool's file holds on average, in thousands of bytes. */
function fileSize(dir: string): string {
  const folder = join(dir, "catalog");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".tool.yaml"));
  const bytes = files.reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
  return (bytes / files.length / 1_000).toFixed(1);
}

async function run(context: BenchContext): Promise<readonly Row[]> {
  const { programDir, workDir, sizes, tell } = context;
  const { generated, generatedMore } = sizes;
  const rounds = Math.min(sizes.starts, 5);
  const dirs = { some: writeProject(context, "generate-some", generated), more: writeProject(context, "generate-more", generatedMore) };
  // Of a bench that was cut off.
  for (const dir of Object.values(dirs)) rmSync(asideOf(dir), { recursive: true, force: true });
  const tools = { some: generated, more: generatedMore };
  const peaks: number[] = [];
  const generate = async (name: keyof typeof dirs, round: number): Promise<Usage> => {
    forget(dirs[name], round);
    return command(context, dirs[name], "generate");
  };
  const plainAjv = (): Promise<Usage> => {
    const entry = join(programDir, "processes", "ajv-standalone.js");
    return runMetered({ programDir, side: "server", entry, args: [String(generated)] }, join(workDir, "usage.json"));
  };
  const measured = await interleave(["some", "more", "ajv"], rounds, async (name, round) => {
    tell(`generating, round ${round + 1} of ${rounds}: ${name === "ajv" ? "plain Ajv" : `${tools[name]} tools`}`);
    if (name === "ajv") return (await plainAjv()).cpuMs / generated;
    const used = await generate(name, round);
    if (name === "more") peaks.push(used.peakRssKiB / 1_024);
    return used.cpuMs / tools[name];
  });
  for (const dir of Object.values(dirs)) rmSync(asideOf(dir), { recursive: true, force: true });
  return [
    {
      goal: 10,
      what: `generator, CPU a tool at ${generated} of ${fileSize(dirs.some)} KB each`,
      measured: summarize(measured.some),
      unit: "ms",
      atMost: 12,
    },
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
