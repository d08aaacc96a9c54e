/** Lists that a model may send have an end (LINT_UNBOUNDED_ARRAY). */

import type { JsonObject } from "../../../contract/index.ts";
import { walkSchema } from "../../schema/walk.ts";
import type { LintFinding, LintRule } from "../rule.ts";
import { hasType, spanOfSchema } from "../schema-facts.ts";

export const unboundedArray: LintRule = {
  id: "LINT_UNBOUNDED_ARRAY",
  level: "warn",
  law: "A list that a model may send has a greatest number of items.",
  *check({ inputUnits }) {
    for (const unit of inputUnits) {
      const findings: LintFinding[] = [];
      walkSchema(unit.schema, (schema, pointer) => {
        if (!hasType(schema, "array") || isBounded(schema)) return;
        findings.push({
          message: "A model may send any number of items here.",
          help: "Add `maxItems`.",
          span: spanOfSchema(unit, pointer),
        });
      });
      yield* findings;
    }
  },
};

/** A list of set places that takes no more items is bounded by them; one of unique items has a law of its own. */
function isBounded(schema: JsonObject): boolean {
  const isTuple =
    (Array.isArray(schema.prefixItems) && schema.items === false) || (Array.isArray(schema.items) && schema.additionalItems === false);
  return isTuple || schema.uniqueItems === true || ["maxItems", "enum", "const", "$ref"].some((keyword) => Object.hasOwn(schema, keyword));
}
