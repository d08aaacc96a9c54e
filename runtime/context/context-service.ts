/** Port: shared contexts as agents meet them, whatever keeps them. Knows nothing of protocols, transports and drivers. */

import type { ContextSnapshot, JsonObject, Principal, RegisteredContext } from "../../contract/index.ts";
import type { ContextSubscriber } from "./fan-out.ts";
import type { HistoryRange, JournalEntry } from "./store.ts";

export type { ContextSubscriber } from "./fan-out.ts";

export interface ContextUpdate {
  readonly contextId: string;
  /** RFC 7396. */
  readonly patch: JsonObject;
  readonly expectedRevision?: number;
  readonly correlationId: string;
  /** The writer's connection, `""` for none; it is not told of its own change. */
  readonly origin: string;
}

export interface ContextSubscriptionStart {
  readonly snapshot: ContextSnapshot;
  /** Whether the changes from the subscriber's revision up to the snapshot's were told as notices. */
  readonly resumed: boolean;
  unsubscribe(): void;
}

export interface ContextService {
  /** @throws {ToolError} UNKNOWN_CONTEXT, PERMISSION_DENIED, UNAVAILABLE. */
  get(principal: Principal, contextId: string): Promise<ContextSnapshot>;
  /**
   * Changes a context in one atomic step, and tells its subscribers.
   *
   * @returns Where the context stands then; its value is empty for an agent that may change and not read.
   * @throws {ToolError} UNKNOWN_CONTEXT, PERMISSION_DENIED, INVALID_ARGUMENT, CONFLICT, RESOURCE_EXHAUSTED, UNAVAILABLE.
   */
  update(principal: Principal, request: ContextUpdate): Promise<ContextSnapshot>;
  /**
   * Subscribes, then gives where the context stands. From then on every change reaches the subscriber exactly once, in the order of
   * revisions, and none that the snapshot already holds. Notices begin on the next turn of the event loop, after the caller's reply.
   *
   * @param fromRevision - The revision the subscriber holds. When the store still has what it missed, that is told before this resolves
   * (the snapshot beside those notices is the latest one, not each one's own); else the snapshot says all.
   * @throws {ToolError} UNKNOWN_CONTEXT, PERMISSION_DENIED, UNAVAILABLE.
   */
  subscribe(
    principal: Principal,
    contextId: string,
    subscriber: ContextSubscriber,
    fromRevision?: number,
  ): Promise<ContextSubscriptionStart>;
  /**
   * Who changed what, newest first, as far back as the store remembers; for those who may read the context.
   *
   * @throws {ToolError} UNKNOWN_CONTEXT, PERMISSION_DENIED, UNAVAILABLE.
   */
  history(principal: Principal, contextId: string, range?: Partial<HistoryRange>): Promise<readonly JournalEntry[]>;
  /** Why contexts cannot be had at the moment; `undefined` when they can. */
  health(): string | undefined;
  /** Serves another catalog's slots from now on; subscriptions that its rules no longer allow end, and their subscribers are told why. */
  replace(contexts: readonly RegisteredContext[]): void;
  /** Ends every subscription and closes the store. What is asked later is UNAVAILABLE. */
  close(): Promise<void>;
}
