/** Who waits until a call is no longer running. Knows nothing of where calls are recorded. */

export class SettledCalls {
  readonly #waiting = new Map<string, Set<() => void>>();

  /** Resolves when the call of this name is told to be settled, or when the signal aborts. */
  wait(name: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(name) ?? new Set();
      this.#waiting.set(name, waiting);
      const done = () => {
        waiting.delete(done);
        if (waiting.size === 0 && this.#waiting.get(name) === waiting) this.#waiting.delete(name);
        signal.removeEventListener("abort", done);
        resolve();
      };
      waiting.add(done);
      if (signal.aborted) done();
      else signal.addEventListener("abort", done, { once: true });
    });
  }

  tell(name: string): void {
    for (const done of [...(this.#waiting.get(name) ?? [])]) done();
  }

  tellAll(): void {
    for (const name of [...this.#waiting.keys()]) this.tell(name);
  }
}
