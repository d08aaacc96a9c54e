/** Follows a reference that a rule meets to the schema it means, also in another file. Complains of nothing: others do. */

import type { JsonObject } from "../../contract/index.ts";
import { fileUri, resolveUri, type SchemaUnit } from "../schema/schema-unit.ts";
import { isObject } from "../schema/walk.ts";
import { valueAt } from "../text/json-pointer.ts";

/** A schema and where it stands. */
export interface PlacedSchema {
  readonly unit: SchemaUnit;
  /** From the unit's root. */
  readonly pointer: string;
  readonly schema: JsonObject;
}

/** @returns What `$ref` of a schema leads to; `undefined` where there is none, or it leads to no object. */
export type RefTarget = (from: PlacedSchema) => PlacedSchema | undefined;

export function refTargets(units: readonly SchemaUnit[]): RefTarget {
  // Only files of schemas are referred to, and each holds one.
  const files = new Map(units.filter(({ at }) => at === "" || at === "/schema").map((unit) => [fileUri(unit.document.file.path), unit]));
  return ({ unit, pointer, schema }) => {
    if (typeof schema.$ref !== "string") return undefined;
    const use = unit.refs.find((candidate) => candidate.keyword === "$ref" && candidate.pointer === pointer);
    if (use === undefined) return undefined;
    const [uri = "", fragment = ""] = use.value.split("#", 2);
    if (uri === "") return placeIn(unit, use.resource, fragment);
    const absolute = resolveUri(uri, use.base);
    const own = absolute === undefined ? undefined : unit.resources.get(absolute);
    if (own !== undefined) return placeIn(unit, own, fragment);
    const file = absolute === undefined ? undefined : files.get(absolute);
    return file === undefined ? undefined : placeIn(file, "", fragment);
  };
}

function placeIn(unit: SchemaUnit, resource: string, fragment: string): PlacedSchema | undefined {
  const text = decoded(fragment);
  const pointer = text === "" || text.startsWith("/") ? `${resource}${text}` : unit.anchors.get(`${resource}#${text}`);
  const schema = pointer === undefined ? undefined : valueAt(unit.schema, pointer);
  return pointer !== undefined && isObject(schema) ? { unit, pointer, schema } : undefined;
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
