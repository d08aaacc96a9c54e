/**
 * Several processes that serve on one port of one machine. This one has the port, hands connections to them in turn, keeps the stores for
 * them where no Redis does, and starts another for each that ends; it serves nothing itself. Knows nothing of what they serve.
 */

import cluster, { type Worker } from "node:cluster";
import { randomBytes } from "node:crypto";
import { Duplex } from "node:stream";
import type { Logger } from "toolwright/contract";
import {
  createPinoLogger,
  type LogLevel,
  openPrimary,
  type PrimaryHost,
  type ServerSettings,
  type ShownKey,
  StoreRefused,
} from "toolwright/runtime";
import { type Serving, type ServingOptions, StartRefused } from "./start.ts";
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

export interface WorkersOptions {
  /** The program of a worker. */
  readonly program: string;
  readonly serving: Omit<ServingOptions, "env" | "worker">;
  readonly namesUrl: boolean;
}

export interface Workers extends Pick<Serving, "logger" | "reload" | "stop"> {
  readonly screen: string;
}

/** Resolves when all of them listen. @throws {StartRefused} */
export async function startWorkers({ program, serving, namesUrl }: WorkersOptions): Promise<Workers> {
  const { settings, registryUrl, projectDir, readableLogs } = serving;
  const logger = createPinoLogger({ level: settings.logLevel as LogLevel, destination: "stderr", pretty: readableLogs });
  const stores = await openFor(serving, logger);
  const keepsStores = stores !== undefined;
  cluster.setupPrimary({ exec: program, args: [], stdio: [...usualStdio, ...(keepsStores ? ["pipe"] : [])] });
  const told = { registryUrl: registryUrl.href, projectDir, settings: withAnswerKeys(settings), readableLogs, keepsStores, namesUrl };
  const crew = new Crew({ kind: "worker.serve", ...told }, logger, stores);
  const stop = async (): Promise<void> => {
    await crew.stop();
    await stores?.close();
  };
  try {
    // The first one alone: it makes what is made once, such as keys.
    const screen = await crew.begin(1);
    await Promise.all(Array.from({ length: settings.workers - 1 }, (_, at) => crew.begin(at + 2)));
    return { screen, logger, reload: (url) => crew.reload(url), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What a worker has by itself: the terminal, and the channel of cluster's messages. */
const usualStdio = ["inherit", "inherit", "inherit", "ipc"] as const;

/** Redis is reached by each worker itself. @throws {StartRefused} */
async function openFor({ settings, projectDir }: WorkersOptions["serving"], logger: Logger): Promise<PrimaryHost | undefined> {
  if (settings.contextStore === "redis") return undefined;
  try {
    return await openPrimary({ settings, projectDir, logger });
  } catch (error) {
    if (error instanceof StoreRefused) throw new StartRefused(error.message, { cause: error });
    throw error;
  }
}

/** What one worker seals another has to open: a client's next request comes to either. */
function withAnswerKeys(settings: ServerSettings): ServerSettings {
  return settings.answerKeys.length > 0 ? settings : { ...settings, answerKeys: [randomBytes(32).toString("base64url")] };
}

class Crew {
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
