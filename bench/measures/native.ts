/** Native calls over WebSocket against the bare loops, with many calls in flight and with one (goals 1 and 2). */

import type { Bench, BenchContext, Row } from "../bench.ts";
import { type BareLevel, startBareWs } from "../contenders/bare.ts";
import { builtProject, startOurs } from "../contenders/ours.ts";
import { callOf } from "../contenders/track-shipment.ts";
import { type Contender, contest } from "../harness/contest.ts";
import { ratios, summarize } from "../harness/statistics.ts";
import type { Target } from "../harness/wire.ts";

const shapes = {
  many: { connections: 8, inFlight: 16 },
  single: { connections: 32, inFlight: 1 },
} as const;

async function run(context: BenchContext): Promise<readonly Row[]> {
  const dir = await builtProject(context, "one-tool", 0);
  const ours = await startOurs(context, dir);
  const levels: readonly BareLevel[] = ["limit0", "limit1", "limit2"];
  const bare = await Promise.all(levels.map(async (level) => [level, await startBareWs(context, level)] as const));
  const enter = (shape: keyof typeof shapes): Readonly<Record<"ours" | BareLevel, Contender>> => {
    const targetOf = (port: number, level: string, key = ""): Target => ({
      ...shapes[shape],
      transport: "ws",
      speech: "native",
      port,
      key,
      calls: [callOf],
      isChecked: level !== "limit0",
    });
    return {
      ours: { server: ours.server, target: targetOf(ours.server.port, "ours", ours.key) },
      ...(Object.fromEntries(
        bare.map(([level, server]): readonly [BareLevel, Contender] => [level, { server, target: targetOf(server.port, level) }]),
      ) as Record<BareLevel, Contender>),
    };
  };
  try {
    const many = await contest(context, enter("many"));
    const single = await contest(context, enter("single"));
    const against = (measured: typeof many, name: "ours" | BareLevel) => summarize(ratios(measured[name], measured.limit2));
    return [
      {
        goal: 1,
        what: "native call, 8 × 16 in flight ÷ limit2",
        measured: against(many, "ours"),
        unit: "ratio",
        atMost: 0.75,
        stretch: 0.6,
      },
      {
        goal: 2,
        what: "native call, 32 × 1 in flight ÷ limit2",
        measured: against(single, "ours"),
        unit: "ratio",
        atMost: 1.25,
        stretch: 1.1,
      },
      { what: "limit0 (ready-made bytes), 8 × 16 ÷ limit2", measured: against(many, "limit0"), unit: "ratio" },
      { what: "limit1 (no validation), 8 × 16 ÷ limit2", measured: against(many, "limit1"), unit: "ratio" },
    ];
  } finally {
    await Promise.all([ours.server.stop(), ...bare.map(([, server]) => server.stop())]);
  }
}

export const native: Bench = { name: "native", about: "native calls over WebSocket ÷ the bare loop", run };
