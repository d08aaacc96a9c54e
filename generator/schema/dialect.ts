/** The JSON Schema keywords that are accepted, by dialect, and the reason for each refusal. Knows nothing of files. */

import type { Dialect } from "../model/catalog-model.ts";

/** What a keyword's value holds, for walking. */
export type KeywordShape =
  /** One schema. */
  | "schema"
  /** A list of schemas. */
  | "schemas"
  /** Any names to schemas. */
  | "schema-map"
  /** One schema or a list of them. */
  | "schema-or-schemas"
  /** Any names to a schema or a list of texts. */
  | "schema-or-texts-map"
  /** No schema: never looked into. */
  | "data";

export interface Keyword {
  readonly shape: KeywordShape;
  readonly dialects: "both" | Dialect;
  /** What to write in the dialect that does not know it. */
  readonly elsewhere?: string;
}

const data = { shape: "data", dialects: "both" } as const;
const schema = { shape: "schema", dialects: "both" } as const;
const schemas = { shape: "schemas", dialects: "both" } as const;
const schemaMap = { shape: "schema-map", dialects: "both" } as const;

/** Every keyword of 2020-12 and draft-07 (JSON Schema Core and Validation), nothing else. */
export const keywords = {
  $id: data,
  $schema: data,
  $ref: data,
  $comment: data,
  $defs: schemaMap,
  definitions: schemaMap,
  $anchor: { shape: "data", dialects: "2020-12", elsewhere: '$id: "#name"' },
  $dynamicRef: { shape: "data", dialects: "2020-12", elsewhere: "$ref" },
  $dynamicAnchor: { shape: "data", dialects: "2020-12", elsewhere: '$id: "#name"' },
  $vocabulary: { shape: "data", dialects: "2020-12", elsewhere: "nothing" },
  title: data,
  description: data,
  default: data,
  deprecated: data,
  readOnly: data,
  writeOnly: data,
  examples: data,
  type: data,
  enum: data,
  const: data,
  multipleOf: data,
  maximum: data,
  exclusiveMaximum: data,
  minimum: data,
  exclusiveMinimum: data,
  maxLength: data,
  minLength: data,
  pattern: data,
  format: data,
  contentEncoding: data,
  contentMediaType: data,
  contentSchema: { shape: "schema", dialects: "2020-12", elsewhere: "nothing" },
  maxItems: data,
  minItems: data,
  uniqueItems: data,
  maxContains: { shape: "data", dialects: "2020-12", elsewhere: "contains" },
  minContains: { shape: "data", dialects: "2020-12", elsewhere: "contains" },
  maxProperties: data,
  minProperties: data,
  required: data,
  dependentRequired: { shape: "data", dialects: "2020-12", elsewhere: "dependencies" },
  dependentSchemas: { shape: "schema-map", dialects: "2020-12", elsewhere: "dependencies" },
  dependencies: { shape: "schema-or-texts-map", dialects: "draft-07", elsewhere: "dependentRequired or dependentSchemas" },
  allOf: schemas,
  anyOf: schemas,
  oneOf: schemas,
  not: schema,
  if: schema,
  // biome-ignore lint/suspicious/noThenProperty: the keyword has this name.
  then: schema,
  else: schema,
  properties: schemaMap,
  patternProperties: schemaMap,
  additionalProperties: schema,
  propertyNames: schema,
  items: { shape: "schema-or-schemas", dialects: "both" },
  prefixItems: { shape: "schemas", dialects: "2020-12", elsewhere: "items with a list" },
  additionalItems: { shape: "schema", dialects: "draft-07", elsewhere: "prefixItems and items" },
  contains: schema,
  unevaluatedItems: { shape: "schema", dialects: "2020-12", elsewhere: "additionalItems" },
  unevaluatedProperties: { shape: "schema", dialects: "2020-12", elsewhere: "additionalProperties" },
} as const satisfies Record<string, Keyword>;

