/** What following a context looks like to a program. */

import type { ContextSnapshot, JsonObject } from "../contract/index.ts";
import type { RequestOptions } from "./request-options.ts";

export type ContextRequestOptions = RequestOptions;

/** A change of a followed context, told after the local value took it. */
export interface ContextEvent<Value = JsonObject> {
  readonly contextId: string;
  readonly revision: number;
  readonly value: Value;
  /** Who wrote it, or the last part of a fold; absent when the value was read whole. */
  readonly by?: { readonly agentId: string; readonly correlationId: string };
  /** True when this very client wrote it. */
  readonly own: boolean;
  /**
   * Present when the value is a fold: what happened after `fromRevision`, the revision told before, is in it and is not told change by
   * change. A `fromRevision` above `revision` means that the server forgot the context and it began anew.
   */
  readonly folded?: { readonly fromRevision: number };
}

export type ContextListener<Value = JsonObject> = (event: ContextEvent<Value>) => void;

export interface ContextUpdateOptions extends ContextRequestOptions {
  /** The update is refused with CONFLICT unless the context stands at this revision. */
  readonly expectedRevision?: number;
}

/** A subscription that stands: where the context stood at its start, and the way to end it. */
export interface ContextSubscription<Value = JsonObject> {
  readonly snapshot: ContextSnapshot & { readonly value: Value };
  /** Ends it here at once; @throws {CallError} when the server could not be told. */
  unsubscribe(options?: { readonly signal?: AbortSignal }): Promise<void>;
}
