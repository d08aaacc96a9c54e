/** How fast one connection is read: messages above its rate wait in the peer's own socket. Knows nothing of sockets and of what is said. */

/** A second is looked at in so many parts: more would ask the clock more often, fewer let longer bursts through. */
const partsPerSecond = 10;

export class MessagePace {
  readonly #now: () => number;
  readonly #quantum: number;
  readonly #quantumMs: number;
  #count = 0;
  #startedAt: number;

  /** @param perSecond - Messages taken a second; @param now - epoch milliseconds. */
  constructor(perSecond: number, now: () => number) {
    this.#now = now;
    this.#quantum = Math.max(1, Math.floor(perSecond / partsPerSecond));
    this.#quantumMs = (this.#quantum * 1_000) / perSecond;
    this.#startedAt = now();
  }

  /** Counts a message; the clock is asked once a part. @returns Milliseconds for which nothing more is to be read; mostly 0. */
  count(): number {
    if (++this.#count <= this.#quantum) return 0;
    // This one is the first of the next part.
    this.#count = 1;
    const now = this.#now();
    const restMs = this.#startedAt + this.#quantumMs - now;
    this.#startedAt = restMs > 0 ? now + restMs : now;
    return restMs > 0 ? Math.ceil(restMs) : 0;
  }
}
