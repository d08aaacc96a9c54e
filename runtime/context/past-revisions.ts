/** Where forgotten contexts had got to. A context that comes back goes on from there: an old revision never names a new value. */

export class PastRevisions {
  readonly #maxKept: number;
  readonly #revisions = new Map<string, number>();
  /** At least the revision of every context that is forgotten here too. */
  #floor = 0;

  constructor(maxKept: number) {
    this.#maxKept = maxKept;
  }

  get floor(): number {
    return this.#floor;
  }

  entries(): IterableIterator<[string, number]> {
    return this.#revisions.entries();
  }

  raiseFloor(revision: number): void {
    this.#floor = Math.max(this.#floor, revision);
  }

  keep(contextId: string, revision: number): void {
    this.#revisions.set(contextId, revision);
    if (this.#revisions.size <= this.#maxKept) return;
    const [oldest] = this.#revisions;
    if (!oldest) return;
    this.raiseFloor(oldest[1]);
    this.#revisions.delete(oldest[0]);
  }

  /** Of a context that is not held. */
  of(contextId: string): number {
    return this.#revisions.get(contextId) ?? this.#floor;
  }

  forget(contextId: string): void {
    this.#revisions.delete(contextId);
  }
}
