/** The largest and the worst-connected schemas that were found, made anew: references by the hundred, enums by the hundred, pages of text. */

import type { JsonObject, JsonValue } from "../../../contract/index.ts";
import type { ForeignTool } from "../foreign-catalog.ts";
import type { dialectUris } from "./styles.ts";

const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({ type: "object", properties, ...more });
const numbered = (count: number, of: (index: number) => JsonValue): JsonObject =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`field_${index}`, of(index)]));

export function monsters({ "draft-07": draft07 }: typeof dialectUris): readonly ForeignTool[] {
  return [
    { name: "refs_444", input: { $schema: draft07, ...references(444) } },
    { name: "refs_444_undated", input: references(444) },
    { name: "subschemas_1001", input: { $schema: draft07, ...manySubschemas(1_001) } },
    { name: "kilobytes_84", input: wordy(84 * 1_024) },
    {
      name: "properties_205",
      input: object(
        numbered(205, (index) => ({ type: index % 2 === 0 ? "string" : "number", description: `Field ${index}.` })),
        { additionalProperties: false },
      ),
    },
    {
      name: "properties_205_counted",
      input: object(
        numbered(205, () => ({ type: "string" })),
        { required: Array.from({ length: 205 }, (_, index) => `field_${index}`), additionalProperties: { type: "integer" } },
      ),
    },
    {
      name: "enum_597",
      input: object({ zone: { type: "string", enum: Array.from({ length: 597 }, (_, index) => `Zone/${index}`) } }, { required: ["zone"] }),
    },
    {
      name: "description_40000",
      description: "word ".repeat(8_000),
      input: object({ a: { type: "string", description: "*/ ".repeat(13_333) } }),
    },
    { name: "deep_60", input: nested(60) },
    {
      name: "union_of_100",
      input: object({
        block: {
          anyOf: Array.from({ length: 100 }, (_, index) =>
            object({ type: { const: `t${index}` }, [`t${index}`]: { type: "string" } }, { required: ["type"] }),
          ),
        },
      }),
    },
    {
      name: "unions_multiplied",
      input: object({
        a: {
          allOf: Array.from({ length: 6 }, (_, part) => ({
            anyOf: Array.from({ length: 6 }, (_, index) => object({ [`p${part}`]: { const: index } })),
          })),
        },
      }),
    },
    {
      name: "filter_recursive",
      input: {
        $schema: draft07,
        ...object(
          { filter: { $ref: "#/definitions/f" } },
          {
            definitions: {
              f: {
                anyOf: [object({ and: { type: "array", items: { $ref: "#/definitions/f" } } }, { required: ["and"] }), { type: "string" }],
              },
            },
          },
        ),
      },
    },
    {
      name: "tree_of_root",
      input: object({ name: { type: "string" }, children: { type: "array", items: { $ref: "#" } } }, { additionalProperties: false }),
    },
  ];
}

/** As zod-to-json-schema writes a type that is used again: a path to its first use. */
function references(count: number): JsonObject {
  const used = {
    anyOf: [
      object(
        { text: { type: "string" }, marks: { type: "array", items: { $ref: "#/properties/a/items/anyOf/1" } } },
        { required: ["text"] },
      ),
      { type: "string", enum: ["bold", "italic"] },
      { type: "null" },
    ],
  };
  return object(
    { a: { type: "array", items: used }, ...numbered(count - 1, (index) => ({ $ref: `#/properties/a/items/anyOf/${index % 3}` })) },
    { additionalProperties: false },
  );
}

function manySubschemas(count: number): JsonObject {
  const groups = Math.floor(count / 11);
  return object(
    numbered(groups, () =>
      object(
        Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`p${index}`, { type: ["string", "null"], title: `P ${index}` }])),
        { additionalProperties: false },
      ),
    ),
  );
}

function wordy(bytes: number): JsonObject {
  const line = "Explains at length what the value means, with examples and a table. ";
  const perField = 1_024;
  return object(
    numbered(Math.ceil(bytes / perField), () => ({ type: "string", description: line.repeat(Math.ceil(perField / line.length)) })),
  );
}

function nested(depth: number): JsonObject {
  let schema: JsonObject = { type: "string" };
  for (let level = 0; level < depth; level += 1) schema = level % 2 === 0 ? { type: "array", items: schema } : object({ inner: schema });
  return object({ inner: schema });
}
