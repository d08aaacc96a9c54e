/** The yes of a person before a tool is carried out, asked the way its handler could ask. Knows nothing of protocols. */

import { type JsonObject, type JsonValue, ToolError, type ToolHandler } from "../../contract/index.ts";
import { fillBlanks } from "../../validation/blanks.ts";
import { hideSensitive, type Sensitive } from "../observe/sensitive.ts";
import type { CallContext } from "./call-context.ts";

/** `possible` lets callers through that cannot be asked; `off` asks nobody. */
export type Confirmations = "required" | "possible" | "off";

/** Among the questions of its call; those of handlers are counted or have names of their own. */
const key = "toolwright/confirm";

/** Characters of one argument that a person is shown. */
const maxShown = 200;

/**
 * @param question - With `{{name}}` where an argument goes.
 * @returns The handler behind the question.
 */
export function confirmed(
  handler: ToolHandler,
  question: string,
  { confirmations, sensitive }: { readonly confirmations: Confirmations; readonly sensitive: Sensitive | undefined },
): ToolHandler {
  if (confirmations === "off") return handler;
  return async (input, context) => {
    const { desk, toolName } = context as CallContext;
    if (confirmations === "required" || desk.mayAsk("elicitation")) {
      const { action } = await desk.confirm(wordsFor(question, input, sensitive), key);
      if (action !== "accept") throw refused(toolName, action);
    }
    return handler(input, context);
  };
}

function wordsFor(question: string, input: JsonObject, sensitive: Sensitive | undefined): string {
  const visible = (sensitive === undefined ? input : hideSensitive(input, sensitive, input)) as JsonObject;
  return fillBlanks(question, Object.fromEntries(Object.entries(visible).map(([name, value]) => [name, shown(value)])));
}

/** A name stands as it is; what could pass for a sentence of ours stands in quotes. */
const plain = /^[A-Za-z0-9][A-Za-z0-9_.:@+-]{0,63}$/;
/** What moves or hides letters on a screen. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

function shown(value: JsonValue | undefined): string {
  if (typeof value === "string" && plain.test(value)) return value;
  const text = (JSON.stringify(value) ?? "").replace(unseen, "");
  return text.length > maxShown ? `${text.slice(0, maxShown)}…` : text;
}

function refused(toolName: string, action: "decline" | "cancel"): ToolError {
  const words =
    action === "decline"
      ? `The person said no: "${toolName}" was not carried out. Do not call it again unless they ask for it.`
      : `The person closed the question without an answer: "${toolName}" was not carried out. Ask them whether they still want it.`;
  return new ToolError("FAILED_PRECONDITION", words);
}
