/** Which keys have outlived their time. Needs no timer: whoever asks brings the time. Knows nothing of contexts. */

/**
 * Keys of one lifetime expire in the order they were touched, so each lifetime is a queue; lifetimes are few, being declared in files.
 */
export class ExpiryQueue {
  /** Lifetime in milliseconds → key → epoch milliseconds at which it ends, oldest first. */
  readonly #queues = new Map<number, Map<string, number>>();
  readonly #lifetimes = new Map<string, number>();

  /** @param lifetimeMs - 0 means for ever. */
  touch(key: string, lifetimeMs: number, now: number): void {
    this.forget(key);
    if (lifetimeMs <= 0) return;
    const queue = this.#queues.get(lifetimeMs) ?? new Map<string, number>();
    this.#queues.set(lifetimeMs, queue);
    queue.set(key, now + lifetimeMs);
    this.#lifetimes.set(key, lifetimeMs);
  }

  forget(key: string): void {
    const lifetimeMs = this.#lifetimes.get(key);
    if (lifetimeMs === undefined) return;
    this.#lifetimes.delete(key);
    const queue = this.#queues.get(lifetimeMs);
    queue?.delete(key);
    if (queue?.size === 0) this.#queues.delete(lifetimeMs);
  }

  /** Takes out every key whose time is over. */
  takeExpired(now: number): readonly string[] {
    const expired: string[] = [];
    for (const queue of this.#queues.values()) {
      for (const [key, endsAt] of queue) {
        if (endsAt > now) break;
        expired.push(key);
      }
    }
    for (const key of expired) this.forget(key);
    return expired;
  }
}
