/** Requests of one connection that wait for their answers, by id. Knows nothing of what they ask. */

/**
 * A map from ids to numbers of slots, and what is held of each request in the slots.
 *
 * A map that changes with every call replaces its table again and again, and each old table keeps what it held until a full
 * collection. With calls as its values, nearly every call would be kept so; with numbers, only ids are.
 */
export class InFlight<Held> {
  readonly #slots = new Map<string, number>();
  readonly #held: (Held | undefined)[] = [];
  readonly #free: number[] = [];

  get size(): number {
    return this.#slots.size;
  }

  has(id: string): boolean {
    return this.#slots.has(id);
  }

  /** Takes the id. What began for it, when that is not known yet, follows through `hold`. */
  add(id: string, held?: Held): void {
    const slot = this.#free.pop() ?? this.#held.length;
    this.#held[slot] = held;
    this.#slots.set(id, slot);
  }

  /** Keeps what began for an id; nothing happens when the id was answered meanwhile. */
  hold(id: string, held: Held): void {
    const slot = this.#slots.get(id);
    if (slot !== undefined) this.#held[slot] = held;
  }

  get(id: string): Held | undefined {
    const slot = this.#slots.get(id);
    return slot === undefined ? undefined : this.#held[slot];
  }

  /** @returns What was held. */
  delete(id: string): Held | undefined {
    const slot = this.#slots.get(id);
    if (slot === undefined) return undefined;
    const held = this.#held[slot];
    this.#slots.delete(id);
    this.#held[slot] = undefined;
    this.#free.push(slot);
    return held;
  }

  /** What is held of all of them, as they are now. */
  all(): readonly Held[] {
    return this.#held.filter((held) => held !== undefined);
  }
}
