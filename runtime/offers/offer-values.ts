/** What handlers of resources and prompts may return, checked before anyone is shown it. Knows nothing of calls. */

import type { FieldProblem, JsonValue, Validator } from "../../contract/index.ts";

/** `{ contents: [...] }`. */
export const resourceOutput: Validator = (value) => {
  const { contents } = isObject(value) ? value : {};
  if (!Array.isArray(contents)) return [problem("/contents", "type", "one content or a list of them", contents)];
  return nothingIfSound(contents.flatMap((content, index) => contentProblems(content, `/contents/${index}`)));
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
  return [...role, ...blockProblems(message.content, `${at}/content`)];
}

type Check = (value: unknown, at: string) => readonly FieldProblem[];

const textual: Check = (value, at) => (typeof value === "string" ? [] : [problem(at, "type", "a text", value)]);

/** What each type of block must have, as MCP spells it. */
const required: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  text: { text: textual },
  image: { data: bytes, mimeType: textual },
  audio: { data: bytes, mimeType: textual },
  resource: { resource: (value, at) => [...(isObject(value) ? textual(value.uri, `${at}/uri`) : []), ...contentProblems(value, at)] },
  resource_link: { uri: textual, name: textual },
};

function blockProblems(block: unknown, at: string): readonly FieldProblem[] {
  const type = isObject(block) && typeof block.type === "string" && Object.hasOwn(required, block.type) ? block.type : undefined;
  if (!isObject(block) || type === undefined) return [problem(`${at}/type`, "enum", `one of ${Object.keys(required).join(", ")}`, block)];
  return Object.entries(required[type] ?? {}).flatMap(([member, check]) => check(block[member], `${at}/${member}`));
}

function contentProblems(content: unknown, at: string): readonly FieldProblem[] {
  if (!isObject(content)) return [problem(at, "type", "an object with text or blob", content)];
  const { uri, mimeType, text, blob } = content;
  if ((text === undefined) === (blob === undefined)) return [problem(at, "oneOf", "exactly one of text and blob", content)];
  return [
    ...(uri === undefined ? [] : textual(uri, `${at}/uri`)),
    ...(mimeType === undefined ? [] : textual(mimeType, `${at}/mimeType`)),
    ...(text === undefined ? bytes(blob, `${at}/blob`) : textual(text, `${at}/text`)),
  ];
}

function bytes(value: unknown, at: string): readonly FieldProblem[] {
  const isBase64 = typeof value === "string" && value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value);
  return isBase64 ? [] : [problem(at, "contentEncoding", "bytes in base64", value)];
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
