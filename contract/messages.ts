/** The native wire, `toolwright.v1`: one JSON object a text frame, told apart by `type`. Schemas: `messages/`. */

import type { CatalogTool } from "./catalog.ts";
import type { ContextRevision } from "./context.ts";
import type { FieldProblem } from "./errors.ts";
import type { JsonObject, JsonValue } from "./json.ts";
import type { Scope } from "./principal.ts";

/** Names the caller and its reasons. Identity comes from the credential: `agent_id` may only repeat it. */
export interface RequestMetadata {
  readonly agent_id?: string;
  readonly user_id?: string;
  readonly correlation_id?: string;
  /** What started the call: up to 256 characters, logged, traced, handed on, never an authority. */
  readonly request_origin?: string;
  readonly context_id?: string;
  readonly idempotency_key?: string;
  /** Milliseconds from receipt. */
  readonly deadline_ms?: number;
  readonly traceparent?: string;
  readonly tracestate?: string;
}

export interface WireError {
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
  readonly retry_after_ms?: number;
  readonly details?: readonly FieldProblem[];
  /** With CONFLICT on a context: where it stands now. */
  readonly current_revision?: ContextRevision;
}

export interface Hello {
  readonly type: "hello";
  readonly agent_id?: string;
  readonly client?: { readonly name: string; readonly version: string };
}

export interface Welcome {
  readonly type: "welcome";
  readonly session_id: string;
  readonly agent_id: string;
  readonly scopes: readonly Scope[];
  readonly catalog_digest: string;
  readonly heartbeat_interval_ms: number;
  readonly limits: {
    readonly max_frame_bytes: number;
    readonly max_in_flight: number;
    readonly max_queued_bytes: number;
    readonly max_subscriptions: number;
  };
}

export interface ToolRequest {
  readonly type: "toolRequest";
  /** 1 to 128 characters, unique among the sender's requests in flight. */
  readonly id: string;
  readonly tool: string;
  /** Exact (`1.2.0`) or caret (`^1.2.0`). */
  readonly version?: string;
  readonly payload?: JsonObject;
  readonly metadata?: RequestMetadata;
}

export interface ResponseMetadata {
  readonly correlation_id: string;
  readonly request_id: string;
  readonly duration_ms: number;
  readonly catalog_digest: string;
  readonly agent_id?: string;
  readonly user_id?: string;
  readonly request_origin?: string;
  readonly traceparent?: string;
  readonly tracestate?: string;
  readonly truncated?: boolean;
}

export type ToolResponse =
  | {
      readonly type: "toolResponse";
      readonly id: string;
      readonly ok: true;
      readonly result: JsonValue;
      readonly metadata: ResponseMetadata;
    }
  | {
      readonly type: "toolResponse";
      readonly id: string;
      readonly ok: false;
      readonly error: WireError;
      readonly metadata: ResponseMetadata;
    };

export interface ToolProgressMessage {
  readonly type: "toolProgress";
  readonly id: string;
  readonly progress: number;
  readonly total?: number;
  readonly message?: string;
}

/** Ends a call in flight; its `toolResponse` says CANCELLED. Unknown and finished ids are ignored. */
export interface Cancel {
  readonly type: "cancel";
  readonly id: string;
}

export interface ContextUpdateRequest {
  readonly type: "contextUpdate";
  readonly id: string;
  readonly context_id: string;
  /** RFC 7396. */
  readonly patch: JsonObject;
  readonly expected_revision?: ContextRevision;
  readonly metadata?: RequestMetadata;
}

export interface ContextGet {
  readonly type: "contextGet";
  readonly id: string;
  readonly context_id: string;
  readonly metadata?: RequestMetadata;
}

export interface ContextSubscribe {
  readonly type: "contextSubscribe";
  readonly id: string;
  readonly context_id: string;
  /** The revision the subscriber holds; notices continue from it where the server can. */
  readonly from_revision?: ContextRevision;
  readonly metadata?: RequestMetadata;
}

export interface ContextUnsubscribe {
  readonly type: "contextUnsubscribe";
  readonly id: string;
  readonly context_id: string;
  readonly metadata?: RequestMetadata;
}

export type ContextResponse =
  | {
      readonly type: "contextResponse";
      readonly id: string;
      readonly ok: true;
      readonly context_id: string;
      readonly revision: ContextRevision;
      /** The whole value: on `contextGet` and `contextSubscribe`. */
      readonly snapshot?: JsonObject;
      readonly metadata: { readonly correlation_id: string };
    }
  | {
      readonly type: "contextResponse";
      readonly id: string;
      readonly ok: false;
      readonly error: WireError;
      readonly metadata: { readonly correlation_id: string };
    };

/** To every other subscriber. Holds a `patch`, or the whole value when changes were folded. */
export interface ContextUpdateNotice {
  readonly type: "contextUpdate";
  readonly context_id: string;
  readonly from_revision: ContextRevision;
  readonly revision: ContextRevision;
  readonly patch?: JsonObject;
  readonly snapshot?: JsonObject;
  readonly by: { readonly agent_id: string; readonly correlation_id: string };
}

export interface CatalogRequest {
  readonly type: "catalogRequest";
  readonly id: string;
  readonly cursor?: string;
  /** Tools a page, 1 to 1,000. */
  readonly limit?: number;
  readonly toolset?: string;
  readonly metadata?: RequestMetadata;
}

export type CatalogResponse =
  | {
      readonly type: "catalogResponse";
      readonly id: string;
      readonly ok: true;
      readonly catalog_digest: string;
      readonly tools: readonly CatalogTool[];
      readonly next_cursor?: string;
    }
  | { readonly type: "catalogResponse"; readonly id: string; readonly ok: false; readonly error: WireError };

export interface CatalogChanged {
  readonly type: "catalogChanged";
  readonly catalog_digest: string;
}

export interface Ping {
  readonly type: "ping";
  readonly id?: string;
}

export interface Pong {
  readonly type: "pong";
  readonly id?: string;
}

/** What could not be tied to a request of its own; `ref_id` names the one it speaks of. The connection lives on. */
export interface ErrorMessage {
  readonly type: "error";
  readonly ref_id?: string;
  readonly error: WireError;
}

/** What an agent may send. */
export type ClientMessage =
  | Hello
  | ToolRequest
  | Cancel
  | ContextUpdateRequest
  | ContextGet
  | ContextSubscribe
  | ContextUnsubscribe
  | CatalogRequest
  | Ping
  | Pong;

/** What a server may send. */
export type ServerMessage =
  | Welcome
  | ToolResponse
  | ToolProgressMessage
  | ContextResponse
  | ContextUpdateNotice
  | CatalogResponse
  | CatalogChanged
  | Ping
  | Pong
  | ErrorMessage;
