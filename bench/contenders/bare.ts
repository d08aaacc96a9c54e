/** Starts the bare loops. Knows nothing of what is measured on them. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BenchContext } from "../bench.ts";
import { MeteredServer, type NodeCommand } from "../harness/metered-process.ts";
import type { Pipes } from "../harness/wire.ts";
import { writtenValidators } from "./standalone.ts";

export type BareLevel = "limit0" | "limit1" | "limit2";

/** The bare HTTP loop compares a key's hash, so it needs one. */
export const bareKey = "bare-key-0123456789abcdef0123456789abcdef";

function validatorsFile(workDir: string): string {
  const file = join(workDir, "bare-validators.cjs");
  writeFileSync(file, writtenValidators());
  return file;
}

export function startBareWs(
  context: Pick<BenchContext, "programDir" | "workDir">,
  level: BareLevel,
  execArgv: readonly string[] = [],
): Promise<MeteredServer> {
  return start(context, "bare-ws", [level, validatorsFile(context.workDir)], execArgv);
}

/** `limit2` in several processes on one port. */
export function startBareCluster(context: BenchContext, workers: number): Promise<MeteredServer> {
  return start(context, "bare-cluster", ["limit2", validatorsFile(context.workDir), String(workers)], []);
}

export function startBareHttp(context: BenchContext): Promise<MeteredServer> {
  return start(context, "bare-http", [validatorsFile(context.workDir), bareKey], []);
}

export function startBareFanOut(context: BenchContext): Promise<MeteredServer> {
  return start(context, "bare-fan-out", [], []);
}

export function startBareMcp(context: BenchContext): Promise<MeteredServer> {
  return start(context, "bare-mcp-http", [validatorsFile(context.workDir), bareKey], []);
}

export function startBareMcpStdio({ programDir, workDir }: BenchContext, pipes: Pipes): Promise<MeteredServer> {
  const entry = join(programDir, "contenders", "bare-mcp-stdio.js");
  const command: NodeCommand = { programDir, side: "server", entry, args: [validatorsFile(workDir)] };
  return MeteredServer.startPiped(command, pipes, join(workDir, "bare-mcp-stdio.log"));
}

function start(
  { programDir, workDir }: Pick<BenchContext, "programDir" | "workDir">,
  name: string,
  args: readonly string[],
  execArgv: readonly string[],
): Promise<MeteredServer> {
  const entry = join(programDir, "contenders", `${name}.js`);
  return MeteredServer.start({ programDir, side: "server", entry, args, execArgv }, join(workDir, `${name}.log`));
}
