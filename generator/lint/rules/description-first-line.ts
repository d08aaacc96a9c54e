/** A description begins with one short line (LINT_DESCRIPTION_FIRST_LINE). */

import type { LintRule } from "../rule.ts";

/** Longer first lines are cut in lists and crowd a model's choice. */
const maxFirstLine = 200;

/** What models and people choose from lists. */
const listed: ReadonlySet<string> = new Set(["Tool", "Resource", "Prompt"]);

export const descriptionFirstLine: LintRule = {
  id: "LINT_DESCRIPTION_FIRST_LINE",
  level: "warn",
  law: `The first line of the description of a tool, a resource or a prompt is one sentence of at most ${maxFirstLine} characters.`,
  *check({ definitions }) {
    for (const definition of definitions) {
      if (!listed.has(definition.kind) || !("description" in definition) || definition.description === undefined) continue;
      const [first = ""] = definition.description.trim().split("\n", 1);
      if (first.length <= maxFirstLine) continue;
      const span = definition.document.spanOf("/description");
      yield {
        message: `The first line of the description has ${first.length} characters; lists show ${maxFirstLine}.`,
        help: "Begin with one sentence that says what it does, then a line break, then the rest: `description: |`.",
        span,
      };
    }
  },
};
