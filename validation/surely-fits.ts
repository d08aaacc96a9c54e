/**
 * Whether a value fits a schema beyond doubt, without compiling a validator: for the one value of an example that costs a thousand times less.
 * Build time. It says yes only where the validator does; everything it does not know is a no, after which the validator is asked.
 */

import type { JsonObject, JsonValue } from "../contract/index.ts";
import { allFormats } from "./all-formats.ts";
import type { StandaloneSchema } from "./dialect.ts";
import { duplicates } from "./equality.ts";
import { targetOf } from "./local-refs.ts";
import { chooseEngine } from "./pattern-engine.ts";
import { isObject } from "./schema-walk.ts";

interface Look {
  readonly root: JsonValue;
  readonly keyword: JsonValue | undefined;
  /** The schema that holds the keyword. */
  readonly schema: JsonObject;
  readonly value: JsonValue;
  readonly depth: number;
}

/** Deeper, and a reference may lead in a circle. */
const maxDepth = 40;

/** References beside other words mean another thing in draft-07: of that dialect nothing is sure. */
export function surelyFits({ dialect, schema }: StandaloneSchema, value: JsonValue): boolean {
  return dialect === "2020-12" && fits(schema, value, schema, maxDepth);
}

function fits(schema: JsonValue | undefined, value: JsonValue, root: JsonValue, depth: number): boolean {
  if (typeof schema === "boolean") return schema;
  if (!isObject(schema) || depth === 0) return false;
  return Object.entries(schema).every(([word, keyword]) => {
    if (Object.hasOwn(checks, word)) return checks[word]?.({ root, keyword, schema, value, depth: depth - 1 }) ?? false;
    return silent.has(word) || word.startsWith("x-");
  });
}

/** Words that validate nothing. */
const silent: ReadonlySet<string> = new Set(
  "title description examples $comment deprecated readOnly writeOnly $schema $defs definitions default".split(" "),
);

const typeOf = (value: JsonValue): string => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value);
const isScalar = (value: JsonValue | undefined): boolean => typeof value !== "object" || value === null;

function isOfType(type: JsonValue, value: JsonValue): boolean {
  return type === typeOf(value) || (type === "integer" && Number.isInteger(value));
}

/** Holds for values of the other types. */
function ofNumber(holds: (value: number, bound: number) => boolean): (look: Look) => boolean {
  return ({ keyword, value }) => typeof value !== "number" || (typeof keyword === "number" && holds(value, keyword));
}

function ofSize(kind: "string" | "array", holds: (size: number, bound: number) => boolean): (look: Look) => boolean {
  return ({ keyword, value }) => {
    if (typeOf(value) !== kind) return true;
    // Characters, as the validator counts them.
    const size = typeof value === "string" ? [...value].length : (value as readonly JsonValue[]).length;
    return typeof keyword === "number" && holds(size, keyword);
  };
}

const checks: Readonly<Record<string, (look: Look) => boolean>> = {
  type: ({ keyword, value }) => (Array.isArray(keyword) ? keyword : [keyword]).some((type: JsonValue) => isOfType(type, value)),
  enum: ({ keyword, value }) => Array.isArray(keyword) && isScalar(value) && keyword.includes(value),
  const: ({ keyword, value }) => isScalar(value) && keyword === value,
  minimum: ofNumber((value, bound) => value >= bound),
  maximum: ofNumber((value, bound) => value <= bound),
  exclusiveMinimum: ofNumber((value, bound) => value > bound),
  exclusiveMaximum: ofNumber((value, bound) => value < bound),
  minLength: ofSize("string", (size, bound) => size >= bound),
  maxLength: ofSize("string", (size, bound) => size <= bound),
  minItems: ofSize("array", (size, bound) => size >= bound),
  maxItems: ofSize("array", (size, bound) => size <= bound),
  uniqueItems: ({ keyword, value }) =>
    typeof keyword === "boolean" && (!keyword || !Array.isArray(value) || duplicates(value) === undefined),
  pattern: ({ keyword, value }) => typeof value !== "string" || (typeof keyword === "string" && matches(keyword, value)),
  format: ({ keyword, value }) => isScalar(value) && typeof keyword === "string" && hasFormat(keyword, value),
  $ref: ({ keyword, root, value, depth }) =>
    typeof keyword === "string" && /^#\/\$defs\/[\w.-]+$/.test(keyword) && fits(targetOf(root, keyword), value, root, depth),
  allOf: ({ keyword, root, value, depth }) =>
    Array.isArray(keyword) && keyword.every((branch: JsonValue) => fits(branch, value, root, depth)),
  anyOf: ({ keyword, root, value, depth }) =>
    Array.isArray(keyword) && keyword.some((branch: JsonValue) => fits(branch, value, root, depth)),
  oneOf: ({ keyword, root, value, depth }) => {
    if (!Array.isArray(keyword)) return false;
    const left = keyword.filter((branch: JsonValue) => !surelyDiffers(branch, value));
    return left.length === 1 && fits(left[0], value, root, depth);
  },
  properties: memberFits,
  required: ({ keyword, value }) =>
    !isObject(value) ||
    (Array.isArray(keyword) && keyword.every((name: JsonValue) => typeof name === "string" && Object.hasOwn(value, name))),
  additionalProperties: othersFit,
  prefixItems: ({ keyword, root, value, depth }) =>
    !Array.isArray(value) ||
    (Array.isArray(keyword) && value.every((item: JsonValue, at) => at >= keyword.length || fits(keyword[at], item, root, depth))),
  items: ({ keyword, schema, root, value, depth }) => {
    const before = Array.isArray(schema.prefixItems) ? schema.prefixItems.length : 0;
    return !Array.isArray(value) || value.slice(before).every((item: JsonValue) => fits(keyword, item, root, depth));
  },
};

/** Whether a branch is out of the question: it wants another constant where the value has its own, as tagged unions do. */
function surelyDiffers(branch: JsonValue, value: JsonValue): boolean {
  if (!isObject(branch) || !isObject(value) || !isObject(branch.properties)) return false;
  return Object.entries(branch.properties).some(
    ([name, member]) =>
      isObject(member) &&
      member.const !== undefined &&
      isScalar(member.const) &&
      Object.hasOwn(value, name) &&
      isScalar(value[name]) &&
      member.const !== value[name],
  );
}

/** A member that is absent may be filled with its default, which must fit as well. */
function memberFits({ keyword, root, value, depth }: Look): boolean {
  if (!isObject(value)) return true;
  if (!isObject(keyword)) return false;
  return Object.entries(keyword).every(([name, schema]) => {
    const given = Object.hasOwn(value, name) ? value[name] : isObject(schema) ? schema.default : undefined;
    return given === undefined || fits(schema, given, root, depth);
  });
}

function othersFit({ keyword, schema, root, value, depth }: Look): boolean {
  if (!isObject(value)) return true;
  const named: object = isObject(schema.properties) ? schema.properties : {};
  return Object.entries(value).every(
    ([name, member]) => Object.hasOwn(named, name) || (member !== undefined && fits(keyword, member, root, depth)),
  );
}

function matches(pattern: string, text: string): boolean {
  const choice = chooseEngine(pattern, false);
  return choice.engine === "native" && new RegExp(pattern, choice.flags === "" ? "" : "u").test(text);
}

function hasFormat(name: string, value: JsonValue): boolean {
  const format = allFormats[name];
  if (format === undefined) return false;
  if (typeof format === "function") return typeof value !== "string" || format(value);
  return typeof value !== "number" || format.validate(value);
}
