/** A deprecated tool leads to one that exists (LINT_DEPRECATED_USE). Dates are not looked at: a build has no clock. */

import { quoted } from "../../diagnostics/reporter.ts";
import { suggest } from "../../text/did-you-mean.ts";
import type { LintRule } from "../rule.ts";

export const deprecatedUse: LintRule = {
  id: "LINT_DEPRECATED_USE",
  level: "error",
  law: "`deprecated.use` names another tool of the catalog.",
  *check({ definitions, toolNames }) {
    for (const definition of definitions) {
      const use = definition.kind === "Tool" ? definition.deprecated?.use : undefined;
      if (use === undefined || (toolNames.has(use) && use !== definition.name)) continue;
      const others = [...toolNames].filter((name) => name !== definition.name);
      yield {
        message: use === definition.name ? "The tool names itself as its own successor." : `There is no tool named ${quoted(use)}.`,
        help: suggest(use, others, "Name the tool that replaces this one, or remove `use`."),
        span: definition.document.spanOf("/deprecated/use"),
      };
    }
  },
};
