/** One of the processes that serve on one port: takes its order, serves, and lets answers out when it is told to go. */

import cluster from "node:cluster";
import { Socket } from "node:net";
import { firstScreen } from "./first-screen.ts";
import { type Serving, StartRefused, startServing } from "./start.ts";
import { aborted, stopServing } from "./until-stopped.ts";
import { type FromWorker, storesFd, type ToWorker, type WorkerOrder } from "./worker-messages.ts";

/** @returns The exit code. */
export async function runWorker(): Promise<number> {
  const { order, stop } = hearPrimary();
  // Until it listens, the wait for its order is all that keeps this process; a preloaded module may have let go of it.
  process.channel?.ref();
  await tell({ kind: "worker.here" });
  const { registryUrl, namesUrl, keepsStores, ...options } = await order;
  const primary = keepsStores ? pipeToStores(stop) : undefined;
  let serving: Serving;
  try {
    serving = await startServing({ ...options, primary, registryUrl: new URL(registryUrl), env: process.env });
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error;
    await tell({ kind: "worker.refused", words: error.message });
    process.exit(1);
  }
  process.on("message", (message: ToWorker) => {
    if (message.kind === "worker.reload") void reload(serving, new URL(message.registryUrl)).then(tell);
  });
  await tell({ kind: "worker.listening", screen: firstScreen(serving, { namesUrl }), port: Number(new URL(serving.url).port) });
  await aborted(stop.signal);
  await stopServing(serving);
  cluster.worker?.disconnect();
  return 0;
}

/** Without it a worker is of little use: it lets answers out and ends, and another follows. */
function pipeToStores(stop: AbortController): Socket {
  const pipe = new Socket({ fd: storesFd, readable: true, writable: true });
  pipe.once("close", () => stop.abort());
  return pipe;
}

async function reload(serving: Serving, registryUrl: URL): Promise<FromWorker> {
  try {
    return { kind: "worker.reloaded", shown: await serving.reload(registryUrl) };
  } catch (error) {
    return { kind: "worker.reloaded", shown: [], refusal: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * A terminal sends its signals to every process of the group, and the primary its word beside them: whichever comes first counts, the rest
 * says nothing new. Whoever wants this process gone at once kills it, as the primary does at a second signal.
 */
function hearPrimary(): { readonly order: Promise<WorkerOrder>; readonly stop: AbortController } {
  const stop = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => stop.abort());
  // The primary's to hear: it says what to serve then.
  process.on("SIGHUP", () => undefined);
  const order = new Promise<WorkerOrder>((resolve) => {
    process.on("message", (message: ToWorker) => {
      if (message.kind === "worker.stop") stop.abort();
      else if (message.kind === "worker.ask") void tell({ kind: "worker.alive", isInspected: isInspected() });
      else if (message.kind === "worker.serve") resolve(message);
    });
  });
  return { order, stop };
}

/** Whether a debugger may hold this process at any moment; Node may be built without. */
function isInspected(): boolean {
  return process.features.inspector && process.getBuiltinModule("node:inspector").url() !== undefined;
}

function tell(message: FromWorker): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(message, undefined, undefined, () => resolve());
  });
}
