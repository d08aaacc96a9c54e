/** Unique items are bounded in number (LINT_UNIQUE_WITHOUT_BOUND). */

import { walkSchema } from "../../schema/walk.ts";
import type { LintFinding, LintRule } from "../rule.ts";

export const uniqueWithoutBound: LintRule = {
  id: "LINT_UNIQUE_WITHOUT_BOUND",
  level: "warn",
  law: "A list of unique items has a greatest number of them: each is compared with each.",
  *check({ units }) {
    for (const unit of units) {
      const findings: LintFinding[] = [];
      walkSchema(unit.schema, (schema, pointer) => {
        if (schema.uniqueItems !== true || Object.hasOwn(schema, "maxItems")) return;
        const span = unit.document.keySpanOf(`${unit.at}${pointer}/uniqueItems`);
        findings.push({
          message: "`uniqueItems` without `maxItems` compares any number of items with each other.",
          help: "Add `maxItems`.",
          span,
        });
      });
      yield* findings;
    }
  },
};
