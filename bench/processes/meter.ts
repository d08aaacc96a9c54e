/** Loaded before a contender's own code (`--import`): says over IPC what the process has used. The contender itself stays as it is. */

import { writeFileSync } from "node:fs";
import { Server } from "node:net";
import type { MeterNews, MeterQuestion, Usage } from "../harness/wire.ts";

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  return {
    cpuMs: (user + system) / 1_000,
    rssKiB: rss / 1_024,
    peakRssKiB: process.resourceUsage().maxRSS,
    heldKiB: (heapUsed + external) / 1_024,
  };
}

function tell(news: MeterNews): void {
  process.send?.(news);
}

function tellOfListening(): void {
  const { listen } = Server.prototype;
  Server.prototype.listen = function listenAndTell(this: Server, ...args: unknown[]): Server {
    this.once("listening", () => {
      const address = this.address();
      // A server may hold a local socket besides, as a lock.
      if (address !== null && typeof address !== "string") tell({ kind: "listening", port: address.port, usage: usage() });
    });
    return Reflect.apply(listen, this, args) as Server;
  };
}

if (process.send) {
  tellOfListening();
  process.on("message", ({ collect }: MeterQuestion) => {
    if (collect) globalThis.gc?.();
    tell({ kind: "usage", usage: usage() });
  });
  // The process ends when its own work does, and with whoever measures it.
  process.channel?.unref();
  process.on("disconnect", () => process.exit());
}

/** A command that ends by itself leaves its usage in a file. */
const usageFile = process.env.BENCH_USAGE_FILE;
if (usageFile !== undefined) process.on("exit", () => writeFileSync(usageFile, JSON.stringify(usage())));
