/** How long to wait before the next try. Pure: chance is a parameter. */

export interface Backoff {
  /** Milliseconds; the first wait is at most this long, each later one at most twice the one before. */
  readonly baseDelayMs: number;
  /** Milliseconds no wait is longer than. */
  readonly maxDelayMs: number;
}

/**
 * Exponential backoff with full jitter: any time from nothing to the bound is as likely, so that clients cut off together come back apart.
 *
 * @param attempt - Tries that have failed before, from 0.
 * @param random - From 0 up to, and never, 1.
 * @returns Whole milliseconds, from 0 to `maxDelayMs`.
 */
export function backoffDelayMs(attempt: number, { baseDelayMs, maxDelayMs }: Backoff, random: number): number {
  // Past 2^52 the product is beyond every bound anyway.
  const bound = Math.min(maxDelayMs, baseDelayMs * 2 ** Math.min(attempt, 52));
  return Math.floor(random * (bound + 1));
}
