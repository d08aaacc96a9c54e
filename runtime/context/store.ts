/** Port: keeps contexts. One atomic compare-and-set; revisions only grow. Knows nothing of scopes, schemas or subscribers. */

import type { ContextChange, ContextSnapshot, JsonObject } from "../../contract/index.ts";

/** What became of a compare-and-set. */
export type ApplyOutcome =
  | { readonly kind: "applied"; readonly change: ContextChange; readonly snapshot: ContextSnapshot }
  /** The context is not at the expected revision; nothing was written. */
  | { readonly kind: "conflict"; readonly revision: number }
  /** `check` refused the value after the patch; nothing was written. */
  | { readonly kind: "refused"; readonly reason: unknown }
  /** A limit of the store is reached; nothing was written. */
  | { readonly kind: "full"; readonly limit: string };

export interface ContextApply {
  readonly contextId: string;
  /** RFC 7396. */
  readonly patch: JsonObject;
  readonly expectedRevision?: number;
  readonly by: { readonly agentId: string; readonly correlationId: string };
  /** Milliseconds until the context is forgotten, counted from this change; 0 means never. */
  readonly ttlMs: number;
  /** Judges the value after the patch, inside the compare-and-set; a defined result refuses it. */
  readonly check: (value: JsonObject) => unknown;
}

export interface ContextStore {
  /** @returns Revision 0 and an empty value for a context never written or forgotten. Snapshots are immutable. */
  get(contextId: string): Promise<ContextSnapshot>;
  /**
   * Changes a context in one atomic step. The first change leads to revision 1, each later one to the next; a context that was
   * forgotten begins anew from revision 0 to one above all it ever had, so that a revision never names two values.
   */
  apply(request: ContextApply): Promise<ApplyOutcome>;
  /** The changes after `fromRevision`, oldest first; `undefined` when the store no longer holds them all. */
  changesSince(contextId: string, fromRevision: number): Promise<readonly ContextChange[] | undefined>;
  close(): Promise<void>;
}
