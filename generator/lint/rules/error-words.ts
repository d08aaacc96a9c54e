/** A declared error says what happened (LINT_ERROR_WORDS). */

import { quoted } from "../../diagnostics/reporter.ts";
import { joinPointer } from "../../text/json-pointer.ts";
import type { LintRule } from "../rule.ts";

export const errorWords: LintRule = {
  id: "LINT_ERROR_WORDS",
  level: "error",
  law: "Every declared error has words for the model that meets it.",
  *check({ definitions }) {
    for (const definition of definitions) {
      if (definition.kind !== "Tool") continue;
      for (const [name, words] of Object.entries(definition.errors)) {
        const said = words
          .toUpperCase()
          .replace(/[^A-Z0-9]+/g, "_")
          .replace(/^_|_$/g, "");
        if (said !== "" && said !== name) continue;
        yield {
          message: `The error ${quoted(name)} has no words of its own.`,
          help: "Say what happened and what the caller should do next.",
          span: definition.document.keySpanOf(joinPointer("/errors", name)),
        };
      }
    }
  },
};
