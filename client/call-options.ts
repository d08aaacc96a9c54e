/** What a call can be given beside its arguments, and what it brings beside its result. */

import type { Effects, JsonValue, RequestMetadata, ToolProgress, TraceContext } from "../contract/index.ts";
import { metadataOf } from "./request-options.ts";

export interface CallOptions {
  /**
   * Milliseconds the server may take, counted from receipt; the lower of it and the tool's timeout holds. On this side nobody waits longer
   * than two seconds more, waiting for a connection and repetitions included.
   */
  readonly deadlineMs?: number;
  /** Cancels the call, here and at the server. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ToolProgress) => void;
  /** The person on whose behalf the agent acts. */
  readonly userId?: string;
  /** Ties this call to others in every log; the server makes one without it. */
  readonly correlationId?: string;
  /** What started the call, such as a person's question; up to 256 characters. */
  readonly requestOrigin?: string;
  /** The shared context this call is about. */
  readonly contextId?: string;
  /** The same key and arguments within the server's window give the first result again: such a call may be repeated, whatever it does. */
  readonly idempotencyKey?: string;
  /** Exact (`1.2.0`) or caret (`^1.2.0`). */
  readonly version?: string;
  readonly trace?: TraceContext;
  /**
   * What the tool does to the world, as its file says. Decides whether an unanswered call is repeated (`read` and `idempotent` are); without
   * it the catalog is asked when that comes up.
   */
  readonly effects?: Effects;
}

/** What a call brought, and how it went. */
export interface CallResult<Output = JsonValue> {
  readonly result: Output;
  readonly correlationId: string;
  readonly requestId: string;
  /** Milliseconds at the server. */
  readonly durationMs: number;
  readonly catalogDigest: string;
}

export function callMetadataOf(options: CallOptions): RequestMetadata {
  const { contextId, idempotencyKey, deadlineMs, trace } = options;
  return {
    ...metadataOf(options).metadata,
    ...(contextId === undefined ? {} : { context_id: contextId }),
    ...(idempotencyKey === undefined ? {} : { idempotency_key: idempotencyKey }),
    ...(deadlineMs === undefined ? {} : { deadline_ms: deadlineMs }),
    ...(trace?.traceparent === undefined ? {} : { traceparent: trace.traceparent }),
    ...(trace?.tracestate === undefined ? {} : { tracestate: trace.tracestate }),
  };
}
