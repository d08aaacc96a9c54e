/** Schemas as the world writes them, made up to the sizes that real catalogs reach. */

import type { JsonObject } from "../../contract/index.ts";
import type { StandaloneSchema } from "../../validation/dialect.ts";

const names = (count: number, prefix = "field"): readonly string[] => Array.from({ length: count }, (_, index) => `${prefix}_${index}`);
const properties = (count: number, schemaOf: (index: number) => JsonObject): JsonObject =>
  Object.fromEntries(names(count).map((name, index) => [name, schemaOf(index)]));

/** 444 references deep into properties, as generators that never name a type write them. */
const deepReferences: JsonObject = {
  type: "object",
  properties: {
    first: {
      type: "object",
      properties: {
        list: { type: "array", items: { anyOf: [{ type: "object", properties: { id: { type: "string" } } }, { type: "null" }] } },
      },
    },
    ...Object.fromEntries(names(443, "again").map((name) => [name, { $ref: "#/properties/first/properties/list/items/anyOf/0" }])),
    self: { $ref: "#/properties/first" },
  },
};

/** 1,001 subschemas, 84 KB. */
const many: JsonObject = {
  type: "object",
  properties: properties(200, (index) => ({
    type: "object",
    description: `Field number ${index}. ${"It says what it is for in some more words. ".repeat(4)}`,
    properties: {
      a: { type: "string", maxLength: index },
      b: { type: "integer" },
      c: { type: "array", items: { enum: ["x", "y", index] } },
    },
    required: ["a"],
  })),
};

const draft07 = (schema: JsonObject): StandaloneSchema => ({ dialect: "draft-07", schema });
const modern = (schema: JsonObject): StandaloneSchema => ({ dialect: "2020-12", schema });

export const worldSchemas: Readonly<Record<string, StandaloneSchema>> = {
  "a root without a type": modern({ properties: { a: { type: "string" } }, required: ["a"] }),
  "no properties": modern({ type: "object", properties: {} }),
  "nothing at all": modern({}),
  "`$schema` of draft-07": draft07({ $schema: "http://json-schema.org/draft-07/schema#", type: "object", additionalProperties: false }),
  "444 references": draft07(deepReferences),
  "1,001 subschemas": modern(many),
  "205 properties in one object": modern({
    type: "object",
    properties: properties(205, (index) => ({ type: index % 2 ? "string" : "number", default: index % 2 ? "" : 0 })),
    additionalProperties: false,
  }),
  "an enum of 597": modern({ type: "object", properties: { currency: { type: "string", enum: names(597, "C") } } }),
  "a description of 40,000 characters": modern({
    type: "object",
    description: `words */ ${"$"}{x} \`y\` `.repeat(2_300),
    properties: { a: { type: "string", description: "z".repeat(40_000) } },
  }),
  "patterns invalid with the u flag": draft07({ type: "object", properties: { a: { type: "string", pattern: "^[\\w\\-.]+\\@\\w+$" } } }),
  "formats nobody knows": draft07({
    type: "object",
    properties: { a: { type: "string", format: "color" }, b: { type: "integer", format: "timestamp" } },
  }),
  "a title and an `$id` that are no names": modern({
    $id: "urn:tool:x",
    title: "A title; drop table",
    type: "object",
    properties: { a: { title: "1 2 3", type: "string" } },
  }),
  "words that steer type emitters": modern({
    type: "object",
    properties: { a: { type: "string", tsType: "any; import('x')", tsEnumNames: ["a"] } },
  }),
  recursion: modern({
    type: "object",
    properties: { children: { type: "array", items: { $ref: "#" } }, parent: { $ref: "#/properties/children/items" } },
  }),
  "recursion in place": draft07({
    $ref: "#/definitions/a",
    definitions: {
      a: { anyOf: [{ type: "string" }, { allOf: [{ $ref: "#/definitions/b" }] }] },
      b: { oneOf: [{ $ref: "#/definitions/a" }, { type: "object", properties: { next: { $ref: "#/definitions/b" } } }] },
    },
  }),
  "a tuple of at least 30": modern({
    type: "object",
    properties: {
      list: { type: "array", minItems: 30, maxItems: 40, items: { type: "number" } },
      pair: { type: "array", prefixItems: [{ type: "string" }, { type: "number" }], items: false, minItems: 2 },
    },
  }),
  "property names that are no identifiers": modern({
    type: "object",
    properties: JSON.parse(
      '{"a-b":{"type":"string"},"":{"type":"number"},"1":{"type":"boolean"},"class":{"type":"null"},"\\"\\\\\\n":{"type":"string"},"__proto__":{"type":"string"},"constructor":{"type":"string"},"\u202e":{"type":"string"}}',
    ) as JsonObject,
  }),
  "values of every kind in an enum": modern({ enum: [null, true, 0, -1.5, 1e21, "", 'a"b\u2028', [1, ["x"]], {}, { a: { b: null } }] }),
  "unions of unions": modern({
    allOf: Array.from({ length: 6 }, (_, part) => ({
      anyOf: Array.from({ length: 12 }, (_each, index) => ({ type: "object", properties: { [`p${part}`]: { const: index } } })),
    })),
  }),
};

export const hostileWords = ["*/", "${", "`", "\u202e", "\u2028", "@ts-expect-error", "</script>"] as const;
