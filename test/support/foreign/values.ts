/** Values for a schema of any dialect: such as fit it often, and mutations of these that nearly fit. Knows nothing of validators. */

import type { JsonObject, JsonValue } from "../../../contract/index.ts";
import { randomFrom } from "../random.ts";

type Random = () => number;

const isObject = (value: unknown): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = (value: JsonValue | undefined): readonly JsonValue[] => (Array.isArray(value) ? value : []);
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

/** Deeper than this only the smallest values are made. */
const maxDepth = 9;
const maxNodes = 4_000;

/** Texts that decide formats, patterns and lengths. */
const texts = [
  "",
  "a",
  "ab",
  "x-1",
  "a.b-c",
  "2026-11-22",
  "2026-11-22T09:30:00Z",
  "2026-02-30",
  "09:30:00Z",
  "name@example.com",
  "https://example.com/a?b#c",
  "not a uri",
  "123e4567-e89b-12d3-a456-426614174000",
  "aaaaaaaaaaaaaaaa!",
  "xx_YY",
  "/a/b-c",
  "#0a0b0c",
  "-12",
  "é",
  "🙂🙂",
  "\u0000",
  "a\nb",
  "]",
  "YQ==",
];
const numbers = [0, 1, -1, 2, 10, 100, 101, 0.5, 0.07, 1.005, 99.99, 2147483648, 1e21, -0];
const anything: readonly JsonValue[] = [
  null,
  true,
  false,
  "",
  "a",
  0,
  1.5,
  [],
  {},
  [null],
  { a: 1 },
  { toString: 1 },
  [[]],
  "[object Object]",
];
const strangeKeys = ["__proto__", "constructor", "toString", "extra", "", "0", "x-y", "a"];

/** Values for one schema, as they come over a wire. The same seed gives the same values. */
export function valuesFor(schema: JsonValue, count: number, seed: number): readonly JsonValue[] {
  const random = randomFrom(seed);
  const values = Array.from({ length: count }, (_, index) => {
    const maker = new Maker(schema, random);
    const value = maker.make(schema, 0);
    // The first ones as they are: the rest with one to three faults.
    if (index < count * 0.5) return value;
    let mutated = value;
    for (let times = 1 + Math.floor(random() * 3); times > 0; times -= 1) mutated = mutate(mutated, random);
    return mutated;
  });
  return JSON.parse(JSON.stringify(values)) as JsonValue[];
}

class Maker {
  readonly #root: JsonValue;
  readonly #random: Random;
  #nodes = 0;

  constructor(root: JsonValue, random: Random) {
    this.#root = root;
    this.#random = random;
  }

  make(schema: JsonValue | undefined, depth: number): JsonValue {
    const random = this.#random;
    this.#nodes += 1;
    if (!isObject(schema) || depth > maxDepth || this.#nodes > maxNodes) return pick(random, anything);
    if (schema.const !== undefined && random() < 0.95) return schema.const;
    if (listOf(schema.enum).length > 0 && random() < 0.95) return pick(random, listOf(schema.enum));
    if (typeof schema.$ref === "string" && random() < 0.95)
      return this.#joined(this.make(this.#target(schema.$ref), depth + 1), schema, depth);
    for (const keyword of ["anyOf", "oneOf"]) {
      const branches = listOf(schema[keyword]);
      if (branches.length > 0) return this.#joined(this.make(pick(random, branches), depth + 1), schema, depth);
    }
    if (schema.allOf !== undefined) {
      return listOf(schema.allOf).reduce((whole, part) => this.#joined(whole, part, depth + 1), this.#own(schema, depth));
    }
    return this.#own(schema, depth);
  }

  /** What both say, where both are objects. */
  #joined(value: JsonValue, schema: JsonValue, depth: number): JsonValue {
    if (!isObject(value) || !isObject(schema) || (schema.properties === undefined && schema.$ref === undefined)) return value;
    const { $ref: _ref, anyOf: _anyOf, oneOf: _oneOf, ...own } = schema;
    const more = own.properties === undefined && own.allOf === undefined ? {} : this.#own({ type: "object", ...own }, depth);
    return isObject(more) ? merged(more, value) : value;
  }

  #own(schema: JsonObject, depth: number): JsonValue {
    const random = this.#random;
    const types =
      typeof schema.type === "string" ? [schema.type] : listOf(schema.type).length > 0 ? listOf(schema.type) : [guessed(schema)];
    switch (pick(random, types)) {
      case "object":
        return this.#object(schema, depth);
      case "array":
        return this.#list(schema, depth);
      case "string":
        return this.#text(schema);
      case "integer":
        return pick(
          random,
          [schema.minimum, schema.maximum, 1, 2, 7].filter((value) => typeof value === "number"),
        );
      case "number":
        return pick(
          random,
          [schema.minimum, schema.maximum, ...numbers].filter((value) => typeof value === "number"),
        );
      case "boolean":
        return random() < 0.5;
      case "null":
        return null;
      default:
        return pick(random, anything);
    }
  }

