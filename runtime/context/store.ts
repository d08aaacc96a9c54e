/**
 * Port: keeps contexts, and tells of their changes. One atomic compare-and-set; revisions only grow. Knows nothing of scopes, schemas
 * or subscribers.
 *
 * Keeping and telling are one port, since they are one step: a change that is kept by one server and told by another message can be
 * lost between the two.
 */

import type { ContextChange, ContextSnapshot, JsonObject } from "../../contract/index.ts";
import type { PublishedChange } from "./published-change.ts";

/** What became of a compare-and-set. */
export type ApplyOutcome =
  | { readonly kind: "applied"; readonly change: ContextChange; readonly snapshot: ContextSnapshot }
  /** The context is not at the expected revision; nothing was written. */
  | { readonly kind: "conflict"; readonly revision: number }
  /** `check` refused the value after the patch; nothing was written. */
  | { readonly kind: "refused"; readonly reason: unknown }
  /** A limit of the store is reached; nothing was written. */
  | { readonly kind: "full"; readonly limit: StoreLimit };

export type StoreLimit = "maxContexts" | "maxContextBytes";

export interface StoreLimits {
  /** Contexts held at once. */
  readonly maxContexts: number;
  /** Bytes of all serialised values together. */
  readonly maxContextBytes: number;
}

export interface ContextApply {
  readonly contextId: string;
  /** RFC 7396. */
  readonly patch: JsonObject;
  readonly expectedRevision?: number;
  readonly by: { readonly agentId: string; readonly correlationId: string };
  /** The writer's connection, told with the change; `""` for none. */
  readonly origin: string;
  /** Milliseconds until the context is forgotten, counted from this change; 0 means never. */
  readonly ttlMs: number;
  /** Judges the value after the patch, inside the compare-and-set; a defined result refuses it. May be asked again for one change. */
  readonly check: (value: JsonObject) => unknown;
}

/** Who changed what, and when. */
export interface JournalEntry {
  readonly change: ContextChange;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface HistoryRange {
  /** Only changes to revisions below this one. */
  readonly beforeRevision?: number;
  /** Entries at most. */
  readonly limit: number;
}

export type ChangeListener = (published: PublishedChange) => void;

/** Everything a store answers is durable as far as the store is: what it told once is not taken back by a crash. */
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
  /** What the store still knows of who changed the context, newest first. */
  history(contextId: string, range: HistoryRange): Promise<readonly JournalEntry[]>;
  /**
   * From when it resolves, every change of the context is told, from whichever server, in the order of revisions and before `apply`
   * resolves on the server that made it; also that the context was forgotten, as a change that removes all its members.
   *
   * @returns A function that ends it.
   */
  watch(contextId: string, listener: ChangeListener): Promise<() => void>;
  /** Forgets the contexts whose time is over, and tells those who watch. Whoever serves calls it now and then. */
  sweep(): Promise<void>;
  /** Why the store cannot answer at the moment, in words that hold no address or credential; `undefined` when it can. */
  health(): string | undefined;
  close(): Promise<void>;
}

/** A store that one process keeps for others, whose changes come together. */
export interface OwnContextStore extends ContextStore {
  /**
   * Several changes of one context in one step, each at the revision that the one before led to. Ends at the first that cannot be made,
   * whose outcome is then the last.
   */
  applyInTurn(requests: readonly ContextApply[]): Promise<readonly ApplyOutcome[]>;
}
