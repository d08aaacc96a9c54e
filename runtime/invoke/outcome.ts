/** How a run of a call ended: a checked result, an error meant for the caller, or questions to it. Knows nothing of protocols. */

import { isToolError, type JsonValue, type RequestMetadata, ToolError } from "../../contract/index.ts";
import type { AskedRound } from "../asking/questions.ts";

export type Outcome =
  | {
      readonly ok: true;
      readonly result: JsonValue;
      /** `result` serialised once: what size limits count and what codecs splice. */
      readonly json: string;
    }
  | {
      readonly ok: false;
      readonly error: ToolError;
      /** Present when the run ended with questions; `error` is for protocols that have no words for them. */
      readonly round?: AskedRound;
    };

/** What logs and meters call the end of a run with questions. */
export const askedCode = "ASKED";

/** An outcome with what every answer says about its call. */
export interface CallReport {
  readonly outcome: Outcome;
  readonly requestId: string;
  readonly correlationId: string;
  readonly agentId: string;
  readonly durationMs: number;
  readonly catalogDigest: string;
  readonly metadata: RequestMetadata;
  /** Content blocks beside the result, each as JSON text; for protocols that can show them. */
  readonly attachments?: readonly string[] | undefined;
}

/**
 * Turns whatever was thrown into an error fit for the caller.
 *
 * Only an error made for the wire keeps its words; of anything else the caller learns the request id alone.
 *
 * @param declared - Names of the errors the tool declares; an undeclared code of a handler's own is our author's mistake.
 */
export function wireErrorOf(
  thrown: unknown,
  requestId: string,
  declared: readonly string[],
  isBuiltIn: (code: string) => boolean,
): ToolError {
  if (isToolError(thrown) && (isBuiltIn(thrown.code) || declared.includes(thrown.code))) return thrown;
  return new ToolError("INTERNAL", `The tool failed. Report request ${requestId} to the operator.`, { cause: thrown });
}
