/** What a run costs when nothing changed, and when one tool did (goal 11). */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Bench, BenchContext, Row } from "../bench.ts";
import { command, writeProject } from "../contenders/ours.ts";
import { toolName } from "../contenders/track-shipment.ts";
import { runMetered } from "../harness/metered-process.ts";
import { interleave, ratios, summarize } from "../harness/statistics.ts";

/** The last line of a tool's file says something new. */
function change(dir: string, round: number): void {
  const file = join(dir, "catalog", "shipments", `${toolName}.tool.yaml`);
  const text = readFileSync(file, "utf8").replace(
    /^description: .*$/m,
    `description: Current status, promise and latest events of one shipment, ${round}.`,
  );
  writeFileSync(file, text);
}

async function run(context: BenchContext): Promise<readonly Row[]> {
  const { programDir, workDir, sizes, tell } = context;
  const tools = sizes.generatedMore;
  const dir = writeProject(context, "generate-more", tools);
  tell(`generating ${tools} tools`);
  await command(context, dir, "generate");
  const hash = () =>
    runMetered(
      { programDir, side: "server", entry: join(programDir, "processes", "read-and-hash.js"), args: [join(dir, "catalog")] },
      join(workDir, "usage.json"),
    );
  const rounds = Math.max(5, sizes.starts);
  const measured = await interleave(["hash", "nothing", "one"], rounds, async (name, round) => {
    tell(`incremental, round ${round + 1} of ${rounds}: ${name}`);
    if (name === "hash") return (await hash()).cpuMs;
    if (name === "one") change(dir, round);
    // What an earlier change left to do is done before nothing is measured.
    else await command(context, dir, "generate");
    return (await command(context, dir, "generate")).cpuMs;
  });
  return [
    {
      goal: 11,
      what: `nothing changed at ${tools} tools ÷ reading and hashing every source`,
      measured: summarize(ratios(measured.nothing, measured.hash)),
      unit: "ratio",
      atMost: 3,
    },
    {
      goal: 11,
      what: "one tool changed ÷ nothing changed",
      measured: summarize(ratios(measured.one, measured.nothing)),
      unit: "ratio",
      atMost: 1.5,
    },
  ];
}

export const incremental: Bench = { name: "incremental", about: "a run over a catalog that did not change, or hardly", run };
