/** Shared state as values: what a slot declares, what a snapshot holds, what a change says. */

import type { JsonObject } from "./json.ts";
import type { Scope } from "./principal.ts";
import type { Validator } from "./tool.ts";

/** Grows by one with every change of one context; 0 means never written. */
export type ContextRevision = number;

/** A context at one revision. Never written: revision 0 and an empty object. */
export interface ContextSnapshot {
  /** `<Context name>` or `<Context name>/<key>`. */
  readonly contextId: string;
  readonly revision: ContextRevision;
  readonly value: JsonObject;
}

export interface ContextAuthor {
  readonly agentId: string;
  readonly correlationId: string;
}

/** One accepted change: RFC 7396 patch from one revision to the next. */
export interface ContextChange {
  readonly contextId: string;
  readonly fromRevision: ContextRevision;
  readonly revision: ContextRevision;
  readonly patch: JsonObject;
  readonly by: ContextAuthor;
}

/** A `Context` file as the runtime needs it. */
export interface ContextSlot {
  readonly name: string;
  readonly title?: string;
  readonly description: string;
  /** Pattern of the part after the slash; absent means one context for the whole slot. */
  readonly keyPattern?: string;
  /** All of these scopes are needed to read. */
  readonly readers: readonly Scope[];
  /** All of these scopes are needed to write. */
  readonly writers: readonly Scope[];
  /** Milliseconds after the last change at which the context is forgotten; 0 means never. */
  readonly ttlMs: number;
  /** Bytes of the serialised value. */
  readonly maxBytes: number;
}

export interface RegisteredContext {
  readonly slot: ContextSlot;
  /** The validator of the slot's schema, applied to the value after a patch. */
  readonly load: () => Promise<{ readonly value: Validator }>;
}

/** What a handler may do with contexts: as its caller, with its caller's scopes. */
export interface ContextAccess {
  /** @throws {ToolError} UNKNOWN_CONTEXT, PERMISSION_DENIED, UNAVAILABLE. */
  get(contextId: string): Promise<ContextSnapshot>;
  /**
   * Applies an RFC 7396 patch.
   *
   * @throws {ToolError} UNKNOWN_CONTEXT, PERMISSION_DENIED, INVALID_ARGUMENT, CONFLICT, RESOURCE_EXHAUSTED, UNAVAILABLE.
   */
  update(contextId: string, patch: JsonObject, options?: { readonly expectedRevision?: ContextRevision }): Promise<ContextSnapshot>;
}
