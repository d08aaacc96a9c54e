/** Tools that cannot be served: names that no client takes, schemas that no validator takes. Each has to be named, and none may take another along. */

import type { JsonObject, JsonValue } from "../../../contract/index.ts";
import type { ForeignTool } from "../foreign-catalog.ts";
import { dialectUris } from "./styles.ts";

const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({ type: "object", properties, ...more });
const draft07 = (schema: JsonObject): JsonObject => ({ $schema: dialectUris["draft-07"], ...schema });

const names: readonly string[] = [
  "repos/list",
  "/",
  "get user",
  " lead",
  "trail ",
  "",
  "tab\tname",
  "line\nname",
  "\u0000",
  "zero\u200bwidth",
  "naïve",
  "日本語",
  "🙂",
  "a:b",
  "a@b",
  "$var",
  "x".repeat(129),
  "../../etc/passwd",
  "a\\b",
  "*",
];

/** Name to schema and the codes that may refuse it. */
const schemas: Readonly<Record<string, readonly [schema: JsonObject, ...codes: string[]]>> = {
  type_str: [object({ a: { type: "str" } }), "SCHEMA_INVALID"],
  type_any: [object({ a: { type: "any" } }), "SCHEMA_INVALID"],
  type_number: [object({ a: { type: 5 } }), "SCHEMA_INVALID"],
  type_null_word: [object({ a: { type: null } }), "SCHEMA_INVALID"],
  type_empty_list: [object({ a: { type: [] } }), "SCHEMA_INVALID"],
  type_of_types: [object({ a: { type: { type: "string" } } }), "SCHEMA_INVALID"],
  required_true: [object({ a: { type: "string", required: true } }), "SCHEMA_INVALID"],
  required_text: [object({ a: { type: "string" } }, { required: "a" }), "SCHEMA_INVALID"],
  required_null: [object({ a: { type: "string" } }, { required: null }), "SCHEMA_INVALID"],
  required_twice: [object({ a: { type: "string" } }, { required: ["a", "a"] }), "SCHEMA_INVALID"],
  minimum_text: [object({ a: { type: "number", minimum: "1" } }), "SCHEMA_INVALID"],
  min_length_negative: [object({ a: { type: "string", minLength: -1 } }), "SCHEMA_INVALID"],
  max_length_half: [object({ a: { type: "string", maxLength: 1.5 } }), "SCHEMA_INVALID"],
  multiple_of_zero: [object({ a: { multipleOf: 0 } }), "SCHEMA_INVALID"],
  exclusive_draft04: [
    { $schema: dialectUris["draft-04"], ...object({ a: { type: "number", minimum: 0, exclusiveMinimum: true } }) },
    "SCHEMA_INVALID",
  ],
  enum_empty_text: [object({ a: { enum: "a" } }), "SCHEMA_INVALID"],
  properties_list: [{ type: "object", properties: [{ name: "a" }] }, "SCHEMA_INVALID"],
  property_text: [object({ a: "string" }), "SCHEMA_INVALID"],
  property_null: [object({ a: null }), "SCHEMA_INVALID"],
  items_text: [object({ a: { type: "array", items: "string" } }), "SCHEMA_INVALID"],
  items_list_2020: [
    { $schema: dialectUris["2020-12"], ...object({ a: { type: "array", items: [{ type: "string" }] } }) },
    "SCHEMA_KEYWORD_DIALECT",
  ],
  items_list_empty: [draft07(object({ a: { items: [] } })), "SCHEMA_INVALID"],
  additional_text: [object({}, { additionalProperties: "false" }), "SCHEMA_INVALID"],
  any_of_empty: [object({ a: { anyOf: [] } }), "SCHEMA_INVALID"],
  any_of_object: [object({ a: { anyOf: { type: "string" } } }), "SCHEMA_INVALID"],
  defs_list: [object({}, { $defs: [] }), "SCHEMA_INVALID"],
  pattern_open: [object({ a: { type: "string", pattern: "(" } }), "SCHEMA_PATTERN_INVALID"],
  pattern_class_open: [object({ a: { type: "string", pattern: "[^\\]" } }), "SCHEMA_PATTERN_INVALID"],
  pattern_range: [object({ a: { type: "string", pattern: "[z-a]" } }), "SCHEMA_PATTERN_INVALID"],
  pattern_python: [object({ a: { type: "string", pattern: "^(?P<year>\\d{4})$" } }), "SCHEMA_PATTERN_INVALID"],
  pattern_flags: [object({ a: { type: "string", pattern: "(?i)abc" } }), "SCHEMA_PATTERN_INVALID"],
  pattern_number: [object({ a: { type: "string", pattern: 5 } }), "SCHEMA_INVALID"],
  pattern_key: [object({}, { patternProperties: { "*": {} } }), "SCHEMA_PATTERN_INVALID"],
  pattern_lookbehind: [object({ a: { type: "string", pattern: "(?<=a)b(?<!c)" } }), "SCHEMA_PATTERN_UNSUPPORTED"],
  pattern_back_reference: [object({ a: { type: "string", pattern: "^(a|b)\\1$" } }), "SCHEMA_PATTERN_UNSUPPORTED"],
  ref_nowhere: [object({ a: { $ref: "#/definitions/Missing" } }), "REF_TARGET_MISSING"],
  ref_anchor_nowhere: [object({ a: { $ref: "#missing" } }), "REF_TARGET_MISSING"],
  ref_network: [object({ a: { $ref: "https://example.com/schema.json" } }), "REF_NETWORK"],
  ref_dialect: [object({ a: { $ref: "http://json-schema.org/draft-07/schema#" } }), "REF_NETWORK"],
  ref_file: [object({ a: { $ref: "file:///etc/passwd" } }), "REF_OUTSIDE_CATALOG"],
  ref_outside: [object({ a: { $ref: "../../../../etc/passwd" } }), "REF_OUTSIDE_CATALOG"],
  ref_name: [object({ a: { $ref: "Address" } }), "REF_FILE_MISSING"],
  ref_number: [object({ a: { $ref: 5 } }), "SCHEMA_INVALID"],
  ref_empty_list: [draft07(object({ a: { $ref: "#/properties/b/items/0" }, b: { items: [] } })), "REF_TARGET_MISSING"],
  ref_to_text: [object({ a: { $ref: "#/properties/b/type" }, b: { type: "string" } }), "REF_TARGET_MISSING"],
  ref_percent: [object({ a: { $ref: "#/%zz" } }), "REF_TARGET_MISSING"],
  ref_circle: [
    object({ a: { $ref: "#/$defs/x" } }, { $defs: { x: { $ref: "#/$defs/y" }, y: { $ref: "#/$defs/x" } } }),
    "SCHEMA_UNCOMPILABLE",
  ],
  recursive_2019: [
    { $schema: dialectUris["2019-09"], $recursiveAnchor: true, ...object({ child: { $recursiveRef: "#" } }) },
    "SCHEMA_INVALID",
  ],
  id_number: [object({ a: {} }, { $id: 5 }), "SCHEMA_INVALID"],
  id_twice: [object({ a: { $id: "x", type: "string" }, b: { $id: "x", type: "number" } }), "SCHEMA_UNCOMPILABLE", "SCHEMA_INVALID"],
  anchor_twice: [object({ a: { $anchor: "x" }, b: { $anchor: "x", type: "number" } }), "SCHEMA_UNCOMPILABLE", "SCHEMA_INVALID"],
  root_string: [{ type: "string" }, "SCHEMA_ROOT_NOT_OBJECT"],
  root_array: [{ type: "array", items: {} }, "SCHEMA_ROOT_NOT_OBJECT"],
};

/** What stands in place of a schema. */
const noSchemas: readonly JsonValue[] = [null, [], "object", 1, false];

export const refused: readonly ForeignTool[] = [
  ...names.map((name): ForeignTool => ({ name, input: object({ a: { type: "string" } }), refusedBy: ["NAME_INVALID", "FIELD_VALUE"] })),
  ...Object.entries(schemas).map(([name, [input, ...refusedBy]]): ForeignTool => ({ name, input, refusedBy })),
  ...Object.entries(schemas)
    .filter((_, index) => index % 4 === 0)
    .filter(([name]) => !name.startsWith("root_"))
    .map(([name, [output, ...refusedBy]]): ForeignTool => ({ name: `${name}_out`, input: {}, output, refusedBy })),
  ...noSchemas.map(
    (input): ForeignTool => ({
      name: `input_${JSON.stringify(input).replace(/\W/g, "")}`,
      input: input as JsonObject,
      refusedBy: input === false ? ["SCHEMA_ROOT_NOT_OBJECT"] : ["SCHEMA_INVALID"],
    }),
  ),
  { name: "get_user", input: object({}), refusedBy: ["NAME_DUPLICATE"] },
];
