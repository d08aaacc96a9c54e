/** One tool, one business action (LINT_ONE_ACTION). */

import type { ToolDefinition } from "../../bind/definition.ts";
import { quoted } from "../../diagnostics/reporter.ts";
import { isObject } from "../../schema/walk.ts";
import { joinPointer } from "../../text/json-pointer.ts";
import { narrowed } from "../prose.ts";
import type { LintFinding, LintRule } from "../rule.ts";
import { verbClass, wordsOfName } from "../verbs.ts";

const advice = "Make a tool of each action: it is chosen right, allowed exactly and tested well.";

/** Properties by which one tool becomes many. */
const switchNames: ReadonlySet<string> = new Set(["action", "operation", "op", "mode", "command", "method", "verb"]);

export const oneAction: LintRule = {
  id: "LINT_ONE_ACTION",
  level: "warn",
  law: "One tool does one thing.",
  *check({ definitions }) {
    for (const definition of definitions) {
      if (definition.kind !== "Tool") continue;
      yield* twoActionsInName(definition);
      yield* twoActionsInDescription(definition);
      yield* actionSwitch(definition);
    }
  },
};

function* twoActionsInName(tool: ToolDefinition): Generator<LintFinding> {
  const second = secondAction(wordsOfName(tool.name));
  if (second === undefined) return;
  yield {
    message: `The name ${quoted(tool.name)} tells of a second action, ${quoted(second)}.`,
    help: advice,
    span: tool.document.spanOf("/name"),
  };
}

function* twoActionsInDescription(tool: ToolDefinition): Generator<LintFinding> {
  const [sentence = ""] = tool.description.trim().split(/[.\n]/, 1);
  const second = secondAction(sentence.split(/[^A-Za-z]+/).filter((word) => word !== ""));
  if (second === undefined) return;
  const span = narrowed(tool.document.spanOf("/description"), second);
  yield { message: `The description tells of a second action, ${quoted(second)}.`, help: advice, span };
}

/** The verb after an "and" or "or" that does another thing than the verb in front. */
function secondAction(words: readonly string[]): string | undefined {
  const first = words[0] === undefined ? undefined : verbClass(words[0]);
  if (first === undefined) return undefined;
  return words.find((word, index) => {
    const joins = /^(?:and|or)$/i.test(words[index - 1] ?? "");
    const kind = joins ? verbClass(word) : undefined;
    return kind !== undefined && kind !== first;
  });
}

function* actionSwitch(tool: ToolDefinition): Generator<LintFinding> {
  const properties = isObject(tool.input) && isObject(tool.input.properties) ? tool.input.properties : {};
  for (const [name, schema] of Object.entries(properties)) {
    if (!switchNames.has(name.toLowerCase()) || !isObject(schema) || !Array.isArray(schema.enum)) continue;
    const verbs = schema.enum.filter((choice) => typeof choice === "string" && verbClass(wordsOfName(choice)[0] ?? "") !== undefined);
    if (verbs.length < 2) continue;
    yield {
      message: `The property ${quoted(name)} chooses among actions: ${verbs.slice(0, 4).map(quoted).join(", ")}.`,
      help: advice,
      span: tool.document.keySpanOf(joinPointer("/input/properties", name)),
    };
  }
}
