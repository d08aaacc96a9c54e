/** The error a client's promises are rejected with: the server's `ToolError` again, with the ids that find it in a log. */

import { ToolError, type ToolErrorOptions, type WireError } from "../contract/index.ts";

export interface CallErrorOptions extends ToolErrorOptions {
  readonly correlationId?: string;
  readonly requestId?: string;
  readonly mayHaveRun?: boolean;
}

/** Branded as `ToolError` is: `isToolError` is true of it also across copies of this module. */
export class CallError extends ToolError {
  readonly correlationId?: string;
  /** The server's id of the call; stands in every log line of it. */
  readonly requestId?: string;
  /** False when the tool surely did not run; true when it ran, or when nobody can tell, as after a lost connection. */
  readonly mayHaveRun: boolean;

  constructor(code: string, message: string, options: CallErrorOptions = {}) {
    super(code, message, options);
    if (options.correlationId !== undefined) this.correlationId = options.correlationId;
    if (options.requestId !== undefined) this.requestId = options.requestId;
    this.mayHaveRun = options.mayHaveRun ?? !refusedBeforeRunning.has(code);
  }
}

/**
 * Nobody can tell whether the request ran: it was sent, its answer is lost, and sending it again could carry it out twice.
 *
 * Its code is UNAVAILABLE, it is not `retryable`, and `mayHaveRun` is true.
 */
export class OutcomeUnknownError extends CallError {
  constructor(message: string, options: Pick<CallErrorOptions, "correlationId" | "cause"> = {}) {
    super("UNAVAILABLE", message, { ...options, retryable: false, mayHaveRun: true });
  }
}

/** Codes the server answers before it hands the call to a handler; a handler that throws them itself is not told apart. */
const refusedBeforeRunning: ReadonlySet<string> = new Set([
  "MALFORMED_MESSAGE",
  "UNKNOWN_METHOD",
  "UNSUPPORTED_VERSION",
  "UNKNOWN_TOOL",
  "INVALID_ARGUMENT",
  "UNAUTHENTICATED",
  "PERMISSION_DENIED",
  "UNIMPLEMENTED",
]);

export function callErrorOf(error: WireError, ids: { readonly correlation_id?: string; readonly request_id?: string } = {}): CallError {
  return new CallError(error.code, error.message, {
    retryable: error.retryable,
    ...(error.details === undefined ? {} : { details: error.details }),
    ...(error.retry_after_ms === undefined ? {} : { retryAfterMs: error.retry_after_ms }),
    ...(error.current_revision === undefined ? {} : { currentRevision: error.current_revision }),
    ...(ids.correlation_id === undefined ? {} : { correlationId: ids.correlation_id }),
    ...(ids.request_id === undefined ? {} : { requestId: ids.request_id }),
  });
}

/** @param reason - What the caller's signal was aborted with. */
export function cancelled(reason: unknown, mayHaveRun: boolean): CallError {
  return new CallError("CANCELLED", "The caller cancelled the request.", { cause: reason, mayHaveRun });
}
