/** The load generator's process: holds connections by contender and keeps a fixed number of calls in flight on each. */

import type { OpenTarget } from "../harness/answers.ts";
import { openFollowers } from "../harness/load-followers.ts";
import { openHttp } from "../harness/load-http.ts";
import { openWebSockets } from "../harness/load-ws.ts";
import type { LoadAnswer, LoadOrder, Target } from "../harness/wire.ts";

const open = new Map<string, OpenTarget>();

const openers: Readonly<Record<Target["transport"], (target: Target) => Promise<OpenTarget>>> = {
  ws: openWebSockets,
  http: openHttp,
  followers: openFollowers,
};

async function carryOut(order: LoadOrder): Promise<Omit<LoadAnswer, "seq">> {
  switch (order.kind) {
    case "open":
      open.set(order.name, await openers[order.target.transport](order.target));
      return {};
    case "run": {
      const target = open.get(order.name);
      if (target === undefined) throw new Error("not open");
      await target.run(order.calls);
      return { answered: order.calls };
    }
    case "close":
      open.get(order.name)?.close();
      open.delete(order.name);
      return {};
  }
}

process.on("message", (order: LoadOrder) => {
  carryOut(order).then(
    (answer) => process.send?.({ seq: order.seq, ...answer }),
    (error: unknown) => process.send?.({ seq: order.seq, problem: error instanceof Error ? error.message : String(error) }),
  );
});
process.on("disconnect", () => process.exit());
