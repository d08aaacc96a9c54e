/** Whether and when a request is sent once more after it failed. Sends nothing itself. */

import { backoffDelayMs } from "./backoff.ts";
import type { CallError } from "./call-error.ts";
import type { Clock } from "./clock.ts";
import type { EffectsBook } from "./effects-book.ts";
import type { OutgoingRequest } from "./outgoing-request.ts";
import { type RetryOptions, resilienceDefaults } from "./resilience.ts";
import { isSafeEffect } from "./safety.ts";

/** Retryable by what the caller does next, not by the same request again. */
const needsTheCaller: ReadonlySet<string> = new Set(["CONFLICT", "DEADLINE_EXCEEDED", "CANCELLED"]);

export class Repetition {
  readonly #options: RetryOptions | undefined;
  readonly #clock: Clock;
  readonly #effects: EffectsBook;

  constructor(options: RetryOptions | undefined, clock: Clock, effects: EffectsBook) {
    this.#options = options;
    this.#clock = clock;
    this.#effects = effects;
  }

  /** Whether it may be carried out twice; settled on the request itself once it is known. */
  async isSafe(request: OutgoingRequest): Promise<boolean> {
    if (request.safety === "ask") {
      const effects = request.toolName === undefined ? undefined : await this.#effects.of(request.toolName);
      request.safety = effects !== undefined && isSafeEffect(effects) ? "safe" : "unsafe";
    }
    return request.safety === "safe";
  }

  /** @returns Milliseconds to rest before the next try; `undefined` when the error is the answer. */
  async delayAfter(request: OutgoingRequest, error: CallError): Promise<number | undefined> {
    // A request of our own for this connection is as good as the connection: it goes on as long as that does.
    const options = this.#options ?? (request.isForThisConnection ? resilienceDefaults.retry : undefined);
    if (options === undefined || !error.retryable || needsTheCaller.has(error.code)) return undefined;
    if (!request.isForThisConnection && request.failures >= options.maxAttempts) return undefined;
    const delayMs = (error.retryAfterMs ?? 0) + backoffDelayMs(request.failures - 1, options, this.#clock.random());
    if (this.#clock.now() + delayMs >= request.giveUpAt) return undefined;
    return (await this.isSafe(request)) ? delayMs : undefined;
  }
}
