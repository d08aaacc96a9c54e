/** One at a time for each key, in the order of asking. Knows nothing of what is done. */

export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs `work` when everything asked for earlier under `key` has ended, well or not. */
  take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const earlier = this.#last.get(key);
    const mine = earlier ? earlier.then(work, work) : work();
    this.#last.set(key, mine);
    const leave = () => {
      if (this.#last.get(key) === mine) this.#last.delete(key);
    };
    mine.then(leave, leave);
    return mine;
  }

  /** Keys with work under way. */
  get size(): number {
    return this.#last.size;
  }
}
