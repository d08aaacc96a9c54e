/** Schemas and values for the properties of validators and types: a case for every keyword, schemas at random, values that nearly fit. */

import type { JsonObject, JsonValue } from "../../contract/index.ts";
import { allFormats } from "../../validation/all-formats.ts";
import type { Dialect, StandaloneSchema } from "../../validation/dialect.ts";
import { fc } from "../support/chance.ts";

export interface SchemaCase {
  readonly name: string;
  readonly schema: StandaloneSchema;
}

const both: readonly Dialect[] = ["2020-12", "draft-07"];
const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({ type: "object", properties, ...more });

/** By another name: an object with a member `then` be taken for a promise by careless code, and the linter wants none written out. */
const consequenceKeyword = "then";
const conditional = (condition: JsonObject, consequence: JsonObject, alternative?: JsonObject): JsonObject => ({
  if: condition,
  [consequenceKeyword]: consequence,
  ...(alternative === undefined ? {} : { else: alternative }),
});

/** Keyword to schemas in which it decides; the dialects it belongs to. */
const byKeyword: readonly (readonly [keyword: string, dialects: readonly Dialect[], ...schemas: readonly (JsonObject | boolean)[]])[] = [
  ["true", both, true],
  ["false", both, false, object({ a: false })],
  ["type", both, { type: "string" }, { type: "integer" }, { type: "number" }, { type: ["null", "boolean", "array"] }, { type: "object" }],
  ["enum", both, { enum: ["a", 1, null, true, { a: [1] }, ["b"]] }, { enum: Array.from({ length: 30 }, (_, index) => `v${index}`) }],
  ["const", both, { const: "a" }, { const: { a: 1, b: [null] } }, { const: 0 }, { const: null }, { const: { valueOf: 1 } }],
  ["multipleOf", both, { multipleOf: 2 }, { type: "number", multipleOf: 0.01 }, { multipleOf: 1.5 }],
  ["maximum", both, { maximum: 2 }],
  ["exclusiveMaximum", both, { exclusiveMaximum: 2 }],
  ["minimum", both, { minimum: 1 }],
  ["exclusiveMinimum", both, { exclusiveMinimum: 1 }],
  ["maxLength", both, { maxLength: 2 }, { type: "string", maxLength: 1 }],
  ["minLength", both, { minLength: 2 }],
  ["pattern", both, { pattern: "^[ab]+$" }, { pattern: "^(a+)+$" }, { pattern: "a.b" }, { pattern: "\\-" }, { pattern: "^\\S+\\s?\\S*$" }],
  ["maxItems", both, { maxItems: 1 }],
  ["minItems", both, { minItems: 2 }, { type: "array", minItems: 30 }],
  ["uniqueItems", both, { uniqueItems: true }, { type: "array", items: { type: "number" }, uniqueItems: true }, { uniqueItems: false }],
  ["contains", both, { contains: { type: "string" } }, { contains: true }, { contains: { const: 1 }, items: { type: "integer" } }],
  ["items", both, { items: { type: "string" } }, { items: false }, { items: object({ a: { type: "number" } }, { required: ["a"] }) }],
  ["maxProperties", both, { maxProperties: 1 }],
  ["minProperties", both, { minProperties: 2 }],
  ["required", both, { required: ["a", "toString"] }, object({ a: { type: "string" } }, { required: ["a", "b"] })],
  [
    "properties",
    both,
    object({ a: { type: "string" }, b: object({ a: { type: "integer" } }) }),
    { properties: { "a-b": { type: "null" } } },
  ],
  [
    "properties",
    both,
    object({}),
    object({ constructor: { type: "number" }, toString: { type: "string" } }, { additionalProperties: false }),
  ],
  ["patternProperties", both, { patternProperties: { "^a": { type: "number" }, b$: { type: "integer" } } }],
  ["patternProperties", both, { patternProperties: { "^a": { type: "number" } }, additionalProperties: { type: "string" } }],
  ["additionalProperties", both, { additionalProperties: false }, { additionalProperties: { type: "number" } }],
  ["additionalProperties", both, object({ a: true, b: { type: "string" } }, { additionalProperties: false })],
  ["additionalProperties", both, object({ a: { type: "string" } }, { additionalProperties: { type: "number" } })],
  [
    "additionalProperties",
    both,
    object(Object.fromEntries([..."abcdefghij"].map((name) => [name, { type: "string" }])), { additionalProperties: false }),
  ],
  ["propertyNames", both, { propertyNames: { maxLength: 1 } }, { propertyNames: { enum: ["a", "b"] } }, { propertyNames: false }],
  ["dependencies", both, { dependencies: { a: ["b"], b: { required: ["c"] } } }],
  ["allOf", both, { allOf: [{ type: "string" }, { minLength: 2 }] }, { allOf: [object({ a: { type: "string" } }), { required: ["a"] }] }],
  [
    "anyOf",
    both,
    { anyOf: [{ type: "string" }, { type: "integer", minimum: 2 }] },
    { anyOf: [object({ a: { const: 1 } }, { required: ["a"] }), { type: "null" }] },
  ],
  [
    "oneOf",
    both,
    { oneOf: [{ type: "integer" }, { minimum: 1, type: "number" }] },
    { oneOf: [{ required: ["a"] }, { required: ["b"] }], type: "object" },
  ],
  ["not", both, { not: { type: "string" } }, { type: "string", not: { const: "a" } }, { not: {} }],
  [
    "if",
    both,
    conditional({ type: "string" }, { minLength: 2 }, { type: "number" }),
    conditional({ required: ["a"] }, { required: ["b"] }),
  ],
  [
    "$ref",
    both,
    { $ref: "#/definitions/a", definitions: { a: { type: "string" } } },
    object({ next: { $ref: "#" }, a: { type: "integer" } }),
  ],
  ["$ref", both, { $defs: { a: { items: { $ref: "#/$defs/a" }, type: ["array", "string"] } }, $ref: "#/$defs/a" }],
  ["$ref", both, object({ a: { $ref: "#/properties/b/items/anyOf/0" }, b: { items: { anyOf: [{ type: "string" }, { type: "null" }] } } })],
  ["$ref", both, object({ a: { $ref: "#/$defs/a~1b%25/c~0d" } }, { $defs: { "a/b%": { "c~d": { type: "boolean" } } } })],
  ["$id", both, { $id: "https://example.com/root", properties: { a: { $ref: "part" } }, $defs: { p: { $id: "part", type: "string" } } }],
  ["$id", ["draft-07"], { properties: { a: { $ref: "#here" } }, definitions: { p: { $id: "#here", type: "string" } } }],
  ["$anchor", ["2020-12"], { properties: { a: { $ref: "#here" } }, $defs: { p: { $anchor: "here", type: "string" } } }],
  ["$dynamicRef", ["2020-12"], { $dynamicAnchor: "node", type: "object", properties: { a: { $dynamicRef: "#node" } } }],
  ["default", both, object({ a: { type: "string", default: "x" }, b: { default: { c: [1] } } }, { required: ["a"] })],
  ["default", both, object({ a: object({ b: { default: 1 } }), toString: { default: "x" } })],
  ["default", both, { anyOf: [object({ a: { default: 1 } }, { required: ["a"] }), object({ b: { type: "string" } })] }],
  ["default", both, { allOf: [object({ a: { default: 1, type: "number" } })], required: ["a"], type: "object" }],
  ["default", both, { items: object({ a: { default: "b" } }, { additionalProperties: false }) }],
  ["default", both, object({ a: { $ref: "#/$defs/p" } }, { $defs: { p: object({ a: { default: 1 }, b: { $ref: "#/$defs/p" } }) } })],
  ["default", ["draft-07"], { items: [{ default: "a" }, { type: "number", default: 2 }] }],
  [
    "nullable",
    both,
    { type: "string", nullable: true },
    object({ a: { type: "integer", nullable: true } }),
    { nullable: true, enum: ["a"] },
  ],
  [
    "prefixItems",
    ["2020-12"],
    { prefixItems: [{ type: "string" }, { type: "number" }] },
    { prefixItems: [{ type: "string" }], items: false, minItems: 1 },
  ],
  ["prefixItems", ["2020-12"], { type: "array", prefixItems: [true, { type: "null" }], items: { type: "string" } }],
  ["items", ["draft-07"], { items: [{ type: "string" }, { type: "number" }], additionalItems: false }, { items: [{ type: "string" }] }],
  ["additionalItems", ["draft-07"], { items: [true], additionalItems: { type: "number" } }],
  [
    "minContains",
    ["2020-12"],
    { contains: { type: "string" }, minContains: 2, maxContains: 3 },
    { contains: { type: "string" }, minContains: 0 },
  ],
  ["dependentRequired", ["2020-12"], { dependentRequired: { a: ["b", "c"] } }],
  ["dependentSchemas", ["2020-12"], { dependentSchemas: { a: { required: ["b"], properties: { b: { type: "string" } } } } }],
  ["unevaluatedProperties", ["2020-12"], { allOf: [{ properties: { a: true } }], properties: { b: true }, unevaluatedProperties: false }],
  [
    "unevaluatedProperties",
    ["2020-12"],
    { anyOf: [{ properties: { a: { const: 1 } }, required: ["a"] }, true], unevaluatedProperties: { type: "string" } },
  ],
  [
    "unevaluatedItems",
    ["2020-12"],
    { prefixItems: [true], contains: { type: "string" }, unevaluatedItems: false },
    { unevaluatedItems: { type: "number" } },
  ],
  ["contentMediaType", both, { type: "string", contentMediaType: "application/json", contentEncoding: "base64" }],
  ["contentSchema", ["2020-12"], { contentMediaType: "application/json", contentSchema: { type: "number" } }],
  ["annotations", both, { title: "T", description: "d", $comment: "c", examples: [1], readOnly: true, type: "string" }],
  ["unknown", both, { type: "string", minLenght: 5, "x-note": { $ref: "#/nowhere" }, id: "x", $async: true }],
  ["unknown format", both, { type: "string", format: "constructor" }, { format: "no-such-format" }],
  ...Object.keys(allFormats).map((format) => ["format", both, { format }] as const),
];

