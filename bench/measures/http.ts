/** Plain HTTP calls against a bare `node:http` loop with the same checks. */

import type { Bench, BenchContext, Row } from "../bench.ts";
import { bareKey, startBareHttp } from "../contenders/bare.ts";
import { builtProject, startOurs } from "../contenders/ours.ts";
import { callOf } from "../contenders/track-shipment.ts";
import { contest } from "../harness/contest.ts";
import { ratios, summarize } from "../harness/statistics.ts";

const shape = { transport: "http", speech: "native", connections: 32, inFlight: 1, calls: [callOf], isChecked: true } as const;

async function run(context: BenchContext): Promise<readonly Row[]> {
  const ours = await startOurs(context, await builtProject(context, "one-tool", 0));
  const bare = await startBareHttp(context);
  try {
    const measured = await contest(context, {
      ours: { server: ours.server, target: { ...shape, port: ours.server.port, key: ours.key } },
      bare: { server: bare, target: { ...shape, port: bare.port, key: bareKey } },
    });
    return [{ what: "plain HTTP call, 32 × 1 ÷ bare node:http", measured: summarize(ratios(measured.ours, measured.bare)), unit: "ratio" }];
  } finally {
    await Promise.all([ours.server.stop(), bare.stop()]);
  }
}

export const http: Bench = { name: "http", about: "plain HTTP calls ÷ a bare node:http loop", run };
