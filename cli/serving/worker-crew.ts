/**
 * The workers of one primary process: begins them, starts another for each that ends, tells all of a new build, ends them. Knows nothing of
 * what they serve and of the stores behind their pipes.
 */

import cluster, { type Worker } from "node:cluster";
import { Duplex } from "node:stream";
import type { Logger } from "toolwright/contract";
import type { PrimaryHost, ShownKey } from "toolwright/runtime";
import { StartRefused } from "./start.ts";
import { type FromWorker, storesFd, type ToWorker, type WorkerOrder } from "./worker-messages.ts";

/** Milliseconds before a worker that ended is followed by another; doubled each time it ends soon again. */
const firstPauseMs = 100;
const maxPauseMs = 30_000;
/** A worker that lived so long ended for a reason of its own. */
const soundAfterMs = 60_000;
/** Beyond `drainTimeoutMs`, in which a worker that was told to go ends by itself. */
const lateMs = 3_000;
/** In which a worker takes another build; one that is silent so long computes without an end, or stands still. */
const reloadMs = 60_000;

export class WorkerCrew {
  #order: Omit<WorkerOrder, "worker">;
  readonly #logger: Logger;
  readonly #stores: PrimaryHost | undefined;
  readonly #workers = new Map<number, Worker>();
  /** How often the worker of a number ended soon after it began. */
  readonly #failures = new Map<number, number>();
  readonly #pauses = new Set<NodeJS.Timeout>();
  #whenEmpty: (() => void) | undefined;
  #isStopping = false;

  constructor(order: Omit<WorkerOrder, "worker">, logger: Logger, stores: PrimaryHost | undefined) {
    this.#order = order;
    this.#logger = logger;
    this.#stores = stores;
    // Without this one they would have no port: whoever ends it at once ends them.
    process.on("exit", () => this.#kill());
  }

  /** Resolves when the worker listens, with its first screen. @throws {StartRefused} When it ends before that. */
  begin(number: number): Promise<string> {
    const worker = cluster.fork();
    const pipe = worker.process.stdio[storesFd];
    if (pipe instanceof Duplex) this.#stores?.attach(pipe, number);
    const begunAt = Date.now();
    let words = `Worker ${number} ended before it listened; what it said stands above.`;
    let listens = false;
    this.#workers.set(number, worker);
    return new Promise((resolve, reject) => {
      worker.on("message", (message: FromWorker) => {
        if (message.kind === "worker.here") send(worker, { ...this.#order, worker: number });
        else if (message.kind === "worker.refused") words = message.words;
        else if (message.kind === "worker.listening") {
          listens = true;
          this.#logger.info("worker.listening", { worker: number, pid: worker.process.pid });
          resolve(message.screen);
        }
      });
      worker.on("exit", (code: number | null, signal: string | null) => {
        this.#workers.delete(number);
        if (this.#workers.size === 0) this.#whenEmpty?.();
        if (!listens) return reject(new StartRefused(words));
        if (!this.#isStopping) this.#replace(number, { code, signal, livedMs: Date.now() - begunAt });
      });
    });
  }

  /** @throws {Error} When the first one refuses the build: then all serve on as they are. */
  async reload(registryUrl: URL): Promise<readonly ShownKey[]> {
    const [first, ...others] = this.#workers.values();
    if (first === undefined) throw new Error("no worker runs at the moment");
    const { shown, refusal } = await reloadOne(first, registryUrl.href);
    if (refusal !== undefined) throw new Error(refusal);
    // Whoever begins from now on serves it from the start, as does who follows one that could not take it.
    this.#order = { ...this.#order, registryUrl: registryUrl.href };
    for (const worker of others) {
      const outcome = await reloadOne(worker, registryUrl.href);
      if (outcome.refusal === undefined) continue;
      this.#logger.error("worker.reload_failed", { pid: worker.process.pid, reason: outcome.refusal });
      send(worker, { kind: "worker.stop" });
    }
    return shown;
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    for (const pause of this.#pauses) clearTimeout(pause);
    if (this.#workers.size === 0) return;
    const empty = new Promise<void>((resolve) => {
      this.#whenEmpty = resolve;
    });
    for (const worker of this.#workers.values()) send(worker, { kind: "worker.stop" });
    const late = setTimeout(() => {
      for (const [worker, { process }] of this.#workers)
        this.#logger.error("worker.killed", { worker, pid: process.pid, reason: "it did not end" });
      this.#kill();
    }, this.#order.settings.drainTimeoutMs + lateMs);
    await empty;
    clearTimeout(late);
  }

  #replace(number: number, ended: { readonly code: number | null; readonly signal: string | null; readonly livedMs: number }): void {
    const failures = ended.livedMs >= soundAfterMs ? 0 : (this.#failures.get(number) ?? 0);
    this.#failures.set(number, failures + 1);
    const pauseMs = Math.min(firstPauseMs * 2 ** failures, maxPauseMs);
    this.#logger.error("worker.ended", { worker: number, ...ended, pauseMs });
    const pause = setTimeout(() => {
      this.#pauses.delete(pause);
      this.begin(number).catch((error: StartRefused) => {
        if (this.#isStopping) return;
        this.#logger.error("worker.refused", { worker: number, reason: error.message });
        this.#replace(number, { code: null, signal: null, livedMs: 0 });
      });
    }, pauseMs);
    this.#pauses.add(pause);
  }

  #kill(): void {
    for (const worker of this.#workers.values()) worker.process.kill("SIGKILL");
  }
}

function send(worker: Worker, message: ToWorker): void {
  if (worker.isConnected()) worker.send(message);
}

type Reloaded = Extract<FromWorker, { readonly kind: "worker.reloaded" }>;

function reloadOne(worker: Worker, registryUrl: string): Promise<Reloaded> {
  return new Promise((resolve) => {
    // What follows it begins with the build that is served then: it cannot wake up with another.
    const silent = setTimeout(() => worker.process.kill("SIGKILL"), reloadMs);
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
