/**
 * What came back for a question: whether it has the shape of an answer, and fits what was asked. An answer that does not is never taken.
 * Knows nothing of how answers travel.
 */

import type { AskAnswer, AskField, AskSchema, JsonObject, JsonValue, Root, Sample } from "../../contract/index.ts";
import { formats } from "../../validation/index.ts";
import { choicesOf } from "./form.ts";

/** An answer, or words on what is wrong with it. */
export type ReadAnswer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly wrong: string };

/** Fields that the form does not have are left out. */
export function readFormAnswer(schema: AskSchema, raw: JsonValue): ReadAnswer<AskAnswer<JsonObject>> {
  if (!isObject(raw)) return wrong("The answer is an object with an action.");
  const { action, content = {} } = raw;
  if (action === "decline" || action === "cancel") return { ok: true, value: { action } };
  if (action !== "accept") return wrong('The action is "accept", "decline" or "cancel".');
  if (!isObject(content)) return wrong("The content is an object.");
  const entries: [string, JsonValue][] = [];
  for (const [name, field] of Object.entries(schema.properties)) {
    const value = Object.hasOwn(content, name) ? content[name] : undefined;
    if (value === undefined || value === null) {
      if (schema.required?.includes(name)) return wrong(`"${name}" is needed.`);
      continue;
    }
    const expected = misfit(field, value);
    if (expected !== undefined) return wrong(`"${name}" must be ${expected}.`);
    entries.push([name, value]);
  }
  return { ok: true, value: { action, content: Object.fromEntries(entries) } };
}

/** @returns What the field takes, when the value is no such thing. */
function misfit(field: AskField, value: JsonValue): string | undefined {
  switch (field.type) {
    case "boolean":
      return typeof value === "boolean" ? undefined : "yes or no";
    case "number":
    case "integer":
      return misfitNumber(field, value);
    case "string":
      return misfitText(field, value);
    case "array":
      return misfitChoices(field, value);
  }
}

function misfitNumber({ type, minimum, maximum }: Extract<AskField, { type: "number" | "integer" }>, value: JsonValue): string | undefined {
  if (typeof value !== "number" || (type === "integer" && !Number.isInteger(value)))
    return type === "integer" ? "a whole number" : "a number";
  if (minimum !== undefined && value < minimum) return `${minimum} or more`;
  return maximum !== undefined && value > maximum ? `${maximum} or less` : undefined;
}

function misfitText(field: Extract<AskField, { type: "string" }>, value: JsonValue): string | undefined {
  if (typeof value !== "string") return "a text";
  const choices = choicesOf(field);
  if (choices !== undefined) return choices.includes(value) ? undefined : `one of ${listed(choices)}`;
  const {
    minLength = 0,
    maxLength = Number.POSITIVE_INFINITY,
    format,
  } = field as { minLength?: number; maxLength?: number; format?: string };
  const { length } = [...value];
  if (length < minLength) return `a text of ${minLength} or more characters`;
  if (length > maxLength) return `a text of ${maxLength} or fewer characters`;
  return format === undefined || isOfFormat(format, value) ? undefined : (formatWords[format] ?? `of the format ${format}`);
}

function misfitChoices(field: Extract<AskField, { type: "array" }>, value: JsonValue): string | undefined {
  const choices = choicesOf(field) ?? [];
  if (!Array.isArray(value) || !value.every((item) => choices.includes(item as string))) return `a list of ${listed(choices)}`;
  if (new Set(value).size < value.length) return "a list in which nothing stands twice";
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = field;
  if (value.length < minItems) return `a list of ${minItems} or more`;
  return value.length > maxItems ? `a list of ${maxItems} or fewer` : undefined;
}

const formatWords: Readonly<Record<string, string>> = {
  email: "an email address",
  uri: "an address such as https://example.com",
  date: "a date such as 2027-06-30",
  "date-time": "a time such as 2027-06-30T12:00:00Z",
};

function isOfFormat(name: string, value: string): boolean {
  if (name === "email") return /^[^\s@]{1,64}@[^\s@.]+(?:\.[^\s@.]+)+$/.test(value) && value.length <= 254;
  if (name === "uri") return URL.canParse(value);
  const format = formats[name];
  return typeof format !== "function" || format(value);
}

function listed(choices: readonly string[]): string {
  const shown = choices.slice(0, 20).map((choice) => JSON.stringify(choice.slice(0, 64)));
  return choices.length > shown.length ? `${shown.join(", ")} …` : shown.join(", ");
}

export function readSample(raw: JsonValue): ReadAnswer<Sample> {
  if (!isObject(raw)) return wrong("A sample is an object.");
  const { role, content, model } = raw;
  if (role !== "user" && role !== "assistant") return wrong('The role of a sample is "user" or "assistant".');
  if (typeof model !== "string") return wrong("A sample names its model.");
  const blocks = Array.isArray(content) ? content : [content];
  if (!blocks.every(isSampleContent)) return wrong("The content of a sample is a text, an image or a sound, or a list of such.");
  return { ok: true, value: raw as unknown as Sample };
}

function isSampleContent(block: JsonValue | undefined): boolean {
  if (!isObject(block)) return false;
  if (block.type === "text") return typeof block.text === "string";
  return (block.type === "image" || block.type === "audio") && typeof block.data === "string" && typeof block.mimeType === "string";
}

export function readRoots(raw: JsonValue): ReadAnswer<readonly Root[]> {
  if (!isObject(raw) || !Array.isArray(raw.roots)) return wrong("Roots are an object with a list of them.");
  const isSound = raw.roots.every(
    (root: JsonValue) =>
      isObject(root) &&
      typeof root.uri === "string" &&
      root.uri.startsWith("file://") &&
      (root.name === undefined || typeof root.name === "string"),
  );
  return isSound ? { ok: true, value: raw.roots as unknown as readonly Root[] } : wrong("A root has a uri that begins with file://.");
}

function wrong(words: string): { readonly ok: false; readonly wrong: string } {
  return { ok: false, wrong: words };
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
