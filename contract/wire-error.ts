/** An error as it travels: the same fields on every protocol of ours. Knows nothing of frames. */

import type { ToolError } from "./errors.ts";
import type { WireError } from "./messages.ts";

export function toWireError(error: ToolError): WireError {
  return {
    code: error.code,
    message: error.message,
    retryable: error.retryable,
    ...(error.retryAfterMs === undefined ? {} : { retry_after_ms: error.retryAfterMs }),
    ...(error.details.length === 0 ? {} : { details: error.details }),
    ...(error.currentRevision === undefined ? {} : { current_revision: error.currentRevision }),
  };
}
