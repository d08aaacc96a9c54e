/** Hears the signal to go, and lets answers in flight out. Knows nothing of how the server began. */

import { writeSync } from "node:fs";
import { constants } from "node:os";
import type { Server } from "toolwright/runtime";

/** Milliseconds given to what handlers left open, after everything of ours has ended. */
const lingerMs = 500;

/**
 * Listens for SIGTERM and SIGINT from now on: to be called before the server says that it listens, since whoever reads that may
 * answer with a signal at once. A second signal ends the process.
 *
 * @returns Aborts at the first signal.
 */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      if (stop.signal.aborted) endNow(signal);
      stop.abort();
    });
  }
  return stop.signal;
}

/** What asks a server to take in what changed. */
export interface HangUps {
  /** Calls back at every one, and at once for those that came before. */
  follow(listener: () => void): void;
}

/**
 * Listens for SIGHUP from now on to the end of the process: it would end a server that begins or goes away. A terminal that closes sends it
 * too, and means the end: there it stops the server like SIGTERM.
 */
export function hangUps(): HangUps {
  let isOwed = false;
  let heard = (): void => {
    isOwed = true;
  };
  process.on("SIGHUP", () => {
    if (process.stdin.isTTY) process.kill(process.pid, "SIGTERM");
    else heard();
  });
  return {
    follow(listener) {
      heard = listener;
      if (isOwed) listener();
    },
  };
}

/** What waits longer than whoever asks twice does not get out. */
function endNow(signal: "SIGTERM" | "SIGINT"): never {
  writeSync(2, `toolwright: ended at once, by a second ${signal}; answers in flight are lost.\n`);
  process.exit(128 + constants.signals[signal]);
}

export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** @returns When answers in flight are out and the server has stopped. */
export async function stopServing(server: Pick<Server, "stop">): Promise<void> {
  await server.stop();
  // Timers and pools of handlers would keep the process for ever; unreferenced, this one never does.
  setTimeout(() => process.exit(), lingerMs).unref();
}
