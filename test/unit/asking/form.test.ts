import { describe, expect, it } from "vitest";
import type { AskSchema, JsonValue } from "../../../contract/index.ts";
import { demandForm, fieldMembers } from "../../../runtime/asking/form.ts";
import { readFormAnswer, readRoots, readSample } from "../../../runtime/asking/read-answers.ts";

const choices = [
  { const: "a", title: "First" },
  { const: "b", title: "Second" },
];

const sound: Readonly<Record<string, object>> = {
  "a text": { type: "string", minLength: 1, maxLength: 9, format: "email", default: "a@b.example" },
  "a choice": { type: "string", enum: ["a", "b"], enumNames: ["A", "B"], default: "a" },
  "a choice with titles": { type: "string", oneOf: choices },
  "a number": { type: "number", minimum: 0.5, maximum: 2, default: 1.5 },
  "a whole number": { type: "integer", default: 3 },
  "a yes or no": { type: "boolean", default: false },
  "several choices": { type: "array", items: { type: "string", enum: ["a", "b"] }, minItems: 1, maxItems: 2, default: ["a"] },
  "several choices with titles": { type: "array", items: { anyOf: choices }, title: "Both", description: "Or one." },
};

const unsound: readonly (readonly [string, unknown, string])[] = [
  ["no object", [], "a schema is"],
  ["a root of another type", { type: "array", properties: {} }, "a schema is"],
  ["a keyword of JSON Schema", { type: "object", properties: {}, additionalProperties: false }, '"additionalProperties" is nothing'],
  ["a nested object", { type: "object", properties: { a: { type: "object" } } }, 'the type "object"; it is one of string, number'],
  [
    "a type called constructor",
    { type: "object", properties: { a: { type: "constructor" } } },
    '"properties.a" has the type "constructor"',
  ],
  ["a field without a type", { type: "object", properties: { a: {} } }, '"properties.a" has the type undefined'],
  ["a pattern", { type: "object", properties: { a: { type: "string", pattern: "x" } } }, 'cannot have "pattern"'],
  [
    "bounds of another type",
    { type: "object", properties: { a: { type: "boolean", minimum: 1 } } },
    'of type boolean cannot have "minimum"',
  ],
  ["a format of ours", { type: "object", properties: { a: { type: "string", format: "uuid" } } }, 'a "format" that is no format'],
  ["no choices", { type: "object", properties: { a: { type: "string", enum: [] } } }, 'a "enum" that is no enum'],
  [
    "choices without titles",
    { type: "object", properties: { a: { type: "string", oneOf: [{ const: "a" }] } } },
    'a "oneOf" that is no oneOf',
  ],
  ["a list of anything", { type: "object", properties: { a: { type: "array" } } }, 'lists its choices in "items"'],
  ["a list of texts", { type: "object", properties: { a: { type: "array", items: { type: "string" } } } }, 'a "items" that is no items'],
  [
    "a default beside the choices",
    { type: "object", properties: { a: { type: "string", enum: ["a"], default: "b" } } },
    "none of its choices",
  ],
  ["a required field that is not there", { type: "object", properties: {}, required: ["a"] }, '"required" lists names'],
];

describe("a form", () => {
  it.each(Object.entries(sound))("may have %s", (_what, field) => {
    expect(() => demandForm({ type: "object", properties: { field } })).not.toThrow();
  });

  it.each(unsound)("is refused with %s, and told what it may be", (_what, schema, words) => {
    expect(() => demandForm(schema)).toThrow(TypeError);
    expect(() => demandForm(schema)).toThrow(words);
  });

  it("has a rule for each type of field", () => {
    expect(Object.keys(fieldMembers).sort()).toEqual(["array", "boolean", "integer", "number", "string"]);
  });

  it("has so many fields that a person can fill it in", () => {
    const properties = Object.fromEntries(Array.from({ length: 65 }, (_, at) => [`f${at}`, { type: "boolean" }]));
    expect(() => demandForm({ type: "object", properties })).toThrow("64 fields at most");
  });
});

const schema: AskSchema = {
  type: "object",
  properties: {
    name: { type: "string", minLength: 2, maxLength: 4 },
    mail: { type: "string", format: "email" },
    site: { type: "string", format: "uri" },
    day: { type: "string", format: "date" },
    at: { type: "string", format: "date-time" },
    age: { type: "integer", minimum: 0, maximum: 120 },
    share: { type: "number" },
    sure: { type: "boolean" },
    one: { type: "string", oneOf: choices },
    some: { type: "array", items: { type: "string", enum: ["a", "b", "c"] }, minItems: 1, maxItems: 2 },
  },
  required: ["name"],
};

