/** Every property has a description (LINT_PROPERTY_DESCRIPTION). */

import { quoted } from "../../diagnostics/reporter.ts";
import type { SchemaUnit } from "../../schema/schema-unit.ts";
import { isObject, walkSchema } from "../../schema/walk.ts";
import { joinPointer, parentPointer, pointerParts, valueAt } from "../../text/json-pointer.ts";
import type { LintFinding, LintRule } from "../rule.ts";

/** What stands below these says what a value is not, or when: nobody fills it. */
const conditions = ["not", "if", "contains", "propertyNames", "dependentSchemas", "dependencies"];

export const propertyDescription: LintRule = {
  id: "LINT_PROPERTY_DESCRIPTION",
  level: "warn",
  law: "Every property says in words what its value means.",
  *check({ units }) {
    for (const unit of units) yield* undescribed(unit);
  },
};

function undescribed(unit: SchemaUnit): LintFinding[] {
  const findings: LintFinding[] = [];
  walkSchema(unit.schema, (schema, pointer, holder) => {
    if (
      holder?.keyword !== "properties" ||
      isDescribed(schema.description) ||
      typeof schema.$ref === "string" ||
      Object.hasOwn(schema, "const")
    )
      return;
    if (isInCondition(pointer) || isDescribedBeside(unit, pointer)) return;
    const name = pointerParts(pointer).at(-1) ?? "";
    findings.push({
      message: `The property ${quoted(name)} has no description.`,
      help: "Add `description:` with what the value means, its unit and an example.",
      span: unit.document.keySpanOf(`${unit.at}${pointer}`),
    });
  });
  return findings;
}

function isDescribed(description: unknown): boolean {
  return typeof description === "string" && description.trim() !== "";
}

function isInCondition(pointer: string): boolean {
  const parts = pointerParts(pointer);
  // A property may be called `not`: only keywords count, and names stand right after `properties`.
  return parts.some((part, index) => conditions.includes(part) && parts[index - 1] !== "properties");
}

/** In `allOf` and its kin a branch narrows a property that the schema around it describes. */
function isDescribedBeside(unit: SchemaUnit, pointer: string): boolean {
  const name = pointerParts(pointer).at(-1) ?? "";
  for (let outer = parentPointer(parentPointer(pointer)); outer !== ""; ) {
    const match = /^(.*)\/(?:(?:allOf|anyOf|oneOf)\/\d+|then|else)$/s.exec(outer);
    if (match === null) return false;
    outer = match[1] ?? "";
    const around = valueAt(unit.schema, joinPointer(`${outer}/properties`, name));
    if (isObject(around) && (isDescribed(around.description) || typeof around.$ref === "string")) return true;
  }
  return false;
}
