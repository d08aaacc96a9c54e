/** Single oddities that are served nevertheless: what validators take, however strange it reads. */

import type { JsonObject, JsonValue } from "../../../contract/index.ts";
import type { ForeignTool } from "../foreign-catalog.ts";
import { dialectUris } from "./styles.ts";

const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({ type: "object", properties, ...more });
const draft07 = (schema: JsonObject): JsonObject => ({ $schema: dialectUris["draft-07"], ...schema });
const text: JsonObject = { type: "string" };

/** By another name: the linter wants no member `then` written out. */
const consequence = "then";

/** Names that collide once they are camel-cased, or on a disk that ignores case; words that languages and disks keep for themselves. */
const names = [
  "GetUser",
  "getUser",
  "get_user",
  "get-user",
  "get.user",
  "getuser",
  "GETUSER",
  "Tools",
  "Handler",
  "constructor",
  "toString",
  "__proto__",
  "prototype",
  "await",
  "null",
  "NUL",
  "com1",
  "index",
  "a.d",
  "x.test",
  "types.json",
  "-",
  "_",
  ".",
  "..",
  "0",
  "n".repeat(71),
  "n".repeat(128),
];

/** Property names that break programs which write them down carelessly. */
const hostileKeys = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "a-b",
  "",
  "0",
  "1e3",
  'quo"te',
  "apo'strophe",
  "new\nline",
  "tick`\u0024{x}`",
  "*/",
  "<!--",
  "</script>",
  "\\",
  "\u2028",
  "\u202e",
  "\u0000",
  "é",
  "🙂",
  "a b",
  "a.b",
  "a/b",
  "~0~1",
  "%25",
  "#",
  "default",
  "class",
  "then",
];

