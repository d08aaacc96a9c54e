/** `npm run bench [-- NAME… --short]`: runs benches one after the other and prints their table. */

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Bench, type BenchContext, fullSizes, type Row, shortSizes } from "./bench.ts";
import { Load } from "./harness/load.ts";
import { catalogSize } from "./measures/catalog-size.ts";
import { coldStart } from "./measures/cold-start.ts";
import { cycles } from "./measures/cycles.ts";
import { fairness } from "./measures/fairness.ts";
import { fanOut } from "./measures/fan-out.ts";
import { generator } from "./measures/generator.ts";
import { http } from "./measures/http.ts";
import { idle } from "./measures/idle.ts";
import { incremental } from "./measures/incremental.ts";
import { mcpHttp, mcpHttpMany, mcpWs, stdio } from "./measures/mcp.ts";
import { native } from "./measures/native.ts";
import { reload } from "./measures/reload.ts";
import { workers } from "./measures/workers.ts";
import { tableOf, verdictOf } from "./report.ts";

const benches: readonly Bench[] = [
  native,
  http,
  mcpWs,
  mcpHttp,
  mcpHttpMany,
  stdio,
  catalogSize,
  idle,
  coldStart,
  generator,
  incremental,
  reload,
  fairness,
  fanOut,
  cycles,
  workers,
];

const usage = `npm run bench [-- NAME… [--short] [--strict]]

${benches.map(({ name, about }) => `  ${name.padEnd(14)}${about}`).join("\n")}

Without a name all of them run. --short: fewer and smaller repetitions, catalogs of at most 1,000 tools. --strict: a missed goal fails.
`;

const flags: ReadonlySet<string> = new Set(["--short", "--strict"]);

type Places = Pick<BenchContext, "root" | "programDir" | "fetchPackages">;

/**
 * @returns The exit code: 0 when everything was measured, whatever the goals say; 1 when a contender answered wrongly, and with `--strict`
 * when a goal is missed; 2 for wrong usage.
 */
export async function main(args: readonly string[], places: Places): Promise<number> {
  const names = args.filter((arg) => !arg.startsWith("--"));
  const isUnknown = names.some((name) => benches.every((bench) => bench.name !== name));
  if (isUnknown || args.some((arg) => arg.startsWith("--") && !flags.has(arg))) {
    process.stderr.write(usage);
    return 2;
  }
  const workDir = join(places.root, ".toolwright", "bench", "work");
  mkdirSync(workDir, { recursive: true });
  const load = new Load(places.programDir);
  const sizes = args.includes("--short") ? shortSizes : fullSizes;
  try {
    const rows: Row[] = [];
    for (const bench of benches.filter(({ name }) => names.length === 0 || names.includes(name))) {
      const found = await bench.run({ ...places, workDir, sizes, load, tell: teller(bench) });
      process.stderr.write(`${tableOf(found)}\n`);
      rows.push(...found);
    }
    process.stdout.write(`${tableOf(rows)}\n`);
    return args.includes("--strict") && rows.some((row) => verdictOf(row) === "missed") ? 1 : 0;
  } catch (error) {
    process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  } finally {
    load.stop();
  }
}

/** Progress goes to standard error, so that the table can be piped. */
function teller({ name }: Bench): BenchContext["tell"] {
  return (words) => void process.stderr.write(`${name}: ${words}\n`);
}
