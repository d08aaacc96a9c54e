/** The bus within one process: listeners are called at once, in the order of their subscription. Knows nothing of subscribers' queues. */

import type { ContextBus, PublishedChange } from "../bus.ts";

export function createInProcessBus(): ContextBus {
  const listeners = new Set<(published: PublishedChange) => void>();
  return {
    publish(published) {
      // A copy: a listener may end its subscription while it is told.
      for (const listener of [...listeners]) listener(published);
    },
    subscribe(listener) {
      // One function may subscribe twice and end one of the two.
      const own = (published: PublishedChange) => listener(published);
      listeners.add(own);
      return () => {
        listeners.delete(own);
      };
    },
    async close() {
      listeners.clear();
    },
  };
}
