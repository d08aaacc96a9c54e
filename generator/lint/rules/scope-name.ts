/** Scopes that look alike (LINT_SCOPE_NAME). */

import type { Definition } from "../../bind/definition.ts";
import { quoted } from "../../diagnostics/reporter.ts";
import type { LintRule } from "../rule.ts";

const shape = /^[a-z][a-z0-9_-]*(?::[a-z][a-z0-9_-]*)+$/;

export const scopeName: LintRule = {
  id: "LINT_SCOPE_NAME",
  level: "warn",
  law: "A scope is lower-case parts with a colon between them, such as `shipments:read`.",
  *check({ definitions }) {
    for (const definition of definitions) {
      for (const [member, scopes] of scopeLists(definition)) {
        for (const [index, scope] of scopes.entries()) {
          if (shape.test(scope)) continue;
          const proposed = scope
            .toLowerCase()
            .replace(/[^a-z0-9_-]+/g, ":")
            .replace(/^:|:$/g, "");
          yield {
            message: `The scope ${quoted(scope)} is not of the shape area:action.`,
            help: shape.test(proposed) ? `Write it as ${proposed}.` : "Write it like shipments:read.",
            span: definition.document.spanOf(`/${member}/${index}`),
          };
        }
      }
    }
  },
};

function scopeLists(definition: Definition): (readonly [string, readonly string[]])[] {
  if ("scopes" in definition) return [["scopes", definition.scopes]];
  if (definition.kind !== "Context") return [];
  return [
    ["readers", definition.readers],
    ["writers", definition.writers],
  ];
}
