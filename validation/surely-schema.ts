/**
 * Whether a schema keeps to its dialect beyond doubt, without asking the dialect's own schema, which costs thirty times as much. Build time.
 * It says yes only where the dialect does; everything it does not know is a no, after which the dialect is asked.
 */

import type { JsonValue } from "../contract/index.ts";
import { isObject } from "./schema-walk.ts";

type Look = (value: JsonValue, depth: number) => boolean;

/** Deeper, and the stack is somebody else's question. */
const maxDepth = 40;

/** Both dialects say the same of every word that is known here. */
export function surelySchema(schema: JsonValue): boolean {
  return isSchema(schema, maxDepth);
}

function isSchema(schema: JsonValue, depth: number): boolean {
  if (typeof schema === "boolean") return true;
  if (!isObject(schema) || depth === 0) return false;
  for (const word in schema) {
    const value = schema[word];
    if (value === undefined || !(looks.get(word)?.(value, depth - 1) ?? word.startsWith("x-"))) return false;
  }
  return true;
}

const isScalar = (value: JsonValue): boolean => typeof value !== "object" || value === null;
const isText: Look = (value) => typeof value === "string";
const isFlag: Look = (value) => typeof value === "boolean";
const isNumber: Look = (value) => typeof value === "number";
const isCount: Look = (value) => typeof value === "number" && Number.isInteger(value) && value >= 0;
const isAnything: Look = () => true;
const isList: Look = (value) => Array.isArray(value);
/** Objects and lists in it could be equal. */
const isChoice: Look = (value) => Array.isArray(value) && value.length > 0 && value.every(isScalar) && new Set(value).size === value.length;
const isListOfNames: Look = (value) =>
  Array.isArray(value) && value.every((item: JsonValue) => typeof item === "string") && new Set(value).size === value.length;

const types: ReadonlySet<JsonValue> = new Set(["array", "boolean", "integer", "null", "number", "object", "string"]);
const isType: Look = (value, depth) =>
  Array.isArray(value)
    ? value.length > 0 && isListOfNames(value, depth) && value.every((type: JsonValue) => types.has(type))
    : types.has(value);

const isListOfSchemas: Look = (value, depth) =>
  Array.isArray(value) && value.length > 0 && value.every((item: JsonValue) => isSchema(item, depth));

function isMapOfSchemas(value: JsonValue, depth: number): boolean {
  if (!isObject(value)) return false;
  for (const name in value) {
    const schema = value[name];
    if (schema === undefined || !isSchema(schema, depth)) return false;
  }
  return true;
}

const table: readonly (readonly [look: Look, words: string])[] = [
  [isAnything, "const default"],
  [isText, "$comment $ref description format pattern title"],
  [isFlag, "readOnly uniqueItems"],
  [isNumber, "exclusiveMaximum exclusiveMinimum maximum minimum"],
  [isCount, "maxItems maxLength maxProperties minItems minLength minProperties"],
  [isList, "examples"],
  [isChoice, "enum"],
  [isListOfNames, "required"],
  [isType, "type"],
  [isSchema, "additionalProperties contains else if items not propertyNames then"],
  [isListOfSchemas, "allOf anyOf oneOf prefixItems"],
  [isMapOfSchemas, "$defs definitions properties"],
];
const looks: ReadonlyMap<string, Look> = new Map(table.flatMap(([look, words]) => words.split(" ").map((word) => [word, look] as const)));