  #text({ minLength, maxLength }: JsonObject): string {
    const text = pick(this.#random, texts);
    const padded = typeof minLength === "number" ? text.padEnd(minLength, "x") : text;
    return typeof maxLength === "number" && this.#random() < 0.8 ? padded.slice(0, maxLength) : padded;
  }

  #object(schema: JsonObject, depth: number): JsonValue {
    const random = this.#random;
    const named = isObject(schema.properties) ? schema.properties : {};
    const required = listOf(schema.required).map(String);
    const wanted = random();
    const entries: [string, JsonValue][] = [];
    for (const name of new Set([...Object.keys(named), ...required])) {
      if (random() > (required.includes(name) ? 0.995 : wanted)) continue;
      entries.push([name, this.make(Object.hasOwn(named, name) ? named[name] : true, depth + 1)]);
    }
    if (schema.additionalProperties !== false && random() < 0.3)
      entries.push([
        pick(random, strangeKeys),
        this.make(isObject(schema.additionalProperties) ? schema.additionalProperties : true, depth + 1),
      ]);
    return Object.fromEntries(entries);
  }

  #list(schema: JsonObject, depth: number): JsonValue {
    const random = this.#random;
    const prefix = Array.isArray(schema.items) ? listOf(schema.items) : listOf(schema.prefixItems);
    const rest = Array.isArray(schema.items) ? schema.additionalItems : schema.items;
    const least = typeof schema.minItems === "number" ? schema.minItems : 0;
    const length = Math.min(40, least + Math.floor(random() * (depth > 5 ? 2 : 4)));
    return Array.from({ length: Math.max(length, random() < 0.7 ? prefix.length : 0) }, (_, index) =>
      this.make(prefix[index] ?? rest, depth + 1),
    );
  }

  #target(ref: string): JsonValue | undefined {
    if (!ref.startsWith("#")) return undefined;
    let found: JsonValue | undefined = this.#root;
    for (const step of ref.slice(1).split("/").slice(1)) {
      const name = safelyDecoded(step).replaceAll("~1", "/").replaceAll("~0", "~");
      if (typeof found !== "object" || found === null || !Object.hasOwn(found, name)) return undefined;
      found = (found as JsonObject)[name];
    }
    return found;
  }
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function guessed(schema: JsonObject): JsonValue {
  if (schema.properties !== undefined || schema.required !== undefined || schema.patternProperties !== undefined) return "object";
  return schema.items === undefined ? "anything" : "array";
}

function merged(first: JsonObject, second: JsonObject): JsonObject {
  return Object.fromEntries([...Object.entries(first), ...Object.entries(second)]) as JsonObject;
}

/** One fault, somewhere. */
function mutate(value: JsonValue, random: Random): JsonValue {
  if (Array.isArray(value) && value.length > 0 && random() < 0.8) {
    const at = Math.floor(random() * value.length);
    const fate = random();
    if (fate < 0.2) return value.filter((_item, index) => index !== at);
    if (fate < 0.4) return [...value, value[at] as JsonValue];
    return value.map((item: JsonValue, index) => (index === at ? mutate(item, random) : item));
  }
  if (isObject(value) && random() < 0.85) {
    const entries = Object.entries(value) as [string, JsonValue][];
    const at = Math.floor(random() * entries.length);
    const fate = random();
    if (entries.length === 0 || fate < 0.25) return Object.fromEntries([...entries, [pick(random, strangeKeys), pick(random, anything)]]);
    if (fate < 0.45) return Object.fromEntries(entries.filter((_entry, index) => index !== at));
    return Object.fromEntries(entries.map(([key, item], index) => (index === at ? [key, mutate(item, random)] : [key, item])));
  }
  return random() < 0.3 ? pick(random, texts) : random() < 0.3 ? pick(random, numbers) : pick(random, anything);
}
