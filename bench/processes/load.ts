/** The load generator's process: holds connections by contender and keeps a fixed number of calls in flight on each. */

import type { OpenTarget } from "../harness/answers.ts";
import { openFollowers } from "../harness/load-followers.ts";
import { openHttp } from "../harness/load-http.ts";
import { openStdio } from "../harness/load-stdio.ts";
import { openWebSockets } from "../harness/load-ws.ts";
import type { LoadAnswer, LoadOrder, PortTarget, Target } from "../harness/wire.ts";

const open = new Map<string, OpenTarget>();

const openers: Readonly<Record<PortTarget["transport"], (target: PortTarget) => Promise<OpenTarget>>> = {
  ws: openWebSockets,
  http: openHttp,
  followers: openFollowers,
};

function openTarget(target: Target): Promise<OpenTarget> {
  return target.transport === "stdio" ? openStdio(target) : openers[target.transport](target);
}

async function carryOut(order: LoadOrder): Promise<Omit<LoadAnswer, "seq">> {
  switch (order.kind) {
    case "open":
      open.set(order.name, await openTarget(order.target));
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
