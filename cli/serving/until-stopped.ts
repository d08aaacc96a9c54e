/** Waits for the signal to go, then lets answers in flight out. Knows nothing of how the server began. */

import type { Server } from "toolwright/runtime";

/** Milliseconds given to what handlers left open, after everything of ours has ended. */
const lingerMs = 500;

/** @returns When the server has stopped; a second signal ends the process at once. */
export async function untilStopped(server: Server, onStopping: () => void): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve();
      });
    }
  });
  onStopping();
  await server.stop();
  // Timers and pools of handlers would keep the process for ever; unreferenced, this one never does.
  setTimeout(() => process.exit(), lingerMs).unref();
}
