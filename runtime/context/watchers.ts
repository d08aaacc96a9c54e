/** Who watches which context within this process. Knows nothing of stores and subscribers. */

import type { PublishedChange } from "./published-change.ts";
import type { ChangeListener } from "./store.ts";

export class Watchers {
  readonly #listeners = new Map<string, Set<ChangeListener>>();

  /** @returns A function that ends it. */
  add(contextId: string, listener: ChangeListener): () => void {
    // One function may watch twice and end one of the two.
    const own: ChangeListener = (published) => listener(published);
    const listeners = this.#listeners.get(contextId);
    if (listeners) listeners.add(own);
    else this.#listeners.set(contextId, new Set([own]));
    return () => this.#remove(contextId, own);
  }

  /**
   * Adds a listener to a context that is followed elsewhere.
   *
   * @param begun - Resolves when it is followed; when it rejects, the listener is gone again.
   * @param onLast - Called when nobody here watches the context any more.
   * @returns A function that ends it.
   */
  async watch(contextId: string, listener: ChangeListener, begun: () => Promise<void>, onLast: () => void): Promise<() => void> {
    const end = this.add(contextId, listener);
    const leave = (): void => {
      end();
      if (!this.#listeners.has(contextId)) onLast();
    };
    try {
      await begun();
      return leave;
    } catch (error) {
      leave();
      throw error;
    }
  }

  tell(published: PublishedChange): void {
    // A copy: a listener may end its watch while it is told.
    for (const listener of [...(this.#listeners.get(published.change.contextId) ?? [])]) listener(published);
  }

  clear(): void {
    this.#listeners.clear();
  }

  #remove(contextId: string, own: ChangeListener): void {
    const listeners = this.#listeners.get(contextId);
    listeners?.delete(own);
    if (listeners?.size === 0) this.#listeners.delete(contextId);
  }
}