const misfits: readonly (readonly [JsonValue, string])[] = [
  [{}, '"name" is needed.'],
  [{ name: null }, '"name" is needed.'],
  [{ name: 3 }, '"name" must be a text.'],
  [{ name: "x" }, "2 or more characters"],
  [{ name: "xxxxx" }, "4 or fewer characters"],
  [{ name: "Ada", mail: "ada" }, '"mail" must be an email address.'],
  [{ name: "Ada", site: "not an address" }, "an address such as"],
  [{ name: "Ada", day: "tomorrow" }, "a date such as"],
  [{ name: "Ada", at: "2027-06-30" }, "a time such as"],
  [{ name: "Ada", age: 1.5 }, "a whole number"],
  [{ name: "Ada", age: -1 }, "0 or more"],
  [{ name: "Ada", age: 200 }, "120 or less"],
  [{ name: "Ada", share: "1" }, "a number"],
  [{ name: "Ada", sure: "yes" }, "yes or no"],
  [{ name: "Ada", one: "z" }, 'one of "a", "b"'],
  [{ name: "Ada", some: "a" }, 'a list of "a", "b", "c"'],
  [{ name: "Ada", some: ["z"] }, 'a list of "a", "b", "c"'],
  [{ name: "Ada", some: ["a", "a"] }, "nothing stands twice"],
  [{ name: "Ada", some: [] }, "a list of 1 or more"],
  [{ name: "Ada", some: ["a", "b", "c"] }, "a list of 2 or fewer"],
];

describe("an answer to a form", () => {
  it("holds what the form asks for, and nothing else", () => {
    const content = { name: "Ada", mail: "ada@b.example", age: 36, one: "b", some: ["a", "c"], extra: 1, sure: null };
    const { extra: _extra, sure: _sure, ...kept } = content;
    expect(readFormAnswer(schema, { action: "accept", content })).toEqual({ ok: true, value: { action: "accept", content: kept } });
  });

  it.each(["decline", "cancel"])("that is a %s needs no content", (action) => {
    expect(readFormAnswer(schema, { action })).toEqual({ ok: true, value: { action } });
  });

  it.each(misfits)("%j is not taken (mcp.ask-answers)", (content, wrong) => {
    expect(readFormAnswer(schema, { action: "accept", content })).toEqual({ ok: false, wrong: expect.stringContaining(wrong) });
  });

  it.each([12345, "accept", null, [], {}, { action: "yes" }, { action: "accept", content: "Ada" }])(
    "%j is none (mcp.ask-answers)",
    (raw) => {
      expect(readFormAnswer(schema, raw as JsonValue).ok).toBe(false);
    },
  );

  it("takes a field called __proto__ as data", () => {
    const odd = { type: "object", properties: Object.fromEntries([["__proto__", { type: "boolean" }]]) } as unknown as AskSchema;
    const read = readFormAnswer(odd, JSON.parse('{"action":"accept","content":{"__proto__":true}}') as JsonValue);
    expect(JSON.stringify(read)).toBe('{"ok":true,"value":{"action":"accept","content":{"__proto__":true}}}');
  });
});

describe("a sample", () => {
  const sample = { role: "assistant", content: { type: "text", text: "Paris" }, model: "m" };

  it.each([sample, { ...sample, content: [sample.content] }])("%j is one", (raw) => {
    expect(readSample(raw).ok).toBe(true);
  });

  it.each([
    null,
    { ...sample, role: "system" },
    { ...sample, model: 3 },
    { ...sample, content: "Paris" },
    { ...sample, content: { type: "image" } },
  ])("%j is none", (raw) => {
    expect(readSample(raw as JsonValue).ok).toBe(false);
  });
});

describe("roots", () => {
  it("are places in the file system", () => {
    expect(readRoots({ roots: [{ uri: "file:///work", name: "work" }] }).ok).toBe(true);
    for (const raw of [{}, { roots: {} }, { roots: [{ uri: "https://a.example" }] }, { roots: [{ uri: "file:///a", name: 3 }] }]) {
      expect(readRoots(raw as unknown as JsonValue).ok).toBe(false);
    }
  });
});
