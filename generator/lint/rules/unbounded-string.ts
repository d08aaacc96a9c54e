/** What a model may send has an end (LINT_UNBOUNDED_STRING). */

import type { JsonObject } from "../../../contract/index.ts";
// Not by the door: what stands behind that is the compiler of schemas, which a run over one changed description does without.
import { allFormats } from "../../../validation/all-formats.ts";
import { walkSchema } from "../../schema/walk.ts";
import type { LintFinding, LintRule } from "../rule.ts";
import { hasType, spanOfSchema } from "../schema-facts.ts";

const bounds = ["maxLength", "enum", "const", "pattern", "$ref"];

/** Formats whose texts have a greatest length. */
const boundedFormats: ReadonlySet<unknown> = new Set([
  "date",
  "time",
  "date-time",
  "duration",
  "uuid",
  "ipv4",
  "ipv6",
  "email",
  "hostname",
]);

export const unboundedString: LintRule = {
  id: "LINT_UNBOUNDED_STRING",
  level: "warn",
  law: "A text that a model may send has a greatest length, a pattern or a list of choices.",
  *check({ inputUnits }) {
    for (const unit of inputUnits) {
      const findings: LintFinding[] = [];
      walkSchema(unit.schema, (schema, pointer) => {
        if (!hasType(schema, "string") || isBounded(schema)) return;
        findings.push({
          message: "A model may send a text of any length here.",
          help: "Add `maxLength`, or an `enum`, `pattern` or `format`.",
          span: spanOfSchema(unit, pointer),
        });
      });
      yield* findings;
    }
  },
};

function isBounded(schema: JsonObject): boolean {
  if (bounds.some((keyword) => Object.hasOwn(schema, keyword)) || boundedFormats.has(schema.format)) return true;
  // A format nobody knows is a finding of its own: once it is mended, it may be a bound.
  return typeof schema.format === "string" && allFormats[schema.format] === undefined;
}
