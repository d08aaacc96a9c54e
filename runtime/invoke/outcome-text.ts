/** An outcome as text that another process can read. What only the log may know of an error, its cause, stays here. */

import { type FieldProblem, type JsonValue, ToolError, type ToolErrorOptions } from "../../contract/index.ts";
import type { Outcome } from "./outcome.ts";

interface WrittenError {
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
  readonly details: readonly FieldProblem[];
  readonly retryAfterMs?: number;
  readonly currentRevision?: number;
}

/** A result is spliced in as it was serialised, after a mark. */
const resultMark = "+";
const errorMark = "-";

export function textOf(outcome: Outcome): string {
  if (outcome.ok) return resultMark + outcome.json;
  const { code, message, retryable, details, retryAfterMs, currentRevision } = outcome.error;
  const written: WrittenError = {
    code,
    message,
    retryable,
    details,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(currentRevision === undefined ? {} : { currentRevision }),
  };
  return errorMark + JSON.stringify(written);
}

export function outcomeOf(text: string): Outcome {
  const json = text.slice(1);
  if (text.startsWith(resultMark)) return { ok: true, result: JSON.parse(json) as JsonValue, json };
  const { code, message, ...options } = JSON.parse(json) as WrittenError;
  return { ok: false, error: new ToolError(code, message, options satisfies ToolErrorOptions) };
}
