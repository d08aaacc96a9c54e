/** Port: how much of a rate is used, known to every server. Knows nothing of who or what is limited. */

export interface Rate {
  /** Taken in one minute at a steady pace; above 0. */
  readonly perMinute: number;
  /** Taken at once after a rest, at least 1. */
  readonly burst: number;
}

export type RateAnswer =
  | { readonly allowed: true }
  /** So long it takes until this can be had, if nobody else takes any meanwhile. */
  | { readonly allowed: false; readonly retryAfterMs: number };

export interface RateCounters {
  /**
   * Takes so many of the rate of this name, all or none. A server that asks for each call pays a way to the engine for each; one that
   * takes several ahead pays less and is less exact.
   *
   * @param count - At most `burst`.
   */
  take(name: string, rate: Rate, count?: number): Promise<RateAnswer>;
  close(): Promise<void>;
}

/** Milliseconds that one costs. */
export function costMs({ perMinute }: Rate): number {
  return 60_000 / perMinute;
}
