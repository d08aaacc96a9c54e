/** The revocations one process knows, and those who are told of each. Knows nothing of other processes. */

export class RevokedIds {
  readonly #clock: () => number;
  /** Id → epoch milliseconds until which it is remembered. */
  readonly #ids = new Map<string, number>();
  readonly #listeners = new Set<(id: string) => void>();

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  add(id: string, until = Number.POSITIVE_INFINITY): void {
    const isNew = !this.#ids.has(id);
    this.#ids.set(id, until);
    if (!isNew) return;
    this.#forgetEnded();
    for (const listener of [...this.#listeners]) listener(id);
  }

  /** Those that count still; `until` 0 for ever. */
  all(): readonly { readonly id: string; readonly until: number }[] {
    this.#forgetEnded();
    return [...this.#ids].map(([id, until]) => ({ id, until: until === Number.POSITIVE_INFINITY ? 0 : until }));
  }

  listen(listener: (id: string) => void): () => void {
    const own = (id: string) => listener(id);
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }

  clear(): void {
    this.#listeners.clear();
  }

  #forgetEnded(): void {
    const now = this.#clock();
    for (const [id, until] of this.#ids) if (until <= now) this.#ids.delete(id);
  }
}
