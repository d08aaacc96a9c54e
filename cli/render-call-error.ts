/** An error of a call as a person reads it: what, which fields, what next. */

import { type CallError, OutcomeUnknownError } from "../client/index.ts";
import { errorCatalog, isErrorCode } from "../contract/index.ts";
import { type Io, tone } from "./io.ts";

export function renderCallError(error: CallError, io: Pick<Io, "color">): string {
  const lines = [`${tone(io, "red", error.code)}: ${error.message}`];
  for (const { pointer, expected, got, hint } of error.details) {
    const words = `  ${pointer === "" ? "(the whole)" : pointer}: expected ${expected}, got ${got}.`;
    lines.push(hint === "" || error.message.includes(hint) ? words : `${words} ${hint}`);
  }
  const next = nextStep(error);
  if (next !== undefined && !error.message.includes(next)) lines.push(tone(io, "dim", `Next: ${next}`));
  if (error.retryAfterMs !== undefined) lines.push(tone(io, "dim", `Retry after ${error.retryAfterMs} ms.`));
  if (error.currentRevision !== undefined) lines.push(tone(io, "dim", `The context stands at revision ${error.currentRevision}.`));
  if (error.requestId !== undefined)
    lines.push(tone(io, "dim", `Request ${error.requestId}, correlation ${error.correlationId ?? "none"}.`));
  return `${lines.join("\n")}\n`;
}

function nextStep(error: CallError): string | undefined {
  if (isUnreachable(error)) return "Start the server with `toolwright serve`, or name another with --url.";
  // Its message says to find out first; to try again is what it warns of.
  if (error instanceof OutcomeUnknownError) return "Look whether the call took effect; repeat it only if it did not.";
  // Its next step speaks of details; without them the message says all.
  if (error.code === "INVALID_ARGUMENT" && error.details.length === 0) return undefined;
  return isErrorCode(error.code) ? errorCatalog[error.code].next : "This is the tool's own error: see `toolwright inspect TOOL`.";
}

/** No request reached a server. */
function isUnreachable({ code, requestId, mayHaveRun }: CallError): boolean {
  return code === "UNAVAILABLE" && requestId === undefined && !mayHaveRun;
}
