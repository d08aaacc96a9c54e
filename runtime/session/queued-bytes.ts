/** Bytes that wait for all slow readers together: each is bounded, and ten thousand of them must be too. Knows nothing of connections. */

export class QueuedBytes {
  readonly #max: number;
  #bytes = 0;

  /** @param max - Bytes. */
  constructor(max: number) {
    this.#max = max;
  }

  get isOver(): boolean {
    return this.#bytes > this.#max;
  }

  /** @param by - May be negative. */
  add(by: number): void {
    this.#bytes += by;
  }
}
