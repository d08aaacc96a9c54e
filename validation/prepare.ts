/** What is taken out of a schema before Ajv sees it: words that mean something to Ajv alone, and words that validate nothing. */

import type { JsonObject, JsonValue } from "../contract/index.ts";
import { allFormats } from "./all-formats.ts";
import type { StandaloneSchema } from "./dialect.ts";
import { dataKeywords, isObject, schemaKeywords } from "./schema-walk.ts";

/** Annotations: they would only make generated modules longer. */
const annotations: ReadonlySet<string> = new Set([
  "title",
  "description",
  "examples",
  "example",
  "$comment",
  "deprecated",
  "readOnly",
  "writeOnly",
  "contentEncoding",
  "contentMediaType",
  "$schema",
  "$vocabulary",
  // Ajv's own: would make the validator answer with a promise.
  "$async",
]);

/**
 * A copy of the schema for the compiler.
 *
 * Left out: annotations; `$async`; `id` (an unknown word in both dialects, an error to Ajv); formats nobody knows; `nullable` without
 * `type`, which Ajv refuses. `nullable` beside `type` keeps Ajv's meaning: null is allowed too.
 */
export function prepareSchema(schema: StandaloneSchema): JsonObject | boolean {
  const prepared = copySchema(schema.schema);
  return isObject(prepared) || typeof prepared === "boolean" ? prepared : true;
}

function copySchema(schema: JsonValue): JsonValue {
  if (!isObject(schema)) return schema;
  const copy: Record<string, JsonValue> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (value === undefined || isLeftOut(keyword, value, schema)) continue;
    define(copy, keyword, dataKeywords.has(keyword) ? value : copyValue(keyword, value));
  }
  return copy;
}

function copyValue(keyword: string, value: JsonValue): JsonValue {
  const shape = schemaKeywords.get(keyword);
  if (Array.isArray(value)) return value.map((item: JsonValue) => copySchema(item));
  if (!isObject(value)) return value;
  // The value of a keyword nobody knows may be a schema, or hold some under names: a reference may lead into it.
  if (shape === "one" || shape === "oneOrList") return copySchema(value);
  const copy: Record<string, JsonValue> = {};
  for (const [name, item] of Object.entries(value)) if (item !== undefined) define(copy, name, copyValueOf(shape, name, item));
  return copy;
}

function copyValueOf(shape: string | undefined, name: string, item: JsonValue): JsonValue {
  if (shape !== undefined) return copySchema(item);
  return dataKeywords.has(name) ? item : copyValue(name, item);
}

function isLeftOut(keyword: string, value: JsonValue, schema: JsonObject): boolean {
  if (annotations.has(keyword) || (keyword.startsWith("x-") && typeof value !== "object")) return true;
  if (keyword === "id") return true;
  if (keyword === "nullable") return typeof value !== "boolean" || schema.type === undefined;
  return keyword === "format" && typeof value === "string" && allFormats[value] === undefined;
}

/** Assignment to `__proto__` would change the prototype instead. */
function define(target: Record<string, JsonValue>, name: string, value: JsonValue): void {
  if (name === "__proto__") Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
  else target[name] = value;
}
