/** A change as those who follow its context are told of it. Knows nothing of who they are. */

import type { ContextAuthor, ContextChange, ContextSnapshot } from "../../contract/index.ts";

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

/** Who changes a context when its time is over: its members are removed, by a revision of its own. */
export const expiryAuthor: ContextAuthor = Object.freeze({ agentId: "toolwright", correlationId: "context-expired" });

/** What followers of a context are told when its time is over. */
export function expiryOf(last: ContextSnapshot, revision: number): PublishedChange {
  const { contextId, value } = last;
  const patch = Object.fromEntries(Object.keys(value).map((name) => [name, null]));
  return {
    change: Object.freeze({ contextId, fromRevision: last.revision, revision, patch: Object.freeze(patch), by: expiryAuthor }),
    snapshot: Object.freeze({ contextId, revision, value: Object.freeze({}) }),
    origin: "",
  };
}
