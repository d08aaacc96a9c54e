/** One update of a context told to a thousand followers, against a bare loop that sends them a ready-made buffer (goal 12). */

import type { Bench, BenchContext, Row } from "../bench.ts";
import { startBareFanOut } from "../contenders/bare.ts";
import { boardDocument, boardId } from "../contenders/board.ts";
import { builtProject, startOurs } from "../contenders/ours.ts";
import { contest } from "../harness/contest.ts";
import { ratios, summarize } from "../harness/statistics.ts";

const followers = 1_000;

/** Of the calls that other benches make in a round. */
const updatesOfCalls = 1 / 200;

const shape = { transport: "followers", speech: "native", connections: followers, inFlight: 1, calls: [] } as const;

async function run(context: BenchContext): Promise<readonly Row[]> {
  const dir = await builtProject(context, "fan-out", 0, { [`contexts/${boardId}.context.yaml`]: boardDocument });
  const ours = await startOurs(context, dir);
  const bare = await startBareFanOut(context);
  const sizes = { ...context.sizes, calls: Math.ceil(context.sizes.calls * updatesOfCalls) };
  try {
    const measured = await contest(
      { ...context, sizes },
      {
        ours: { server: ours.server, target: { ...shape, port: ours.server.port, key: ours.key, isChecked: true } },
        bare: { server: bare, target: { ...shape, port: bare.port, key: "", isChecked: false } },
      },
    );
    return [
      {
        goal: 12,
        what: `one update told to ${followers} followers, CPU a delivery ÷ \`ws\` send of a ready-made buffer`,
        measured: summarize(ratios(measured.ours, measured.bare)),
        unit: "ratio",
        atMost: 1.3,
      },
    ];
  } finally {
    await Promise.all([ours.server.stop(), bare.stop()]);
  }
}

export const fanOut: Bench = { name: "fan-out", about: "one update told to many ÷ the bare loop", run };
