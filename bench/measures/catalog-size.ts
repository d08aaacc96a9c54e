/** What a call costs in a large catalog against a small one, over every transport (goal 7). The same ten tools are called in both. */

import type { Bench, BenchContext, Row } from "../bench.ts";
import { builtProject, type Ours, startOurs, syntheticCalls } from "../contenders/ours.ts";
import { type Contender, contest } from "../harness/contest.ts";
import { ratios, summarize } from "../harness/statistics.ts";
import type { Target } from "../harness/wire.ts";

const shapes = {
  ws: { transport: "ws", connections: 8, inFlight: 16 },
  http: { transport: "http", connections: 32, inFlight: 1 },
} as const;

async function run(context: BenchContext): Promise<readonly Row[]> {
  const { few, most } = context.sizes;
  const small = await startOurs(context, await builtProject(context, `tools-${few}`, few));
  const large = await startOurs(context, await builtProject(context, `tools-${most}`, most));
  const enter = ({ server, key }: Ours, transport: keyof typeof shapes): Contender => {
    const target: Target = { ...shapes[transport], port: server.port, key, calls: syntheticCalls(few), isChecked: true };
    return { server, target };
  };
  try {
    const rows: Row[] = [];
    for (const transport of ["ws", "http"] as const) {
      const measured = await contest(context, { small: enter(small, transport), large: enter(large, transport) });
      const what = `${transport === "ws" ? "WebSocket" : "HTTP"}: a call at ${most} tools ÷ at ${few}`;
      rows.push({ goal: 7, what, measured: summarize(ratios(measured.large, measured.small)), unit: "ratio", atMost: 1.15 });
    }
    return rows;
  } finally {
    await Promise.all([small.server.stop(), large.server.stop()]);
  }
}

export const catalogSize: Bench = { name: "catalog-size", about: "a call in a large catalog ÷ in a small one", run };