export const keywordCases: readonly SchemaCase[] = byKeyword.flatMap(([keyword, dialects, ...schemas]) =>
  dialects.flatMap((dialect) =>
    schemas.map((schema) => ({ name: `${keyword} in ${dialect}: ${JSON.stringify(schema).slice(0, 90)}`, schema: { dialect, schema } })),
  ),
);

/** Keywords of both dialects' vocabularies, each of which some case above must hold. */
export const coveredKeywords: ReadonlySet<string> = new Set(
  byKeyword.flatMap(([, , ...schemas]) => schemas.flatMap((schema) => keysDeep(schema))),
);

function keysDeep(value: JsonValue | undefined): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: JsonValue) => keysDeep(item));
  return typeof value === "object" && value !== null ? Object.entries(value).flatMap(([key, item]) => [key, ...keysDeep(item)]) : [];
}

const names = ["a", "b", "c", "toString", "a-b"];
const strings = ["", "a", "b", "aa", "ab", "a b", "x", "aXb", "🙂", "2026-11-22T09:30:00Z", "2026-02-30", "10:00:00Z", "name@example.com"];
const name = fc.constantFrom(...names);
const leaf: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.constantFrom<JsonValue>(null, true, false, 0, 1, 2, 3, 1.5, -1, 0.07, 1e21),
  fc.constantFrom(...strings),
);

