/** What a server still holds after each reload: node keeps every module that it has imported. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Bench, BenchContext, Row } from "../bench.ts";
import { builtProject, changeHandler, command, startOurs } from "../contenders/ours.ts";
import { summarize } from "../harness/statistics.ts";

/** The first reloads bring in what every later one uses. */
const warmUp = 3;
const reloads = 10;

/** Below the catalogs whose tools are loaded at their first call alone. */
const tools = 150;

/** @returns KiB that each reload of one changed handler leaves behind. */
async function measure(context: BenchContext, dir: string): Promise<readonly number[]> {
  const { server } = await startOurs(context, dir, ["--expose-gc"]);
  try {
    const held: number[] = [];
    for (let edition = 1; edition <= warmUp + reloads; edition++) {
      context.tell(`reload ${edition} of ${warmUp + reloads}`);
      changeHandler(context, dir, edition);
      await command(context, dir, "build");
      server.hangUp();
      await reloaded(dir, edition);
      await server.settled();
      // What a first collection finalises, a second one takes.
      await server.usage(true);
      held.push((await server.usage(true)).heldKiB);
    }
    const from = held.slice(warmUp - 1);
    return from.slice(1).map((value, index) => value - (from[index] ?? Number.NaN));
  } finally {
    await server.stop();
  }
}

/** @throws {Error} When the server refuses the build. */
async function reloaded(dir: string, count: number): Promise<void> {
  for (;;) {
    const log = readFileSync(join(dir, "server.log"), "utf8");
    if (/catalog\.(?:refused|reload_failed)/.test(log)) throw new Error(`a reload was refused:\n${log.slice(-2_000)}`);
    if (log.split('"catalog.changed"').length > count) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function run(context: BenchContext): Promise<readonly Row[]> {
  const { few } = context.sizes;
  const rows: Row[] = [];
  for (const count of [few, tools]) {
    const dir = await builtProject(context, `reload-${count}`, count);
    const measured = summarize(await measure(context, dir));
    rows.push({ what: `held after a reload of one handler among ${count} tools: more by`, measured, unit: "KiB" });
  }
  return rows;
}

export const reload: Bench = { name: "reload", about: "memory that a reload leaves behind", run };
