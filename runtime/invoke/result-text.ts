/** What a handler returned, checked and as the text that leaves. Knows nothing of calls. */

import type { JsonValue, Logger, ToolDescriptor } from "../../contract/index.ts";
import type { LoadedTool } from "../registry/served-catalog.ts";
import { noResult, OutputSchemaViolation, tooLarge } from "./call-errors.ts";

interface ResultFacts {
  readonly requestId: string;
  readonly descriptor: ToolDescriptor;
  readonly logger: Logger;
}

/**
 * @returns The result as JSON text.
 * @throws {Error} When it is outside its schema and that is enforced, or is nothing that JSON can hold.
 * @throws {ToolError} RESOURCE_EXHAUSTED when the text is larger than the tool's results may be.
 */
export function resultText(tool: LoadedTool, output: unknown, facts: ResultFacts): string {
  demandSchema(tool, output as JsonValue, facts);
  const { name, limits } = facts.descriptor;
  const json = JSON.stringify(output) as string | undefined;
  if (json === undefined) throw new TypeError(`the handler of "${name}" returned nothing that JSON can hold`);
  // A UTF-16 unit takes at most three bytes, so that short texts need no counting.
  if (json.length * 3 > limits.maxBytes && Buffer.byteLength(json) > limits.maxBytes) throw tooLarge(name, limits.maxBytes);
  return json;
}

function demandSchema(tool: LoadedTool, output: JsonValue, { requestId, descriptor, logger }: ResultFacts): void {
  const { name, outputValidation: mode } = descriptor;
  if (mode === "off") return;
  const problems = output === undefined ? noResult : tool.output(output);
  if (!problems) return;
  logger[mode === "warn" ? "warn" : "error"]("invoke.output_schema_violation", {
    requestId,
    toolName: name,
    problems: problems.map(({ pointer, rule, expected }) => ({ pointer, rule, expected })),
  });
  if (mode === "enforce") throw new OutputSchemaViolation(name);
}
