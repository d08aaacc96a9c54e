/** The process of a soak's traffic: its agents and its stranger, until whoever started it is gone. */

import { beAgent } from "./agent.ts";
import { Tally, type TrafficOrder } from "./counts.ts";
import { beStranger } from "./stranger.ts";

const tally = new Tally();

process.on("message", (order: TrafficOrder) => {
  if (order.kind === "count") {
    process.send?.(tally.snapshot());
    return;
  }
  const url = `http://127.0.0.1:${order.port}`;
  const [first = ""] = order.keys;
  for (const key of order.keys) void beAgent({ url, key, tally });
  void beStranger({ url, key: first, tally });
});
process.on("disconnect", () => process.exit());
