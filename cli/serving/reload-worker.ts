/** Has one worker take another build, in bounded time. Knows nothing of the others, nor of what becomes of one that did not. */

import type { Worker } from "node:cluster";
import type { FromWorker, ToWorker } from "./worker-messages.ts";

/** In which a worker takes another build; one that is silent so long computes without an end, or stands still. */
const reloadMs = 60_000;

export type Reloaded = Extract<FromWorker, { readonly kind: "worker.reloaded" }>;

/** @param onLate - Is to end a worker that did not answer. @returns What it said; a refusal also when it ended. */
export function reloadWorker(worker: Worker, registryUrl: string, onLate: () => void): Promise<Reloaded> {
  return new Promise((resolve) => {
    const silent = setTimeout(onLate, reloadMs);
    const settle = (outcome: Reloaded): void => {
      clearTimeout(silent);
      worker.off("message", onMessage);
      worker.off("exit", onExit);
      resolve(outcome);
    };
    const onMessage = (message: FromWorker): void => {
      if (message.kind === "worker.reloaded") settle(message);
    };
    const onExit = (): void => settle({ kind: "worker.reloaded", shown: [], refusal: "the worker ended" });
    worker.on("message", onMessage);
    worker.on("exit", onExit);
    if (worker.isConnected()) send(worker, { kind: "worker.reload", registryUrl });
    else onExit();
  });
}

/** Nothing, to one that is going. */
export function send(worker: Worker, message: ToWorker): void {
  if (worker.isConnected()) worker.send(message);
}
