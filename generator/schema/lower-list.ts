/** The list part of a schema. Knows where the dialects differ: a tuple is `prefixItems` in 2020-12, `items` as a list in draft-07. */

import type { JsonObject, JsonValue } from "../../contract/index.ts";
import type { Lowering, Place } from "./lower.ts";
import { type TypeShape, unionOf, unknownShape } from "./type-shape.ts";

/** Longer tuples become plain lists. */
const maxTuple = 20;

export function lowerList(schema: JsonObject, place: Place, lowering: Lowering): TypeShape {
  const { prefix, rest } = partsOf(schema, lowering.dialect);
  const element: Place = { ...place, kinds: allKinds, shared: false };
  const restShape = rest === undefined ? unknownShape : lowering.lower(rest, element);
  const prefixShapes = prefix.map((item) => lowering.lower(item, element));
  if (prefix.length === 0) return { kind: "list", prefix: [], least: 0, rest: restShape };
  if (prefix.length > maxTuple || prefixShapes.some(({ kind }) => kind === "never")) {
    return { kind: "list", prefix: [], least: 0, rest: unionOf([...prefixShapes, restShape]) };
  }
  const { minItems } = schema;
  const least = Math.min(typeof minItems === "number" ? minItems : 0, prefix.length);
  // A draft-07 tuple's defaults are filled: a caller may send fewer.
  const sent = place.side === "arguments" && lowering.dialect === "draft-07" ? 0 : least;
  return { kind: "list", prefix: prefixShapes, least: sent, rest: rest === false ? undefined : restShape };
}

const allKinds = new Set(["object", "array", "string", "number", "boolean", "null"] as const);

interface ListParts {
  readonly prefix: readonly JsonValue[];
  /** The schema of the elements behind the prefix; `undefined` for anything. */
  readonly rest: JsonValue | undefined;
}

function partsOf(schema: JsonObject, dialect: Lowering["dialect"]): ListParts {
  const { items, prefixItems, additionalItems } = schema;
  if (dialect === "2020-12")
    return { prefix: Array.isArray(prefixItems) ? prefixItems : [], rest: Array.isArray(items) ? undefined : items };
  return Array.isArray(items) ? { prefix: items, rest: additionalItems } : { prefix: [], rest: items };
}