const schemas: Readonly<Record<string, JsonObject>> = {
  keys_hostile: { type: "object", properties: Object.fromEntries(hostileKeys.map((key): [string, JsonValue] => [key, text])) },
  keys_hostile_required: {
    type: "object",
    properties: Object.fromEntries(hostileKeys.map((key): [string, JsonValue] => [key, text])),
    required: hostileKeys,
    additionalProperties: false,
  },
  keys_hostile_default: draft07({
    type: "object",
    properties: Object.fromEntries(hostileKeys.map((key): [string, JsonValue] => [key, { type: "string", default: key }])),
    additionalProperties: false,
  }),
  empty: {},
  only_properties: { properties: { a: text } },
  only_required: { required: ["a"] },
  type_list_root: { type: ["object", "null"], properties: { a: text } },
  additional_empty: object({ a: text }, { additionalProperties: {} }),
  required_unknown: object({ a: text }, { required: ["a", "b"], additionalProperties: true }),
  null_default: object({ a: { type: "string", default: null }, b: { type: ["string", "null"], default: null } }),
  wrong_default: object({ a: { type: "integer", default: "ten" }, b: { enum: ["x"], default: "y" } }),
  default_object: object({ a: { type: "object", properties: { b: { default: 1 } }, default: {} } }, { required: ["a"] }),
  nullable_alone: object({
    a: { nullable: true },
    b: { type: "string", nullable: true },
    c: { $ref: "#/properties/b", nullable: true },
    d: { type: "string", nullable: "yes" },
  }),
  nullable_enum: object({ a: { type: "string", nullable: true, enum: ["x", "y"] } }),
  null_branches: object({ a: { anyOf: [text, { type: "null" }] }, b: { oneOf: [{ type: "null" }, { type: "integer" }] } }),
  ref_siblings_undated: object(
    { a: { $ref: "#/definitions/A", description: "d", default: { x: "y" } } },
    { definitions: { A: object({ x: text }) } },
  ),
  ref_siblings_draft07: draft07(
    object({ a: { $ref: "#/definitions/A", minProperties: 1, type: "object" } }, { definitions: { A: object({ x: text }) } }),
  ),
  ref_to_definitions_of_both: object(
    { a: { $ref: "#/$defs/A" }, b: { $ref: "#/definitions/B" } },
    { $defs: { A: text }, definitions: { B: { type: "number" } } },
  ),
  ref_escaped: object({ a: { $ref: "#/$defs/x~1y%20z" } }, { $defs: { "x/y z": { type: "boolean" } } }),
  ref_into_unknown: object({ a: { $ref: "#/components/schemas/A" } }, { components: { schemas: { A: text } } }),
  ref_to_ref: object({ a: { $ref: "#/properties/b" }, b: { $ref: "#/properties/c" }, c: text }),
  ref_to_itself: { $ref: "#" },
  ref_circle_in_all_of: { type: "object", allOf: [{ $ref: "#" }] },
  ref_circle_in_any_of: { type: "object", properties: { a: { anyOf: [{ $ref: "#/properties/a" }, text] } } },
  dynamic: { $schema: dialectUris["2020-12"], $dynamicAnchor: "node", type: "object", properties: { child: { $dynamicRef: "#node" } } },
  anchor: object({ a: { $ref: "#here" } }, { $defs: { p: { $anchor: "here", type: "string" } } }),
  anchor_draft07: draft07(object({ a: { $ref: "#here" } }, { definitions: { p: { $id: "#here", type: "string" } } })),
  id_inner: object(
    { a: { $ref: "https://example.com/part" } },
    { $id: "https://example.com/root", $defs: { p: { $id: "part", type: "string" } } },
  ),
  id_inner_relative: object({ a: { $ref: "part.json" } }, { $id: "root.json", $defs: { p: { $id: "part.json", type: "string" } } }),
  id_inner_no_root: draft07(
    object(
      { a: { $ref: "part.json" }, b: { $ref: "part.json#/definitions/q" } },
      { definitions: { p: { $id: "part.json", type: "object", definitions: { q: { type: "integer" } } } } },
    ),
  ),
  id_inner_base: object(
    { a: { $id: "inner/", type: "object", properties: { b: { $ref: "#/$defs/c" } }, $defs: { c: text } } },
    { $id: "https://example.com/x/" },
  ),
  id_of_places: draft07(
    object(
      { a: { $id: "#/properties/a", type: "string" }, b: { $id: "#/properties/b", type: "integer" } },
      { $id: "http://example.com/example.json" },
    ),
  ),
  id_urn: object({ a: { $ref: "urn:uuid:1#/properties/b" }, b: text }, { $id: "urn:uuid:1" }),
  id_of_the_dialect: draft07(object({ a: text }, { $id: "http://json-schema.org/draft-07/schema#" })),
  id_of_the_dialect_2020: object({ a: text }, { $id: "https://json-schema.org/draft/2020-12/schema" }),
  id_empty: draft07(object({ a: text }, { $id: "" })),
  id_property: object({ $id: text, $ref: text, id: text, $schema: text, type: text, properties: text, $defs: text }),
  id_draft04: { $schema: dialectUris["draft-04"], id: "http://example.com/a#", ...object({ a: { id: "#b", type: "string" } }) },
  tuple_draft07: draft07(
    object({ a: { type: "array", items: [text, { type: "number", default: 1 }], additionalItems: false }, b: { items: [text] } }),
  ),
  tuple_undated: object({ a: { type: "array", items: [text] } }),
  tuple_2020: {
    $schema: dialectUris["2020-12"],
    ...object({ a: { type: "array", prefixItems: [text, { type: "number" }], items: false, minItems: 2 } }),
  },
  dependencies: draft07(object({ a: text, b: text }, { dependencies: { a: ["b"], b: { required: ["c"] } } })),
  dependencies_undated: object({ a: text, b: text }, { dependencies: { a: ["b"] } }),
  conditional: draft07(
    object({ kind: text }, { if: { properties: { kind: { const: "x" } } }, [consequence]: { required: ["x"] }, else: { required: ["y"] } }),
  ),
  conditional_all_of: object(
    { kind: { enum: ["a", "b"] } },
    {
      allOf: [
        { if: { properties: { kind: { const: "a" } }, required: ["kind"] }, [consequence]: { properties: { a: text }, required: ["a"] } },
      ],
    },
  ),
  not_required: object({ a: text, b: text }, { not: { required: ["a", "b"] } }),
  one_of_required: object({ a: text, b: text }, { oneOf: [{ required: ["a"] }, { required: ["b"] }] }),
  any_of_root: { anyOf: [object({ a: text }, { required: ["a"] }), object({ b: text }, { required: ["b"] })] },
  all_of_root: { allOf: [object({ a: text }, { additionalProperties: true }), object({ b: text })] },
  boolean_schemas: object({ a: true, b: false, c: { items: true }, d: { items: false }, e: { not: {} } }),
  unevaluated: { allOf: [object({ a: text })], type: "object", properties: { b: text }, unevaluatedProperties: false },
  format_unknown: object({
    a: { type: "string", format: "no such format" },
    b: { type: "string", format: "" },
    c: { type: "integer", format: "int64" },
    d: { format: "toString" },
  }),
  format_of_numbers: object({
    a: { type: "number", format: "float" },
    b: { type: "integer", format: "int32" },
    c: { type: "string", format: "byte" },
  }),
  pattern_without_u: object({
    a: { type: "string", pattern: "^[\\w-.]+$" },
    b: { type: "string", pattern: "\\-\\_\\@" },
    c: { type: "string", pattern: "^[^\\]]+$" },
    d: { type: "string", pattern: "{}" },
    e: { pattern: "\\p{L}+" },
  }),
  pattern_of_keys: object(
    {},
    { patternProperties: { "^[\\w-.]+$": text, "^(a+)+$": { type: "number" }, "": {} }, additionalProperties: false },
  ),
  pattern_hostile: object({
    a: { type: "string", pattern: "^(a+)+$" },
    b: { type: "string", pattern: "*/`\u0024{x}`".replace("*", "\\*") },
    c: { pattern: "\u2028|\u202e" },
    d: { pattern: "^\\s*$" },
    e: { pattern: "/" },
  }),
  big_numbers: object({
    a: { type: "integer", minimum: -9007199254740991, maximum: 9007199254740991 },
    b: { type: "number", maximum: 1.7976931348623157e308 },
    c: { enum: [1e21, 1e-7, -0] },
  }),
  bounds_odd: object({
    a: { type: "string", minLength: 0, maxLength: 1.0e3 },
    b: { type: "array", minItems: 30, items: text },
    c: { type: "integer", multipleOf: 1 },
  }),
  enum_mixed: object({
    a: { enum: ["a", 1, true, null, [], {}, { __proto: 1 }] },
    b: { enum: ["only"] },
    c: { type: "integer", enum: ["1", 1] },
  }),
  enum_repeated: object({ a: { enum: ["a", "b"] }, b: { const: null }, c: { const: { a: [1, { b: 2 }] } } }),
  ts_type: {
    type: "object",
    tsType: "process.exit(1)",
    properties: {
      a: { tsType: "any; export const x = 1", type: "string", tsEnumNames: ["*/"] },
      b: { existingJavaType: "x", javaType: "y" },
    },
  },
  title_hostile: {
    title: "*/ export default 1; /*",
    description: "`\u0024{process.exit()}` \u202e \u200b <script>",
    type: "object",
    properties: { a: { title: "class", type: "object", properties: {} } },
  },
  examples: object({ a: { type: "string", examples: [1, { $ref: "#/nowhere" }], example: { $id: "x" }, default: "d" } }),
  data_like_schemas: object({
    a: { default: { $ref: "#/nowhere", type: "nonsense" }, enum: [{ $id: "tool" }, { $ref: "x" }] },
    b: { const: { $ref: "#/x", pattern: "(" } },
  }),
  draft03_like: object({ a: { type: "string", optional: true, divisibleBy: 2, extends: {} } }),
  words_of_forms: object({
    a: {
      type: "string",
      "x-order": 1,
      "ui:widget": "textarea",
      enumNames: ["A"],
      markdownDescription: "**",
      errorMessage: "no",
      $comment: "c",
      readOnly: true,
      deprecated: true,
    },
  }),

  ajv_words: object({
    a: { type: "string", formatMinimum: "a", typeof: "function", instanceof: "Date", transform: ["trim"], $data: "1/b" },
    b: { type: "number", maximum: 5, exclusiveMaximum: 6 },
  }),
  nested_dialects: object({ a: { $schema: dialectUris["draft-07"], type: "string" } }),
  dialect_number: { $schema: 7, type: "object" },
  dialect_unknown: { $schema: "https://example.com/my-dialect", ...object({ a: text }) },
  dialect_https_07: { $schema: "https://json-schema.org/draft-07/schema", ...object({ a: { items: [text] } }) },
  dialect_latest: { $schema: "http://json-schema.org/schema#", ...object({ a: text }) },
};

export const oddities: readonly ForeignTool[] = [
  ...names.map((name): ForeignTool => ({ name, input: object({ a: text }) })),
  ...Object.entries(schemas).map(([name, input]): ForeignTool => ({ name, input })),
  ...["a", "b", "c"].map(
    (name): ForeignTool => ({
      name: `same_id_${name}`,
      input: object({ [name]: text }, { $id: "https://example.com/same", $defs: { p: { $id: "p", type: "string" } } }),
    }),
  ),
  ...Object.entries(schemas)
    .filter(([name]) => /^(?:keys|null|ref|nullable|tuple|any|all|unevaluated|boolean|enum|dynamic|conditional)/.test(name))
    .map(([name, output]): ForeignTool => ({ name: `${name}_out`, input: {}, output })),
];
