/** Port: tells every server of a change. Knows nothing of subscribers' queues. */

import type { ContextChange, ContextSnapshot } from "../../contract/index.ts";

/** A change and the value it led to; `origin` names the connection that wrote it, `""` for none. */
export interface PublishedChange {
  readonly change: ContextChange;
  readonly snapshot: ContextSnapshot;
  readonly origin: string;
}

export interface ContextBus {
  publish(published: PublishedChange): void;
  /** @returns A function that ends the subscription. */
  subscribe(listener: (published: PublishedChange) => void): () => void;
  close(): Promise<void>;
}
