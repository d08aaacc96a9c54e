/** What is marked for a header can stand in one (LINT_MCP_HEADER): hosts of MCP leave out a tool whose mark is wrong. */

import type { JsonObject } from "../../../contract/index.ts";
import { quoted } from "../../diagnostics/reporter.ts";
import type { SchemaUnit } from "../../schema/schema-unit.ts";
import { walkSchema } from "../../schema/walk.ts";
import type { LintFinding, LintRule } from "../rule.ts";

const mark = "x-mcp-header";

/** A name of a header (RFC 9110, section 5.6.2). */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** Arguments, and members of arguments. */
const argument = /^(?:\/properties\/[^/]*)+$/;

const types: readonly unknown[] = ["string", "integer", "boolean"];

export const mcpHeader: LintRule = {
  id: "LINT_MCP_HEADER",
  level: "error",
  law: "`x-mcp-header` names a header of its own, on an argument that a header can hold.",
  *check({ inputUnits }) {
    for (const unit of inputUnits) yield* wrongMarks(unit);
  },
};

function wrongMarks(unit: SchemaUnit): LintFinding[] {
  const findings: LintFinding[] = [];
  const taken = new Set<string>();
  walkSchema(unit.schema, (schema, pointer) => {
    if (!Object.hasOwn(schema, mark)) return;
    const isArgument = unit.at === "/input" && argument.test(pointer);
    const wrong = isArgument ? wrongWith(schema, taken) : elsewhere;
    if (wrong !== undefined) findings.push({ ...wrong, span: unit.document.spanOf(`${unit.at}${pointer}/${mark}`) });
  });
  return findings;
}

type Words = Omit<LintFinding, "span">;

const elsewhere: Words = {
  message: "Clients look for marked arguments under `properties` of the input alone, and this is none.",
  help: `Mark an argument of the input itself, or remove \`${mark}\`.`,
};

/** @param taken - Names so far; the schema's own is added. */
function wrongWith(schema: JsonObject, taken: Set<string>): Words | undefined {
  const name = schema[mark];
  if (typeof name !== "string" || !token.test(name)) {
    return { message: `${quoted(name ?? null)} is no name of a header.`, help: "Write letters, digits and hyphens, such as Region." };
  }
  if (taken.has(name.toLowerCase())) {
    return {
      message: `The header ${quoted(name)} is another argument's already; case does not count.`,
      help: "Give it a name of its own.",
    };
  }
  taken.add(name.toLowerCase());
  if (!types.includes(schema.type)) {
    return { message: "A header holds a text, a whole number, or true or false.", help: "Write `type: string`, `integer` or `boolean`." };
  }
  if (schema["x-sensitive"] !== true) return undefined;
  return { message: "Proxies write headers into their logs, and this argument is sensitive.", help: `Remove \`${mark}\`.` };
}
