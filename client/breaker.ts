/** A circuit breaker: after failures in a row nothing is tried for a while, then one probe decides. Knows nothing of connections. */

export interface BreakerOptions {
  /** Failures in a row at which the circuit opens. */
  readonly failures: number;
  /** Milliseconds an open circuit rests before a probe; each rest is shortened by up to a half, at random. */
  readonly openMs: number;
}

/** `closed` lets through, `open` does not, `half-open` lets one probe through. */
export type BreakerState = "closed" | "open" | "half-open";

export class Breaker {
  readonly #options: BreakerOptions;
  #failures = 0;
  #restsUntil = 0;

  constructor(options: BreakerOptions) {
    this.#options = options;
  }

  /** Failures since the last success. */
  get failures(): number {
    return this.#failures;
  }

  /** When the next try is allowed, on the clock that `now` is read from. */
  get restsUntil(): number {
    return this.#restsUntil;
  }

  state(now: number): BreakerState {
    if (this.#failures < this.#options.failures) return "closed";
    return now < this.#restsUntil ? "open" : "half-open";
  }

  /** @param random - From 0 up to, and never, 1. */
  failed(now: number, random: number): void {
    this.#failures += 1;
    if (this.#failures >= this.#options.failures) this.#restsUntil = now + Math.ceil(this.#options.openMs * (1 - random / 2));
  }

  succeeded(): void {
    this.#failures = 0;
    this.#restsUntil = 0;
  }
}