/** Any small JSON value over the names and strings that the schemas use. */
export const anyJson: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(name, tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

/** A value that fits the schema often, and nearly fits it otherwise. */
export function valueFor(schema: JsonValue | undefined, root: JsonValue, depth = 0): fc.Arbitrary<JsonValue> {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema) || depth > 4) return anyJson;
  const parts = schema as JsonObject;
  const candidates: fc.Arbitrary<JsonValue>[] = [];
  for (const value of listOf(parts.enum)) candidates.push(fc.constant(value));
  if (parts.const !== undefined) candidates.push(fc.constant(parts.const));
  if (typeof parts.$ref === "string") candidates.push(valueFor(target(root, parts.$ref), root, depth + 1));
  for (const keyword of ["allOf", "anyOf", "oneOf"]) {
    for (const part of listOf(parts[keyword])) candidates.push(valueFor(part, root, depth + 1));
  }
  for (const keyword of ["then", "else"]) if (parts[keyword] !== undefined) candidates.push(valueFor(parts[keyword], root, depth + 1));
  for (const type of typesOf(parts)) candidates.push(valueOfType(type, parts, root, depth));
  return candidates.length === 0 ? anyJson : fc.oneof({ arbitrary: fc.oneof(...candidates), weight: 6 }, { arbitrary: anyJson, weight: 1 });
}

