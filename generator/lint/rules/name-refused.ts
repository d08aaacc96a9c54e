/** Names that every client takes (LINT_NAME_REFUSED). */

import { quoted } from "../../diagnostics/reporter.ts";
import type { LintRule } from "../rule.ts";

/** Function names of the large model providers: letters, digits, `_` and `-`, a letter or `_` first. */
const takenEverywhere = /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/;

export const nameRefused: LintRule = {
  id: "LINT_NAME_REFUSED",
  level: "warn",
  law: "A tool's name begins with a letter and has letters, digits, `_` and `-` only.",
  *check({ definitions }) {
    for (const definition of definitions) {
      if (definition.kind !== "Tool" || takenEverywhere.test(definition.name) || definition.name.length > 64) continue;
      const proposed = definition.name.replaceAll(".", "_").replace(/^(?=[^A-Za-z_])/, "_");
      yield {
        message: `Some clients refuse the name ${quoted(definition.name)}${definition.name.includes(".") ? " for its dot" : " for its first character"}.`,
        help: `Rename it, for example to "${proposed}".`,
        span: definition.document.spanOf("/name"),
      };
    }
  },
};
