/** Requests of one connection that wait for their answers, by id. Knows nothing of what they ask. */

import type { RunningCall } from "../invoke/call.ts";

/**
 * A map from ids to numbers of slots, and the calls in the slots.
 *
 * A map that changes with every call replaces its table again and again, and each old table keeps what it held until a full
 * collection. With calls as its values, nearly every call would be kept so; with numbers, only ids are.
 */
export class InFlight {
  readonly #slots = new Map<string, number>();
  readonly #calls: (RunningCall | undefined)[] = [];
  readonly #free: number[] = [];

  get size(): number {
    return this.#slots.size;
  }

  has(id: string): boolean {
    return this.#slots.has(id);
  }

  /** Takes the id. What began for it, when it can be cancelled, follows through `hold`. */
  add(id: string): void {
    this.#slots.set(id, this.#free.pop() ?? this.#calls.push(undefined) - 1);
  }

  /** Keeps the call of an id; nothing happens when the id was answered meanwhile. */
  hold(id: string, call: RunningCall): void {
    const slot = this.#slots.get(id);
    if (slot !== undefined) this.#calls[slot] = call;
  }

  call(id: string): RunningCall | undefined {
    const slot = this.#slots.get(id);
    return slot === undefined ? undefined : this.#calls[slot];
  }

  delete(id: string): void {
    const slot = this.#slots.get(id);
    if (slot === undefined) return;
    this.#slots.delete(id);
    this.#calls[slot] = undefined;
    this.#free.push(slot);
  }

  /** The calls that can be cancelled, as they are now. */
  calls(): readonly RunningCall[] {
    return this.#calls.filter((call) => call !== undefined);
  }
}
