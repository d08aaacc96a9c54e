/**
 * A worker's way to the primary process, which keeps the stores for all workers of one machine. What is asked is done in the order of
 * asking; every answer comes in bounded time, or the question fails. Knows nothing of what is asked.
 */

import type { Duplex } from "node:stream";
import type { Logger } from "../../contract/index.ts";
import { Channel } from "./channel.ts";
import { PrimaryFailure } from "./primary-failure.ts";
import type { AnswerOf, ArgumentsOf, NewsName, PrimaryMethod, PrimaryNews, Question, Reply } from "./words.ts";

export interface PrimaryLinkOptions {
  readonly stream: Duplex;
  /** Longest wait for an answer. */
  readonly timeoutMs: number;
  readonly logger: Logger;
}

/** How one question differs from others. */
export interface Asking<M extends PrimaryMethod> {
  /** Sent also while the primary is silent: it is done when it wakes. */
  readonly mustArrive?: boolean;
  /** Told of an answer that came after its question had failed. */
  readonly onLate?: (answer: AnswerOf<M>) => void;
  /** Waits as long as it takes, until this aborts. */
  readonly until?: AbortSignal;
}

interface Pending {
  settle(reply: Extract<Reply, { readonly id: number }>): void;
  fail(error: Error): void;
}

/** Where an answer goes. */
interface Ends {
  resolve(answer: unknown): void;
  reject(error: Error): void;
  readonly onLate: ((answer: unknown) => void) | undefined;
}

const silentWords = "The process that keeps the contexts for this worker does not answer.";

export class PrimaryLink {
  readonly #channel: Channel;
  readonly #timeoutMs: number;
  readonly #logger: Logger;
  readonly #pending = new Map<number, Pending>();
  readonly #hearers = new Map<NewsName, (about: never) => void>();
  readonly #heartbeat: NodeJS.Timeout;
  #lastId = 0;
  #isBeating = false;
  #isSilent = false;
  #isClosing = false;
  #storeTrouble: string | undefined;

  constructor({ stream, timeoutMs, logger }: PrimaryLinkOptions) {
    this.#timeoutMs = timeoutMs;
    this.#logger = logger;
    this.#channel = new Channel(stream, {
      onValue: (value) => this.#take(value as Reply),
      onEnd: (fault) => this.#ended(fault),
    });
    this.#heartbeat = setInterval(() => this.#beat(), timeoutMs / 2).unref();
    this.#beat();
  }

  /** Nothing is answered at the moment. */
  get isAway(): boolean {
    return this.#channel.isOver || this.#isSilent;
  }

  /** Why the stores cannot be asked at the moment, or cannot answer. */
  get trouble(): string | undefined {
    return this.isAway ? silentWords : this.#storeTrouble;
  }

  /** @throws {Error} When there is no answer in time: it is not known then whether it was done. What the store throws, in words. */
  ask<M extends PrimaryMethod>(method: M, args: ArgumentsOf<M>, how: Asking<M> = {}): Promise<AnswerOf<M>> {
    if (this.#channel.isOver || (this.#isSilent && how.mustArrive !== true)) return Promise.reject(new PrimaryFailure(silentWords));
    const id = ++this.#lastId;
    const onLate = how.onLate as ((answer: unknown) => void) | undefined;
    const answered = new Promise<unknown>((resolve, reject) => {
      const ends = { resolve, reject, onLate };
      this.#pending.set(id, how.until === undefined ? this.#bounded(ends) : this.#patient(id, ends, how.until));
    });
    this.#channel.send({ id, method, args } satisfies Question);
    return answered as Promise<AnswerOf<M>>;
  }

  /** Hears what the primary tells of itself; one hearer each. */
  hear<N extends NewsName>(news: N, hearer: (about: PrimaryNews[N]) => void): void {
    this.#hearers.set(news, hearer);
  }

  /** After what was asked is on its way. */
  close(): void {
    if (this.#isClosing) return;
    this.#isClosing = true;
    clearInterval(this.#heartbeat);
    this.#hearers.clear();
    this.#channel.close();
  }

  #bounded({ resolve, reject, onLate }: Ends): Pending {
    let isLate = false;
    const timer = afterReading(this.#timeoutMs, () => {
      isLate = true;
      reject(new PrimaryFailure(`The process that keeps the contexts gave no answer in ${this.#timeoutMs} ms.`));
    });
    return {
      settle: ({ answer, failure }) => {
        timer.stop();
        if (isLate && failure === undefined) onLate?.(answerOf(answer));
        else if (failure === undefined) resolve(answerOf(answer));
        else reject(this.#failed(failure));
      },
      fail(error) {
        timer.stop();
        reject(error);
      },
    };
  }

  #patient(id: number, { resolve, reject }: Ends, until: AbortSignal): Pending {
    const leave = (): void => {
      this.#pending.delete(id);
      this.#channel.send({ id } satisfies Question);
      resolve(undefined);
    };
    if (until.aborted) setImmediate(leave);
    else until.addEventListener("abort", leave, { once: true });
    return {
      settle: ({ answer, failure }) => {
        until.removeEventListener("abort", leave);
        if (failure === undefined) resolve(answerOf(answer));
        else reject(this.#failed(failure));
      },
      fail(error) {
        until.removeEventListener("abort", leave);
        reject(error);
      },
    };
  }

  #failed(words: string): Error {
    // Whether the store is well is asked at once: readiness says it then.
    this.#beat();
    return new PrimaryFailure(words);
  }

  #take(reply: Reply): void {
    if ("news" in reply) {
      (this.#hearers.get(reply.news) as ((about: unknown) => void) | undefined)?.(reply.about);
      return;
    }
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    pending?.settle(reply);
  }

  #beat(): void {
    if (this.#isBeating || this.#channel.isOver) return;
    this.#isBeating = true;
    const id = ++this.#lastId;
    const timer = afterReading(this.#timeoutMs, () => this.#silence());
    const end = (): void => {
      timer.stop();
      this.#isBeating = false;
    };
    this.#pending.set(id, {
      settle: ({ answer, failure }) => {
        end();
        this.#storeTrouble = failure ?? (answerOf(answer) as AnswerOf<"health">);
        if (this.#isSilent) this.#logger.info("primary.answers");
        this.#isSilent = false;
      },
      fail: end,
    });
    this.#channel.send({ id, method: "health", args: [] } satisfies Question);
  }

  #silence(): void {
    this.#isSilent = true;
    this.#logger.warn("primary.silent", { timeoutMs: this.#timeoutMs });
  }

  #ended(fault: string | undefined): void {
    clearInterval(this.#heartbeat);
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    if (!this.#isClosing) this.#logger.error("primary.lost", { reason: fault ?? "the pipe was closed", waiting: pending.length });
    for (const one of pending) one.fail(new PrimaryFailure(silentWords));
  }
}

/** JSON has no `undefined`. */
function answerOf(answer: unknown): unknown {
  return answer ?? undefined;
}

/** Runs when the time is over and what has come by then is read: a process that was busy itself blames nobody. */
function afterReading(ms: number, run: () => void): { stop(): void } {
  let isStopped = false;
  const timer = setTimeout(() => setImmediate(() => isStopped || run()), ms).unref();
  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
