/** What handlers of resources and prompts may return, checked before anyone is shown it. Knows nothing of calls. */

import type { FieldProblem, JsonValue, Validator } from "../../contract/index.ts";
import { contentFault, resourceFault } from "../invoke/check-content.ts";

/** `{ contents: [...] }`. */
export const resourceOutput: Validator = (value) => {
  const { contents } = isObject(value) ? value : {};
  if (!Array.isArray(contents)) return [problem("/contents", "type", "one content or a list of them", contents)];
  return nothingIfSound(
    contents.flatMap((content, index) => {
      const expected = resourceFault(content);
      return expected === undefined ? [] : [problem(`/contents/${index}`, "content", expected, content)];
    }),
  );
};

/** `{ description?, messages: [...] }`. */
export const promptOutput: Validator = (value) => {
  if (!isObject(value)) return [problem("", "type", "an object with messages", value)];
  const { description, messages } = value;
  const wrong =
    description === undefined || typeof description === "string" ? [] : [problem("/description", "type", "a text", description)];
  if (!Array.isArray(messages)) return [...wrong, problem("/messages", "type", "a list of messages", messages)];
  return nothingIfSound([...wrong, ...messages.flatMap((message, index) => messageProblems(message, `/messages/${index}`))]);
};

/** `{ completion: { values } }`. */
export const completionOutput: Validator = (value) => {
  const { completion } = isObject(value) ? value : {};
  const { values } = isObject(completion) ? completion : {};
  if (Array.isArray(values) && values.every((one) => typeof one === "string")) return undefined;
  return [problem("/completion/values", "type", "a list of texts", values)];
};

function messageProblems(message: unknown, at: string): readonly FieldProblem[] {
  if (!isObject(message)) return [problem(at, "type", "a message", message)];
  const role =
    message.role === "user" || message.role === "assistant" ? [] : [problem(`${at}/role`, "enum", "user or assistant", message.role)];
  const fault = contentFault(message.content);
  return fault === undefined ? role : [...role, problem(`${at}/content`, "content", `a content block: ${fault}`, message.content)];
}

function isObject(value: unknown): value is { readonly [key: string]: JsonValue | undefined } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function problem(pointer: string, rule: string, expected: string, got: unknown): FieldProblem {
  const type = got === null ? "null" : Array.isArray(got) ? "array" : typeof got;
  return { pointer, rule, expected, got: type, hint: "" };
}

function nothingIfSound(problems: readonly FieldProblem[]): readonly FieldProblem[] | undefined {
  return problems.length === 0 ? undefined : problems;
}
