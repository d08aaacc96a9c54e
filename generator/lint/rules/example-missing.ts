/** Every tool has an example (LINT_EXAMPLE_MISSING). */

import { quoted } from "../../diagnostics/reporter.ts";
import type { LintRule } from "../rule.ts";

export const exampleMissing: LintRule = {
  id: "LINT_EXAMPLE_MISSING",
  level: "warn",
  law: "Every tool shows at least one call and its answer.",
  *check({ definitions }) {
    for (const definition of definitions) {
      if (definition.kind !== "Tool" || definition.examples.length > 0) continue;
      yield {
        message: `The tool ${quoted(definition.name)} has no example.`,
        help: "Add `examples:` with a name, an input and an output: it is tested, shown and served as a mock.",
        span: definition.document.keySpanOf("/name"),
      };
    }
  },
};
