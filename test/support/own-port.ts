/**
 * Ports for servers that stop and come back, and for those that cannot choose one by themselves: from outside of those that the system hands
 * out, so that nobody is given one while its server is away.
 */

import { readFileSync } from "node:fs";
import { createServer } from "node:net";

const count = 8_000;
const first = firstOwn();
/** Test files run beside one another: each begins somewhere else. */
let next = first + Math.floor(Math.random() * count);

/** Where the system's own ports begin differs from machine to machine. */
function firstOwn(): number {
  const [lowest = 32_768, highest = 60_999] = systemsOwn();
  if (lowest - count > 1_024) return lowest - count;
  return Math.min(highest + 1, 65_535 - count);
}

function systemsOwn(): readonly number[] {
  try {
    return readFileSync("/proc/sys/net/ipv4/ip_local_port_range", "utf8").trim().split(/\s+/).map(Number);
  } catch {
    return [];
  }
}

/** @returns A port of 127.0.0.1 on which nobody listens. */
export async function ownPort(): Promise<number> {
  for (;;) {
    next = first + ((next + 1 - first) % count);
    if (await isFree(next)) return next;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
