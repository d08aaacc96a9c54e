/** Ends calls at their deadlines with one timer for all of them. Knows nothing of calls. */

/** Milliseconds between looks at the clock: how late a deadline may be. */
const tickMs = 20;

export interface Deadline {
  /** Epoch milliseconds. */
  readonly at: number;
  expire(): void;
}

/** A timer a call costs more than the call's bookkeeping; buckets of ticks cost two set operations. */
export class Deadlines {
  readonly #now: () => number;
  readonly #buckets = new Map<number, Set<Deadline>>();
  #count = 0;
  #lastTick = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  add(deadline: Deadline): void {
    const tick = Math.ceil(deadline.at / tickMs);
    let bucket = this.#buckets.get(tick);
    if (!bucket) this.#buckets.set(tick, (bucket = new Set()));
    bucket.add(deadline);
    this.#count++;
    if (this.#timer === undefined) this.#start();
  }

  remove(deadline: Deadline): void {
    const tick = Math.ceil(deadline.at / tickMs);
    const bucket = this.#buckets.get(tick);
    if (!bucket?.delete(deadline)) return;
    if (bucket.size === 0) this.#buckets.delete(tick);
    this.#count--;
  }

  #start(): void {
    this.#lastTick = Math.floor(this.#now() / tickMs) - 1;
    this.#timer = setInterval(() => this.#look(), tickMs);
  }

  #look(): void {
    if (this.#count === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
      return;
    }
    const tick = Math.floor(this.#now() / tickMs);
    for (const due of this.#due(tick)) due.expire();
    this.#lastTick = tick;
  }

  #due(tick: number): readonly Deadline[] {
    // After a pause, such as a sleeping laptop's, there are more ticks than buckets.
    const ticks =
      tick - this.#lastTick > this.#buckets.size
        ? [...this.#buckets.keys()].filter((key) => key <= tick)
        : Array.from({ length: tick - this.#lastTick }, (_, index) => this.#lastTick + 1 + index);
    const due: Deadline[] = [];
    for (const key of ticks) {
      const bucket = this.#buckets.get(key);
      if (!bucket) continue;
      this.#buckets.delete(key);
      this.#count -= bucket.size;
      due.push(...bucket);
    }
    return due;
  }
}