function typesOf(schema: JsonObject): readonly string[] {
  const { type } = schema;
  if (typeof type === "string") return [type];
  if (Array.isArray(type)) return type.map(String);
  const hints: string[] = [];
  if (
    ["properties", "required", "additionalProperties", "patternProperties", "propertyNames", "dependencies"].some(
      (key) => schema[key] !== undefined,
    )
  )
    hints.push("object");
  if (
    ["items", "prefixItems", "contains", "uniqueItems", "minItems", "maxItems", "unevaluatedItems"].some((key) => schema[key] !== undefined)
  )
    hints.push("array");
  return hints;
}

function valueOfType(type: string, schema: JsonObject, root: JsonValue, depth: number): fc.Arbitrary<JsonValue> {
  switch (type) {
    case "object":
      return objectFor(schema, root, depth);
    case "array":
      return listFor(schema, root, depth);
    case "string":
      return fc.constantFrom(...strings);
    case "integer":
      return fc.integer({ min: -1, max: 4 });
    case "number":
      return fc.constantFrom(0, 1, 2, 1.5, 0.07, -1);
    case "boolean":
      return fc.boolean();
    default:
      return fc.constant(null);
  }
}

function objectFor(schema: JsonObject, root: JsonValue, depth: number): fc.Arbitrary<JsonValue> {
  const properties = (schema.properties ?? {}) as JsonObject;
  const known = Object.keys(properties);
  const required = listOf(schema.required).map(String);
  const fields = [...new Set([...known, ...required])].map((key) => {
    const value = valueFor(Object.hasOwn(properties, key) ? properties[key] : true, root, depth + 1);
    const isLikely = required.includes(key) ? 9 : 2;
    return fc.oneof(
      { arbitrary: value.map((item): [string, JsonValue][] => [[key, item]]), weight: isLikely },
      { arbitrary: fc.constant([]), weight: 1 },
    );
  });
  const rest = schema.additionalProperties;
  const others = fc.array(fc.tuple(name, rest === undefined ? anyJson : valueFor(rest, root, depth + 1)), {
    maxLength: rest === false ? 0 : 2,
  });
  return fc.tuple(fc.tuple(...fields), others).map(([own, more]) => Object.fromEntries([...more, ...own.flat()]));
}

