/** What is required may also be there (LINT_REQUIRED_FORBIDDEN). */

import type { JsonObject, JsonValue } from "../../../contract/index.ts";
import { quoted } from "../../diagnostics/reporter.ts";
import type { Dialect } from "../../model/catalog-model.ts";
import type { SchemaUnit } from "../../schema/schema-unit.ts";
import { isObject, walkSchema } from "../../schema/walk.ts";
import { closest } from "../../text/did-you-mean.ts";
import { pointerParts } from "../../text/json-pointer.ts";
import type { LintFinding, LintRule } from "../rule.ts";

export const requiredForbidden: LintRule = {
  id: "LINT_REQUIRED_FORBIDDEN",
  level: "error",
  law: "A property that is `required` is one that the same schema allows.",
  *check({ units }) {
    for (const unit of units) yield* contradictions(unit);
  },
};

function contradictions(unit: SchemaUnit): LintFinding[] {
  const findings: LintFinding[] = [];
  walkSchema(unit.schema, (schema, pointer) => {
    if (!Array.isArray(schema.required) || saysWhatIsNot(pointer)) return;
    const allowed = allowedNames(schema, unit.dialect);
    if (allowed === undefined) return;
    for (const [index, name] of schema.required.entries()) {
      if (typeof name !== "string" || allowed.names.includes(name)) continue;
      const near = closest(
        name,
        allowed.names.filter((candidate) => !(schema.required as readonly JsonValue[]).includes(candidate)),
      );
      findings.push({
        message: `The property ${quoted(name)} is required, and ${allowed.why(name)} forbids it: no object fits.`,
        help: near === undefined ? `Add ${quoted(name)} to \`properties\`, or take it out of \`required\`.` : `Did you mean "${near}"?`,
        span: unit.document.spanOf(`${unit.at}${pointer}/required/${index}`),
      });
    }
  });
  return findings;
}

interface Allowed {
  readonly names: readonly string[];
  /** The keyword that forbids the others. */
  readonly why: (name: string) => string;
}

/** Keywords by which names that stand elsewhere count as evaluated. */
const applicators = ["$ref", "$dynamicRef", "allOf", "anyOf", "oneOf", "if", "then", "else", "dependentSchemas"];

/**
 * The names an object may have, when the schema names them all itself.
 *
 * `additionalProperties` looks at the words beside it alone, so that what `allOf` or `$ref` bring allows nothing.
 *
 * @returns `undefined` when other names may be there as well, or when a pattern would have to be run to know.
 */
function allowedNames(schema: JsonObject, dialect: Dialect): Allowed | undefined {
  // In draft-07 the words beside a reference are not read.
  if (dialect === "draft-07" && Object.hasOwn(schema, "$ref")) return undefined;
  if (isObject(schema.patternProperties) && Object.keys(schema.patternProperties).length > 0) return undefined;
  const properties = isObject(schema.properties) ? schema.properties : {};
  const names = Object.keys(properties).filter((name) => properties[name] !== false);
  const why = (name: string, keyword: string) => (Object.hasOwn(properties, name) ? "`false` under `properties`" : keyword);
  if (schema.additionalProperties === false) return { names, why: (name) => why(name, "`additionalProperties: false`") };
  if (schema.unevaluatedProperties !== false || Object.hasOwn(schema, "additionalProperties")) return undefined;
  if (applicators.some((keyword) => Object.hasOwn(schema, keyword))) return undefined;
  return { names, why: (name) => why(name, "`unevaluatedProperties: false`") };
}

/** Below these a schema that nothing fits may be meant. */
function saysWhatIsNot(pointer: string): boolean {
  const parts = pointerParts(pointer);
  return parts.some((part, index) => (part === "not" || part === "if") && parts[index - 1] !== "properties");
}
