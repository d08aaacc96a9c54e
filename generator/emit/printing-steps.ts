/**
 * The steps of json-schema-to-typescript that print a schema: its parser, its optimiser, its generator.
 *
 * The package's door takes any schema of any author: it copies it, follows references, judges it and rewrites it twenty times, which costs
 * three times as much as the rest. The schemas printed here are ours, and are said in the form that those steps would leave them in.
 */

import { DEFAULT_OPTIONS, type JSONSchema, type Options } from "json-schema-to-typescript";
import { applySchemaTyping } from "json-schema-to-typescript/dist/src/applySchemaTyping.js";
import { generate } from "json-schema-to-typescript/dist/src/generator.js";
import { optimize } from "json-schema-to-typescript/dist/src/optimizer.js";
import { parse } from "json-schema-to-typescript/dist/src/parser.js";
import { type LinkedJSONSchema, type NormalizedJSONSchema, Parent, Types } from "json-schema-to-typescript/dist/src/types/JSONSchema.js";
import { marks } from "./type-schema.ts";

const options: Options = { ...DEFAULT_OPTIONS, bannerComment: "", format: false };

/** Where the parser looks for definitions: ours have none. */
const nowhere: LinkedJSONSchema = { [Parent]: null };

/** @throws {RangeError} When a type nests beyond the stack. */
export function printSchema(schema: JSONSchema): string {
  const walk: Walk = { mayRepeat: false };
  const ready = typed(schema, walk);
  return quietly(() => {
    const tree = parse(ready, options);
    return generate(walk.mayRepeat ? optimize(tree, options) : tree, options);
  });
}

interface Walk {
  /** Whether two members of a union or an intersection could be one type: the optimiser looks for them, at half the cost of printing. */
  mayRepeat: boolean;
}

/** Marks each schema with the kind of type that the package takes it for. */
function typed(schema: JSONSchema, walk: Walk): NormalizedJSONSchema {
  const { allOf, anyOf, properties, additionalProperties, items, additionalItems } = schema;
  if (anyOf !== undefined && !areToldApart(anyOf)) walk.mayRepeat = true;
  if (allOf !== undefined && allOf.length > 1 && !isMarkedList(allOf)) walk.mayRepeat = true;
  if (!(Types in schema)) {
    Object.defineProperty(schema, Parent, { value: nowhere });
    for (const part of [allOf, anyOf, items, additionalItems, additionalProperties])
      if (Array.isArray(part)) for (const member of part) typed(member, walk);
      else if (typeof part === "object") typed(part, walk);
    for (const name in properties) if (properties[name] !== undefined) typed(properties[name], walk);
    applySchemaTyping(schema as LinkedJSONSchema);
  }
  return schema as NormalizedJSONSchema;
}

const isMarkedList = ([mark, list]: readonly JSONSchema[]): boolean => mark?.tsType === marks.readonly && list?.type === "array";

/** More members are left to the optimiser. */
const maxCompared = 30;

/** Whether every two members are certainly two types: of two kinds of value, or objects with a property whose values differ. */
function areToldApart(members: readonly JSONSchema[]): boolean {
  return (
    members.length <= maxCompared &&
    members.every((member, index) => members.every((other, place) => place <= index || isToldFrom(member, other)))
  );
}

function isToldFrom(one: JSONSchema, other: JSONSchema): boolean {
  if (one.type === undefined || other.type === undefined) return false;
  if (one.type !== other.type) return true;
  return Object.entries(one.properties ?? {}).some(([name, { enum: values }]) => {
    const others = other.properties?.[name]?.enum;
    return values !== undefined && others !== undefined && JSON.stringify(values) !== JSON.stringify(others);
  });
}

/** Where the environment says VERBOSE the package tells all it does on standard output, into the midst of what programs read there. */
function quietly<T>(talk: () => T): T {
  const { VERBOSE } = process.env;
  if (VERBOSE === undefined) return talk();
  delete process.env.VERBOSE;
  try {
    return talk();
  } finally {
    process.env.VERBOSE = VERBOSE;
  }
}