/** Keywords of no accepted dialect that people write nevertheless: what is wrong with each, and what to write. */
export const refusedKeywords = {
  "<<": { reason: "`<<` merges mappings in YAML 1.1, and catalog files are YAML 1.2", instead: "Use `$ref`, or `allOf` with the alias." },
  id: { reason: "`id` is draft-04's word", instead: "Write `$id`." },
  nullable: {
    reason: "`nullable` is OpenAPI 3.0's word and checks nothing here",
    instead: "Write `type: [string, 'null']` with the type at hand.",
  },
  example: { reason: "`example` is OpenAPI's word", instead: "Write `examples` with a list." },
  discriminator: {
    reason: "`discriminator` is OpenAPI's word and checks nothing here",
    instead: "Give each branch of `oneOf` a property with `const`.",
  },
  xml: { reason: "`xml` is OpenAPI's word and means nothing in JSON", instead: "Remove it." },
  externalDocs: { reason: "`externalDocs` is OpenAPI's word", instead: "Put the address into `description`." },
  tsType: { reason: "`tsType` would put text into generated code", instead: "Remove it: types follow from the schema." },
  tsEnumNames: { reason: "`tsEnumNames` would put text into generated code", instead: "Remove it: types follow from the schema." },
  $recursiveRef: { reason: "`$recursiveRef` is draft 2019-09's word", instead: "Write `$dynamicRef`." },
  $recursiveAnchor: { reason: "`$recursiveAnchor` is draft 2019-09's word", instead: "Write `$dynamicAnchor`." },
  $data: { reason: "`$data` is one library's extension", instead: "Check what depends on another value in the handler." },
  optional: { reason: "`optional` is no JSON Schema keyword", instead: "Leave the property out of `required`." },
  extends: { reason: "`extends` is draft-03's word", instead: "Write `allOf`." },
  disallow: { reason: "`disallow` is draft-03's word", instead: "Write `not`." },
  divisibleBy: { reason: "`divisibleBy` is draft-03's word", instead: "Write `multipleOf`." },
} as const satisfies Record<string, { readonly reason: string; readonly instead: string }>;

/** `$schema` values, by the dialect they ask for. `nearest` is taken in lenient mode only. */
export const dialectUris: Readonly<Record<string, { readonly dialect: Dialect; readonly exact: boolean; readonly spokenOf: string }>> = {
  "json-schema.org/draft/2020-12/schema": { dialect: "2020-12", exact: true, spokenOf: "2020-12" },
  "json-schema.org/draft-07/schema": { dialect: "draft-07", exact: true, spokenOf: "draft-07" },
  "json-schema.org/draft/2019-09/schema": { dialect: "2020-12", exact: false, spokenOf: "2019-09" },
  "json-schema.org/draft-06/schema": { dialect: "draft-07", exact: false, spokenOf: "draft-06" },
  "json-schema.org/draft-04/schema": { dialect: "draft-07", exact: false, spokenOf: "draft-04" },
  "json-schema.org/schema": { dialect: "2020-12", exact: false, spokenOf: "whatever is newest" },
};

/** The URI that names each dialect. */
export const canonicalDialectUri: Readonly<Record<Dialect, string>> = {
  "2020-12": "https://json-schema.org/draft/2020-12/schema",
  "draft-07": "http://json-schema.org/draft-07/schema#",
};

/** Drops what people vary in a `$schema`: the scheme and an empty fragment. */
export function dialectKey(uri: string): string {
  return uri.replace(/^https?:\/\//, "").replace(/#?\/?$/, "");
}

export function isKeyword(word: string): word is keyof typeof keywords {
  return Object.hasOwn(keywords, word);
}

/** @returns What the keyword holds in a dialect, `undefined` where the dialect does not know it. */
export function keywordIn(dialect: Dialect, word: string): Keyword | undefined {
  if (!isKeyword(word)) return undefined;
  const keyword: Keyword = keywords[word];
  return keyword.dialects === "both" || keyword.dialects === dialect ? keyword : undefined;
}

/** The words of a dialect, for "did you mean". */
export const keywordNames: Readonly<Record<Dialect, readonly string[]>> = {
  "2020-12": Object.keys(keywords).filter((word) => keywordIn("2020-12", word) !== undefined),
  "draft-07": Object.keys(keywords).filter((word) => keywordIn("draft-07", word) !== undefined),
};
