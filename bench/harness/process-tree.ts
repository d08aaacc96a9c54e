/** What a server uses together with the processes it began, as Linux counts it: in steps of one tick. Knows nothing of benches. */

import { readFileSync } from "node:fs";
import type { Contender } from "./contest.ts";
import { type MeteredServer, untilCalm } from "./metered-process.ts";

/** Milliseconds of a tick in `/proc`, where `CLK_TCK` is 100 as on every usual Linux. */
const tickMs = 10;

/** The same server, with the time of all its processes. */
export function ofTree(server: MeteredServer): Contender["server"] {
  const usage = async () => ({ ...(await server.usage()), cpuMs: treeCpuMs(server.pid) });
  return { usage, settled: () => untilCalm(usage) };
}

function treeCpuMs(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);
  return children.reduce((sum, child) => sum + treeCpuMs(child), ownCpuMs(pid));
}

function ownCpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // After the name, which may hold anything, in brackets: user and system time are the fields 14 and 15.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
}
