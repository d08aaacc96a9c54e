/** The object part of a schema: its properties, which of them may be absent, and what stands for the others. */

import type { JsonObject, JsonValue } from "../../contract/index.ts";
import { descriptionOf } from "./description.ts";
import type { Lowering, Place, ValueKind } from "./lower.ts";
import { type PropertyShape, type TypeShape, unionOf, unknownShape } from "./type-shape.ts";
import { isObject } from "./walk.ts";
import { hasDefault, isInherited, isOptional } from "./with-defaults.ts";

const allKinds: ReadonlySet<ValueKind> = new Set(["object", "array", "string", "number", "boolean", "null"]);

export function lowerObject(schema: JsonObject, place: Place, lowering: Lowering): TypeShape {
  const named = isObject(schema.properties) ? schema.properties : {};
  const required = new Set(Array.isArray(schema.required) ? schema.required.filter((name) => typeof name === "string") : []);
  const names = [...new Set([...Object.keys(named), ...required])];
  const inside: Place = { ...place, kinds: allKinds, shared: false };
  const properties = names.map((name): PropertyShape => {
    const own = Object.hasOwn(named, name) ? named[name] : undefined;
    const ownDefault = hasDefault(own) && !isInherited(name);
    const filledElsewhere = place.side === "arguments" && place.shared && lowering.defaulted.has(name);
    const optional = isOptional({ side: place.side, filling: place.filling, required: required.has(name), ownDefault, filledElsewhere });
    // To TypeScript even `{}` has a `toString`: an optional one must take the inherited function too. `__proto__` Ajv does not look into.
    const loose = own === undefined || name === "__proto__" || (optional && isInherited(name));
    return { name, optional, type: loose ? unknownShape : lowering.lower(own, inside), comment: commentOf(own) };
  });
  return { kind: "object", properties, rest: restOf(schema, inside, lowering) };
}

/** What the properties without a name may be; `undefined` when there can be none. */
function restOf(schema: JsonObject, inside: Place, lowering: Lowering): TypeShape | undefined {
  const { additionalProperties, patternProperties } = schema;
  const patterns: readonly (JsonValue | undefined)[] = isObject(patternProperties) ? Object.values(patternProperties) : [];
  if (additionalProperties === undefined) return unknownShape;
  if (additionalProperties === false && patterns.length === 0) return undefined;
  const additional = additionalProperties === false ? [] : [lowering.lower(additionalProperties, inside)];
  return unionOf([...patterns.map((pattern) => lowering.lower(pattern, inside)), ...additional]);
}

/** The property's description, and its default: a caller need not send that. */
function commentOf(schema: JsonValue | undefined): string {
  const description = descriptionOf(schema);
  if (!hasDefault(schema)) return description;
  const text = JSON.stringify(schema.default);
  return text.length > 80 ? description : `${description}\nDefault: ${text}.`.trim();
}
