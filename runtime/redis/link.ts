/**
 * Two connections to one Redis or Valkey: one asks, one listens. Every answer comes in bounded time; a connection that died is noticed,
 * also where nothing tells of it, and made anew. Knows nothing of what is asked.
 */

import { createHash } from "node:crypto";
import { Redis } from "ioredis";
import type { Logger } from "../../contract/index.ts";
import { RedisFailure } from "./redis-failure.ts";

export interface RedisLinkOptions {
  /** `redis://`, `rediss://` or a socket's path. Holds a credential: never logged. */
  readonly url: string;
  /** Begins every key and channel, so that several projects can share one Redis. */
  readonly prefix: string;
  /** Longest wait for an answer. */
  readonly timeoutMs: number;
  readonly logger: Logger;
}

/** A program that Redis runs in one step. */
export interface RedisScript {
  readonly text: string;
  readonly sha1: string;
}

export function redisScript(text: string): RedisScript {
  return { text, sha1: createHash("sha1").update(text).digest("hex") };
}

export type RedisArgument = string | number;

/** Longest pause between two attempts to connect. */
const maxRetryPauseMs = 1_000;

export class RedisLink {
  readonly #asking: Redis;
  readonly #listening: Redis;
  readonly #logger: Logger;
  readonly #prefix: string;
  readonly #heartbeat: NodeJS.Timeout;
  readonly #whenListening = new Set<() => void>();
  readonly #hearers = new Map<string, (message: string) => void>();
  #isListening = false;
  #wasWell = false;
  #lastFailure: string | undefined;
  #closing: Promise<void> | undefined;

  private constructor({ url, prefix, timeoutMs, logger }: RedisLinkOptions) {
    this.#logger = logger;
    this.#prefix = prefix;
    this.#asking = connection(url, timeoutMs);
    this.#listening = connection(url, timeoutMs);
    for (const one of [this.#asking, this.#listening]) {
      one.on("error", (error: Error) => this.#failed(error.message));
      one.on("close", () => this.#lost());
    }
    this.#asking.on("ready", () => void this.#tellListening());
    this.#listening.on("ready", () => void this.#listen());
    this.#listening.on("message", (channel: string, message: string) => this.#hearers.get(channel)?.(message));
    // Half of the patience for one answer: a connection on which nothing comes is given up by the other half.
    this.#heartbeat = setInterval(() => this.#beat(), timeoutMs / 2).unref();
  }

  /** Resolves when both connections stand, or when waiting longer would keep a server from starting; it connects later then. */
  static async open(options: RedisLinkOptions): Promise<RedisLink> {
    const link = new RedisLink(options);
    const attempts = [link.#asking, link.#listening].map((one) => one.connect());
    const outcomes = await Promise.allSettled(attempts);
    if (outcomes.some(({ status }) => status === "rejected")) options.logger.warn("redis.away", { prefix: options.prefix });
    // Listening begins on the turn in which the connection stands.
    await new Promise((resolve) => setImmediate(resolve));
    return link;
  }

  /** Both connections stand, and what is published is heard. */
  get isWell(): boolean {
    return stands(this.#asking) && stands(this.#listening) && this.#isListening;
  }

  /** The name of a key; all of one prefix lie in one slot of a cluster, as scripts need. */
  key(name: string): string {
    return `{${this.#prefix}}:${name}`;
  }

  /**
   * Runs a script, in which `KEYS[1]` is the prefix of all keys.
   *
   * @throws {RedisFailure} When there is no answer in time. It is not known then whether the script was run.
   */
  async run(script: RedisScript, ...args: readonly RedisArgument[]): Promise<unknown> {
    const keys = this.key("");
    try {
      return await this.#asking.evalsha(script.sha1, 1, keys, ...args).catch((error: unknown) => {
        // It was not run: Redis was started anew, or never saw it.
        if (!(error instanceof Error && error.message.startsWith("NOSCRIPT"))) throw error;
        return this.#asking.eval(script.text, 1, keys, ...args);
      });
    } catch (error) {
      const { host, port, path } = this.#asking.options;
      throw new RedisFailure(path ?? `${host}:${port}`, error);
    }
  }

  /**
   * Hears what scripts publish on the channel of this name while the link is well; one hearer a channel. Resolves when it is heard, or
   * when the link is not well: it is heard from when `onWell` calls back.
   */
  async hear(name: string, hearer: (message: string) => void): Promise<void> {
    const channel = this.key(name);
    this.#hearers.set(channel, hearer);
    if (this.#isListening) await this.#subscribe([channel]);
  }

  /** Calls back each time the link is well again: what was published in between was not heard. */
  onWell(again: () => void): void {
    this.#whenListening.add(again);
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    clearInterval(this.#heartbeat);
    this.#whenListening.clear();
    this.#isListening = false;
    for (const one of [this.#asking, this.#listening]) one.disconnect();
  }

  async #listen(): Promise<void> {
    let heard: number;
    do {
      heard = this.#hearers.size;
      if (!(await this.#subscribe([...this.#hearers.keys()])) || this.#closing) return;
      // A hearer may have come meanwhile.
    } while (heard !== this.#hearers.size);
    this.#isListening = true;
    this.#tellListening();
  }

  #tellListening(): void {
    if (!this.isWell) return;
    this.#wasWell = true;
    this.#lastFailure = undefined;
    this.#logger.info("redis.connected", { prefix: this.#prefix });
    for (const again of this.#whenListening) again();
  }

  async #subscribe(channels: readonly string[]): Promise<boolean> {
    try {
      if (channels.length > 0) await this.#listening.subscribe(...channels);
      return true;
    } catch {
      // A connection that cannot subscribe is worth nothing.
      if (!this.#closing) this.#listening.disconnect(true);
      return false;
    }
  }

  /** Each attempt to connect fails for the same reason, which is worth one line. It names a host, never a credential. */
  #failed(reason: string): void {
    if (this.#lastFailure === reason || this.#closing) return;
    this.#lastFailure = reason;
    this.#logger.warn("redis.failed", { prefix: this.#prefix, reason });
  }

  #lost(): void {
    if (this.#closing) return;
    if (this.#listening.status !== "ready") this.#isListening = false;
    // Once for each time it was well, not for each attempt since.
    if (this.#wasWell) this.#logger.warn("redis.lost", { prefix: this.#prefix });
    this.#wasWell = false;
  }

  #beat(): void {
    for (const one of [this.#asking, this.#listening]) {
      if (one.status === "ready") one.ping().catch(() => this.#closing ?? one.disconnect(true));
    }
  }
}

/** Until the end of one that was given up is there it calls itself ready, and refuses all that it is asked. */
function stands(one: Redis): boolean {
  return one.status === "ready" && one.stream.writable;
}

function connection(url: string, timeoutMs: number): Redis {
  return new Redis(url, {
    lazyConnect: true,
    connectTimeout: timeoutMs,
    commandTimeout: timeoutMs,
    // Whoever asks while Redis is away is told so at once, and nothing that was perhaps done is done again.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    // Subscribing is done here, so that it is known when it stands.
    autoResubscribe: false,
    retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 8), maxRetryPauseMs),
  });
}
