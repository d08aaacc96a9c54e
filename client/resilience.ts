/** What a client does when connections fail: the options, their units and their defaults. Carries nothing out. */

import type { Backoff } from "./backoff.ts";
import type { BreakerOptions } from "./breaker.ts";
import { CallError } from "./call-error.ts";
import type { QueueBounds } from "./outbox.ts";

export interface ReconnectOptions extends Backoff {
  /** Milliseconds a connection must stand before its end counts as the first failure and not as one more. */
  readonly stableAfterMs: number;
}

export interface RetryOptions extends Backoff {
  /** Times a call is sent, the first one included. */
  readonly maxAttempts: number;
}

export interface ResilienceOptions {
  /** Connect again when the connection is lost; default true. With `false` its end is the client's end, and nothing is ever sent twice. */
  readonly reconnect?: boolean | Partial<ReconnectOptions>;
  /**
   * Repeat what was answered with a retryable error, after its `retry_after_ms`, when a repetition is safe; default true.
   */
  readonly retry?: boolean | Partial<RetryOptions>;
  /** When a server that fails is left alone for a while. */
  readonly breaker?: Partial<BreakerOptions>;
  /** Bounds of what waits for a connection, or for its turn on one. */
  readonly queue?: Partial<QueueBounds>;
}

export const resilienceDefaults = {
  reconnect: { baseDelayMs: 200, maxDelayMs: 10_000, stableAfterMs: 5_000 },
  retry: { maxAttempts: 10, baseDelayMs: 100, maxDelayMs: 5_000 },
  breaker: { failures: 8, openMs: 15_000 },
  queue: { maxRequests: 1_000, maxBytes: 8_388_608, maxAgeMs: 30_000 },
} as const satisfies { readonly [Name in keyof Required<ResilienceOptions>]: Readonly<Record<string, number>> };

export interface Resilience {
  /** Absent: the end of the first connection is the end of the client. */
  readonly reconnect: ReconnectOptions | undefined;
  readonly retry: RetryOptions | undefined;
  readonly breaker: BreakerOptions;
  readonly queue: QueueBounds;
}

/** @throws {CallError} INVALID_ARGUMENT that names the option. */
export function resilienceOf(options: ResilienceOptions): Resilience {
  return {
    reconnect: switched("reconnect", resilienceDefaults.reconnect, options.reconnect),
    retry: switched("retry", resilienceDefaults.retry, options.retry),
    breaker: filled("breaker", resilienceDefaults.breaker, options.breaker),
    queue: filled("queue", resilienceDefaults.queue, options.queue),
  };
}

function switched<Values extends Readonly<Record<string, number>>>(
  group: string,
  defaults: Values,
  given: boolean | Partial<Record<keyof Values, number>> | undefined,
): Values | undefined {
  if (given === false) return undefined;
  return filled(group, defaults, given === true ? undefined : given);
}

function filled<Values extends Readonly<Record<string, number>>>(
  group: string,
  defaults: Values,
  given: Partial<Record<keyof Values, number>> | undefined,
): Values {
  const values: Record<string, number> = { ...defaults };
  for (const [name, value] of Object.entries(given ?? {})) {
    if (value === undefined) continue;
    if (!Object.hasOwn(defaults, name)) throw wrong(`${group}.${name} is not an option; there are ${Object.keys(defaults).join(", ")}`);
    const least = countedFromOne.has(name) ? 1 : 0;
    if (typeof value !== "number" || !(value >= least)) throw wrong(`${group}.${name} must be a number of at least ${least}`);
    values[name] = value;
  }
  return values as Values;
}

/** With none of these nothing would ever be tried. */
const countedFromOne: ReadonlySet<string> = new Set(["maxAttempts", "failures"]);

function wrong(why: string): CallError {
  return new CallError("INVALID_ARGUMENT", `Cannot connect: ${why}.`, { mayHaveRun: false });
}
