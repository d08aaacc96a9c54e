/** Port: tells every server of a change. Knows nothing of subscribers' queues. */

import type { ContextChange, ContextSnapshot } from "../../contract/index.ts";

/**
 * A change and the value it led to; `origin` names the connection that wrote it, `""` for none.
 *
 * Where `change.revision` is not `change.fromRevision + 1`, changes between were lost, or the context was forgotten and begins anew
 * (`fromRevision` 0): the patch alone does not lead there and the snapshot does. While a subscriber resumes, `snapshot` may be later
 * than the change; it is never earlier.
 */
export interface PublishedChange {
  readonly change: ContextChange;
  readonly snapshot: ContextSnapshot;
  readonly origin: string;
}

export interface ContextBus {
  /** Changes of one context are to be published, and are told, in the order of their revisions. */
  publish(published: PublishedChange): void;
  /** @returns A function that ends the subscription. */
  subscribe(listener: (published: PublishedChange) => void): () => void;
  close(): Promise<void>;
}
