/** What a call is answered that the pipeline ends: where, what, what next. Decides nothing. */

import { type FieldProblem, ToolError } from "../../contract/index.ts";
import { closest } from "../../validation/index.ts";
import type { CallableCatalog } from "../registry/served-catalog.ts";
import type { AccessRule } from "./authorize.ts";

/** In larger catalogs a misspelt name costs more than a hint is worth. */
const maxToolsForHint = 1_000;

/** @param access - Of the caller: a name it may not know is no hint. */
export function unknownTool(name: string, catalog: CallableCatalog, access: AccessRule): ToolError {
  const meant = nearestTool(name, catalog, access);
  return new ToolError(
    "UNKNOWN_TOOL",
    `No tool is named "${name.slice(0, 128)}".${meant === undefined ? "" : ` Did you mean "${meant}"?`} List the catalog and use a name from it.`,
  );
}

function nearestTool(name: string, { tools }: CallableCatalog, access: AccessRule): string | undefined {
  if (tools.size > maxToolsForHint) return undefined;
  const known = [...tools.values()].filter(({ descriptor }) => access.allows(descriptor));
  return closest(
    name,
    known.map(({ descriptor }) => descriptor.name),
  );
}

export function otherVersion(name: string, served: string, asked: string): ToolError {
  return new ToolError(
    "FAILED_PRECONDITION",
    `"${name}" is served at version ${served}, which ${asked.slice(0, 64)} does not match. Ask for ^${served}, or for none.`,
  );
}

export function notLoaded(name: string, requestId: string): ToolError {
  return new ToolError("UNAVAILABLE", `"${name}" could not be loaded. The operator's log has the cause under request ${requestId}.`);
}

export function invalidArgument(toolName: string, problems: readonly FieldProblem[]): ToolError {
  const first = problems[0];
  const where = first?.pointer === "" ? "The payload" : `"${first?.pointer}"`;
  const more = problems.length > 1 ? ` ${problems.length} fields are wrong; details has them all.` : "";
  const hint = first?.hint ? ` ${first.hint}` : "";
  return new ToolError("INVALID_ARGUMENT", `${where} of "${toolName}" must be ${first?.expected}, got ${first?.got}.${hint}${more}`, {
    details: problems,
  });
}

export function notAnswered(toolName: string, timeoutMs: number): ToolError {
  return new ToolError(
    "DEADLINE_EXCEEDED",
    `Nobody answered what "${toolName}" asked in time (answerTimeoutMs is ${timeoutMs}). Call again to be asked again.`,
    { retryable: false },
  );
}

export function tooLarge(toolName: string, maxBytes: number): ToolError {
  return new ToolError(
    "RESOURCE_EXHAUSTED",
    `The result of "${toolName}" is larger than ${maxBytes} bytes (limits.maxBytes). Ask for less.`,
    {
      retryable: false,
    },
  );
}

/** What is wrong with a handler that returns nothing. */
export const noResult: readonly FieldProblem[] = [
  { pointer: "", rule: "type", expected: "a JSON value", got: "undefined", hint: "Return the result from the handler." },
];

/** OUTPUT_SCHEMA_VIOLATION: the tool broke its own contract; the caller cannot mend that, so it sees INTERNAL. */
export class OutputSchemaViolation extends Error {
  override readonly name = "OutputSchemaViolation";

  constructor(toolName: string) {
    super(`"${toolName}" returned a result outside its output schema; the fields are in the line invoke.output_schema_violation`);
  }
}