function listFor(schema: JsonObject, root: JsonValue, depth: number): fc.Arbitrary<JsonValue> {
  const items = schema.items;
  const prefix = listOf(schema.prefixItems).length > 0 ? listOf(schema.prefixItems) : listOf(items);
  const rest = Array.isArray(items) ? schema.additionalItems : items;
  const element = rest === undefined ? (schema.contains ?? true) : rest;
  const first = prefix.map((item) => valueFor(item, root, depth + 1));
  return fc
    .tuple(fc.tuple(...first), fc.array(valueFor(element, root, depth + 1), { maxLength: rest === false ? 0 : 3 }), fc.nat({ max: 6 }))
    .map(([start, end, length]) => [...start, ...end].slice(0, Math.max(length, 1)));
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

function target(root: JsonValue, ref: string): JsonValue | undefined {
  let found: JsonValue | undefined = root;
  for (const step of ref.split("/").slice(1)) found = (found as Record<string, JsonValue> | undefined)?.[step];
  return found;
}

/** Schemas at random: every applicator over every other, references into `$defs`, defaults. */
export function randomSchemas(dialect: Dialect): fc.Arbitrary<StandaloneSchema> {
  const number = fc.integer({ min: 0, max: 3 });
  const { schema } = fc.letrec<{ schema: JsonObject | boolean }>((tie) => {
    const schemas = fc.array(tie("schema"), { minLength: 1, maxLength: 3 });
    const map = fc.dictionary(name, tie("schema"), { maxKeys: 3, noNullPrototype: true });
    const common = {
      type: fc.oneof(
        fc.constantFrom("object", "object", "array", "string", "integer", "null"),
        fc.constant(["string", "object"]),
        fc.constant(["null", "array", "number"]),
      ),
      enum: fc.uniqueArray(anyJson, { minLength: 1, maxLength: 3, selector: (value) => JSON.stringify(value) }),
      const: anyJson,
      properties: map,
      required: fc.uniqueArray(name, { maxLength: 2 }),
      additionalProperties: fc.oneof(fc.constant(false), tie("schema")),
      patternProperties: tie("schema").map((part) => ({ "^a": part })),
      propertyNames: fc.constantFrom<JsonObject[]>({ maxLength: 1 }, { enum: ["a", "b"] }),
      allOf: schemas,
      anyOf: schemas,
      oneOf: schemas,
      not: tie("schema"),
      if: tie("schema"),
      [consequenceKeyword]: tie("schema"),
      else: tie("schema"),
      contains: tie("schema"),
      minItems: number,
      maxItems: number,
      uniqueItems: fc.boolean(),
      minimum: number,
      maxLength: number,
      pattern: fc.constantFrom("^a", "^(a|b)*$", "b$", "(a+)+x", "\\-"),
      default: anyJson,
      nullable: fc.constant(true),
      $ref: fc.constantFrom("#/$defs/p", "#/$defs/q"),
    };
    const own = dialect === "2020-12" ? modern(tie("schema"), schemas) : old(tie("schema"), schemas);
    return {
      schema: fc.oneof(
        { maxDepth: 4, depthSize: "small" },
        { arbitrary: fc.boolean(), weight: 1 },
        { arbitrary: some({ ...common, ...own }), weight: 8 },
      ),
    };
  });
  return fc.tuple(schema, schema, schema).map(([root, p, q]) => {
    const whole = typeof root === "boolean" ? { allOf: [root] } : root;
    return { dialect, schema: { ...whole, $defs: { p, q } } };
  });
}

function modern(
  schema: fc.Arbitrary<JsonObject | boolean>,
  schemas: fc.Arbitrary<(JsonObject | boolean)[]>,
): Record<string, fc.Arbitrary<JsonValue>> {
  return {
    items: schema,
    prefixItems: schemas,
    unevaluatedProperties: schema,
    unevaluatedItems: schema,
    dependentSchemas: schema.map((part) => ({ a: part })),
    dependentRequired: fc.constant({ b: ["c"] }),
    minContains: fc.integer({ min: 0, max: 2 }),
    maxContains: fc.integer({ min: 0, max: 2 }),
  };
}

function old(
  schema: fc.Arbitrary<JsonObject | boolean>,
  schemas: fc.Arbitrary<(JsonObject | boolean)[]>,
): Record<string, fc.Arbitrary<JsonValue>> {
  return { items: fc.oneof(schema, schemas), additionalItems: schema, dependencies: schema.map((part) => ({ a: part, b: ["c"] })) };
}

/** A few of the keywords. */
function some(keywords: Record<string, fc.Arbitrary<JsonValue>>): fc.Arbitrary<JsonObject> {
  const all = Object.keys(keywords);
  return fc
    .uniqueArray(fc.constantFrom(...all, "type", "properties", "required"), { minLength: 1, maxLength: 4 })
    .chain((chosen) =>
      fc.tuple(...chosen.map((keyword) => (keywords[keyword] ?? fc.constant(true)).map((value): [string, JsonValue] => [keyword, value]))),
    )
    .map((entries) => Object.fromEntries(entries));
}
