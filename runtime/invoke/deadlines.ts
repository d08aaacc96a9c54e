/** Ends calls at their deadlines with one timer for all of them. Knows nothing of calls. */

/** Milliseconds between looks at the clock: how late a deadline may be. */
const tickMs = 20;

/** Something that has to end in time. Its links are the wheel's. */
export interface Deadline {
  /** Epoch milliseconds. */
  readonly at: number;
  before: DeadlineLink | undefined;
  after: Deadline | undefined;
  expire(): void;
}

/** What stands before a deadline: another one, or the bucket itself. */
export type DeadlineLink = { after: Deadline | undefined };

/**
 * A timer a call costs more than the call's bookkeeping; a list for each tick costs two links.
 *
 * A deadline that leaves keeps no link: an old one would keep every later one of its list from the young collection.
 */
export class Deadlines {
  readonly #now: () => number;
  readonly #buckets = new Map<number, DeadlineLink>();
  #count = 0;
  #lastTick = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  add(deadline: Deadline): void {
    const tick = Math.ceil(deadline.at / tickMs);
    let bucket = this.#buckets.get(tick);
    if (!bucket) this.#buckets.set(tick, (bucket = { after: undefined }));
    deadline.before = bucket;
    deadline.after = bucket.after;
    if (bucket.after) bucket.after.before = deadline;
    bucket.after = deadline;
    this.#count++;
    if (this.#timer === undefined) this.#start();
  }

  /** Nothing happens when the deadline is not waited for. */
  remove(deadline: Deadline): void {
    const { before, after } = deadline;
    if (before === undefined) return;
    before.after = after;
    if (after) after.before = before;
    deadline.before = undefined;
    deadline.after = undefined;
    this.#count--;
  }

  #start(): void {
    this.#lastTick = Math.floor(this.#now() / tickMs) - 1;
    this.#timer = setInterval(() => this.#look(), tickMs);
  }

  #look(): void {
    const tick = Math.floor(this.#now() / tickMs);
    for (const bucket of this.#dueBuckets(tick)) this.#expire(bucket);
    this.#lastTick = tick;
    if (this.#count > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#buckets.clear();
  }

  #expire(bucket: DeadlineLink): void {
    for (let due = bucket.after; due; due = bucket.after) {
      this.remove(due);
      due.expire();
    }
  }

  #dueBuckets(tick: number): readonly DeadlineLink[] {
    // After a pause, such as a sleeping laptop's, there are more ticks than buckets.
    const ticks =
      tick - this.#lastTick > this.#buckets.size
        ? [...this.#buckets.keys()].filter((key) => key <= tick)
        : Array.from({ length: tick - this.#lastTick }, (_, index) => this.#lastTick + 1 + index);
    const due: DeadlineLink[] = [];
    for (const key of ticks) {
      const bucket = this.#buckets.get(key);
      if (!bucket) continue;
      this.#buckets.delete(key);
      due.push(bucket);
    }
    return due;
  }
}
