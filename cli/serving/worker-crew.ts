/**
 * The workers of one primary process: begins them, starts another for each that ends or stands still, tells all of a new build, ends them.
 * Knows nothing of what they serve and of the stores behind their pipes.
 */

import cluster, { type Worker } from "node:cluster";
import { Duplex } from "node:stream";
import type { Logger } from "toolwright/contract";
import type { PrimaryHost, ShownKey } from "toolwright/runtime";
import { rememberHandedOver } from "./handed-over.ts";
import { Pulse, roundsOfPatience } from "./pulse.ts";
import { type Reloaded, reloadWorker, send } from "./reload-worker.ts";
import { StartRefused } from "./start.ts";
import { type FromWorker, storesFd, type WorkerOrder } from "./worker-messages.ts";

/** Milliseconds before a worker that ended is followed by another; doubled each time it ends soon again. */
const firstPauseMs = 100;
const maxPauseMs = 30_000;
/** A worker that lived so long ended for a reason of its own. */
const soundAfterMs = 60_000;
/** Beyond `drainTimeoutMs`, in which a worker that was told to go ends by itself. */
const lateMs = 3_000;
/** In which a worker that begins or takes another build may compute, whatever the patience with it else. */
const longTurnMs = 60_000;

/** One process that serves. */
interface Member {
  readonly number: number;
  readonly worker: Worker;
  readonly pulse: Pulse;
  /** When it ceased to take its turns, where it did; by the clock of `performance.now()`. */
  silentSince?: number;
}

export class WorkerCrew {
  #order: Omit<WorkerOrder, "worker">;
  readonly #logger: Logger;
  readonly #stores: PrimaryHost | undefined;
  readonly #members = new Map<number, Member>();
  /** How often the worker of a number ended soon after it began. */
  readonly #failures = new Map<number, number>();
  readonly #pauses = new Set<NodeJS.Timeout>();
  readonly #rounds: NodeJS.Timeout | undefined;
  #whenEmpty: (() => void) | undefined;
  #isStopping = false;
  /** Where they listen, once one does. */
  #port: number;

  constructor(order: Omit<WorkerOrder, "worker">, logger: Logger, stores: PrimaryHost | undefined) {
    this.#order = order;
    this.#logger = logger;
    this.#stores = stores;
    // Without this one they would have no port: whoever ends it at once ends them.
    process.on("exit", () => this.#kill());
    const { workerSilenceMs, port } = order.settings;
    this.#port = port;
    if (isDebugged()) logger.info("workers.not_watched", { reason: "--inspect" });
    else this.#rounds = setInterval(() => this.#round(), workerSilenceMs / roundsOfPatience).unref();
  }

  /** Resolves when the worker listens, with its first screen. @throws {StartRefused} When it ends before that. */
  begin(number: number): Promise<string> {
    // The system gave the port to the first; when all have ended it would give another, of which nobody knows.
    if (this.#members.size === 0) this.#order = { ...this.#order, settings: { ...this.#order.settings, port: this.#port } };
    const worker = cluster.fork();
    const closeHandedOver = rememberHandedOver(worker.process);
    const pipe = worker.process.stdio[storesFd];
    if (pipe instanceof Duplex) this.#stores?.attach(pipe, number);
    const begunAt = performance.now();
    let words = `Worker ${number} ended before it listened; what it said stands above.`;
    let listens = false;
    const member = this.#join(number, worker);
    return new Promise((resolve, reject) => {
      worker.on("message", (message: FromWorker) => {
        // What was said before this was not heard.
        if (message.kind === "worker.here" && this.#isStopping) worker.process.kill("SIGKILL");
        else if (message.kind === "worker.here") send(worker, { ...this.#order, worker: number });
        else if (message.kind === "worker.alive") member.pulse.beat(message.isInspected);
        else if (message.kind === "worker.refused") words = message.words;
        else if (message.kind === "worker.listening") {
          listens = true;
          this.#port = message.port;
          member.pulse.bearWith(1);
          this.#logger.info("worker.listening", { worker: number, pid: worker.process.pid });
          resolve(message.screen);
        }
      });
      worker.on("exit", (code: number | null, signal: string | null) => {
        closeHandedOver();
        this.#members.delete(number);
        if (this.#members.size === 0) this.#whenEmpty?.();
        if (!listens) return reject(new StartRefused(words));
        const livedMs = Math.round((member.silentSince ?? performance.now()) - begunAt);
        if (!this.#isStopping) this.#replace(number, { code, signal, livedMs });
      });
    });
  }

  /** @throws {Error} When the first one refuses the build: then all serve on as they are. */
  async reload(registryUrl: URL): Promise<readonly ShownKey[]> {
    const [first, ...others] = this.#members.values();
    if (first === undefined) throw new Error("no worker runs at the moment");
    const { shown, refusal } = await this.#reloadOne(first, registryUrl);
    if (refusal !== undefined) throw new Error(refusal);
    // Whoever begins from now on serves it from the start, as does who follows one that could not take it.
    this.#order = { ...this.#order, registryUrl: registryUrl.href };
    for (const member of others) {
      const outcome = await this.#reloadOne(member, registryUrl);
      if (outcome.refusal === undefined) continue;
      this.#logger.error("worker.reload_failed", { pid: member.worker.process.pid, reason: outcome.refusal });
      send(member.worker, { kind: "worker.stop" });
    }
    return shown;
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    for (const pause of this.#pauses) clearTimeout(pause);
    if (this.#members.size === 0) return;
    const empty = new Promise<void>((resolve) => {
      this.#whenEmpty = resolve;
    });
    for (const { worker } of this.#members.values()) send(worker, { kind: "worker.stop" });
    const late = setTimeout(() => {
      for (const member of this.#members.values()) this.#end(member, "it did not end");
    }, this.#order.settings.drainTimeoutMs + lateMs);
    await empty;
    clearTimeout(late);
    clearInterval(this.#rounds);
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

  #join(number: number, worker: Worker): Member {
    const { workerSilenceMs } = this.#order.settings;
    const onSilent = (): void => {
      member.silentSince = performance.now() - workerSilenceMs;
      this.#end(member, `it gave no sign of life for ${workerSilenceMs} ms or longer: it stands still, or computes without an end`);
    };
    const member: Member = { number, worker, pulse: new Pulse({ ask: () => send(worker, { kind: "worker.ask" }), onSilent }) };
    member.pulse.bearWith(longTurnMs / workerSilenceMs);
    this.#members.set(number, member);
    return member;
  }

  #round(): void {
    for (const { pulse } of this.#members.values()) pulse.round();
  }

  async #reloadOne(member: Member, { href }: URL): Promise<Reloaded> {
    const { worker, pulse } = member;
    pulse.bearWith(longTurnMs / this.#order.settings.workerSilenceMs);
    // What follows it begins with the build that is served then: it cannot wake up with another.
    const outcome = await reloadWorker(worker, href, () => this.#end(member, "it did not take another build"));
    pulse.bearWith(1);
    return outcome;
  }

  #end({ number, worker }: Member, reason: string): void {
    this.#logger.error("worker.killed", { worker: number, pid: worker.process.pid, reason });
    worker.process.kill("SIGKILL");
  }

  #kill(): void {
    for (const { worker } of this.#members.values()) worker.process.kill("SIGKILL");
  }
}

/** Workers are started as this process is, so that a debugger may hold them before they can say so. */
function isDebugged(): boolean {
  return /(?:^|\s)--inspect/.test([...process.execArgv, process.env.NODE_OPTIONS ?? ""].join(" "));
}
