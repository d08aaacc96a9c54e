/** Gets a connection, to whichever server gives one, again and again. Knows nothing of what it is for. */

import { isToolError } from "../contract/index.ts";
import { backoffDelayMs } from "./backoff.ts";
import { CallError, cancelled } from "./call-error.ts";
import { type Clock, rest } from "./clock.ts";
import type { Endpoints } from "./endpoints.ts";
import type { ReconnectOptions } from "./resilience.ts";

export interface DialerPorts<Opened> {
  readonly clock: Clock;
  /** One attempt. @throws {CallError} */
  readonly open: (url: string, signal: AbortSignal) => Promise<Opened>;
  /** Told before each rest. */
  readonly onWait: (wait: Wait) => void;
}

export interface Wait {
  /** Every server's circuit is open: nothing is tried until the rest is over. */
  readonly isOpen: boolean;
  readonly retryInMs: number;
  /** Rounds over all servers that have failed since the last connection that lasted. */
  readonly attempt: number;
  /** What the last attempt failed with. */
  readonly error?: CallError;
}

export interface Dialled<Opened> {
  readonly url: string;
  readonly opened: Opened;
}

/** Refusals in a row, such as of a revoked key, after which there is no more to hope for. */
const maxRefusals = 3;

/** Codes by which a server refuses this client, rather than being away. */
const refusals: ReadonlySet<string> = new Set(["UNAUTHENTICATED", "PERMISSION_DENIED", "UNSUPPORTED_VERSION", "INVALID_ARGUMENT"]);

export class Dialer<Opened> {
  readonly #endpoints: Endpoints;
  readonly #options: ReconnectOptions;
  readonly #ports: DialerPorts<Opened>;
  #attempt = 0;
  #refusals = 0;

  constructor(endpoints: Endpoints, options: ReconnectOptions, ports: DialerPorts<Opened>) {
    this.#endpoints = endpoints;
    this.#options = options;
    this.#ports = ports;
  }

  /**
   * Tries each server once, without a rest.
   *
   * @throws {CallError} What the last one failed with; CANCELLED when the signal aborts.
   */
  async first(signal: AbortSignal): Promise<Dialled<Opened>> {
    const outcome = await this.#round(signal);
    if (outcome instanceof CallError) throw outcome;
    return outcome;
  }

  /**
   * Tries until one server answers, after a rest before each round.
   *
   * @throws {CallError} What the servers refuse this client with, once they did so three times in a row; CANCELLED when the signal aborts.
   */
  async again(signal: AbortSignal): Promise<Dialled<Opened>> {
    let error: CallError | undefined;
    for (;;) {
      await this.#rest(signal, error);
      const outcome = await this.#round(signal);
      if (!(outcome instanceof CallError)) return outcome;
      if (signal.aborted || this.#refusals >= maxRefusals) throw outcome;
      error = outcome;
      this.#attempt += 1;
    }
  }

  /**
   * A connection that was dialled has ended.
   *
   * @param wasFailure - False when the server said that it goes away. The end of a connection that lasted is never a failure.
   */
  ended(url: string, lastedMs: number, wasFailure: boolean): void {
    this.#endpoints.lost(url);
    if (lastedMs >= this.#options.stableAfterMs) {
      this.#attempt = 0;
      this.#endpoints.succeeded(url);
    } else if (wasFailure) {
      this.#attempt += 1;
      this.#failed(url);
    }
  }

  async #round(signal: AbortSignal): Promise<Dialled<Opened> | CallError> {
    let failure = new CallError("UNAVAILABLE", "Cannot connect: every server failed so often that it is left alone for a while.", {
      mayHaveRun: false,
    });
    for (const url of this.#endpoints.allowed(this.#ports.clock.now())) {
      if (signal.aborted) return cancelled(signal.reason, false);
      try {
        const opened = await this.#ports.open(url, signal);
        this.#refusals = 0;
        this.#endpoints.connected(url);
        return { url, opened };
      } catch (error) {
        failure = asCallError(error, url);
        if (signal.aborted) return failure;
        this.#refusals = refusals.has(failure.code) ? this.#refusals + 1 : 0;
        this.#failed(url);
      }
    }
    return failure;
  }

  async #rest(signal: AbortSignal, error: CallError | undefined): Promise<void> {
    const { clock, onWait } = this.#ports;
    const now = clock.now();
    const isOpen = this.#endpoints.allowed(now).length === 0;
    const backoff = backoffDelayMs(this.#attempt, this.#options, clock.random()) + (error?.retryAfterMs ?? 0);
    // A millisecond more, since timers fire a little early by the finer clock: the probe must find its circuit half-open.
    const retryInMs = isOpen ? Math.max(0, Math.ceil(this.#endpoints.nextProbeAt() - now)) + 1 : backoff;
    onWait({ isOpen, retryInMs, attempt: this.#attempt, ...(error === undefined ? {} : { error }) });
    await rest(clock, retryInMs, signal);
  }

  #failed(url: string): void {
    this.#endpoints.failed(url, this.#ports.clock.now(), this.#ports.clock.random());
  }
}

function asCallError(error: unknown, url: string): CallError {
  if (error instanceof CallError) return error;
  if (isToolError(error)) return new CallError(error.code, error.message, { cause: error, retryable: error.retryable, mayHaveRun: false });
  return new CallError("UNAVAILABLE", `Cannot connect to ${url}: the attempt failed. Its error is the cause.`, {
    cause: error,
    mayHaveRun: false,
  });
}
