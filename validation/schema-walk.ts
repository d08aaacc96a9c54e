/** Where schemas hold schemas, for both dialects. Knows nothing of what keywords mean. */

import type { JsonObject, JsonValue } from "../contract/index.ts";

/** How a keyword's value holds schemas: itself, in a list, under names, or as either of two. Any other keyword's value is data. */
export const schemaKeywords: ReadonlyMap<string, "one" | "list" | "map" | "oneOrList" | "mapOrNames"> = new Map([
  ["$defs", "map"],
  ["definitions", "map"],
  ["properties", "map"],
  ["patternProperties", "map"],
  ["dependentSchemas", "map"],
  ["dependencies", "mapOrNames"],
  ["allOf", "list"],
  ["anyOf", "list"],
  ["oneOf", "list"],
  ["prefixItems", "list"],
  ["items", "oneOrList"],
  ["additionalItems", "one"],
  ["additionalProperties", "one"],
  ["unevaluatedItems", "one"],
  ["unevaluatedProperties", "one"],
  ["contains", "one"],
  ["propertyNames", "one"],
  ["not", "one"],
  ["if", "one"],
  ["then", "one"],
  ["else", "one"],
  ["contentSchema", "one"],
] as const);

/** Keywords whose value is data of the author's, never a schema. */
export const dataKeywords: ReadonlySet<string> = new Set(["const", "enum", "default", "examples", "example"]);

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function pointerStep(step: string | number): string {
  const text = String(step);
  return text.includes("~") || text.includes("/") ? `/${text.replaceAll("~", "~0").replaceAll("/", "~1")}` : `/${text}`;
}

/** Calls `visit` for the schema and every schema in it, parents first, booleans left out. */
export function walkSchemas(root: JsonValue, visit: (schema: JsonObject, pointer: string) => void): void {
  const waiting: { readonly schema: JsonValue; readonly path: string }[] = [{ schema: root, path: "" }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { schema, path: pointer } = next;
    if (!isObject(schema)) continue;
    visit(schema, pointer);
    const children = subschemas(schema);
    for (let at = children.length - 1; at >= 0; at -= 1) {
      const child = children[at];
      if (child !== undefined && isObject(child.schema)) waiting.push({ schema: child.schema, path: pointer + child.path });
    }
  }
}

/** The schemas directly inside a schema, with the pointer from it to each. */
export function subschemas(schema: JsonObject): readonly { readonly schema: JsonValue; readonly path: string; readonly keyword: string }[] {
  const found: { schema: JsonValue; path: string; keyword: string }[] = [];
  for (const keyword of Object.keys(schema)) {
    const shape = schemaKeywords.get(keyword);
    const value = shape === undefined ? undefined : schema[keyword];
    if (shape === undefined || value === undefined) continue;
    const path = `/${keyword}`;
    if (Array.isArray(value)) {
      if (shape !== "list" && shape !== "oneOrList") continue;
      value.forEach((child: JsonValue, index) => void found.push({ schema: child, path: `${path}/${index}`, keyword }));
    } else if (shape === "map" || shape === "mapOrNames") {
      if (!isObject(value)) continue;
      for (const [name, child] of Object.entries(value)) {
        if (child !== undefined && !Array.isArray(child)) found.push({ schema: child, path: path + pointerStep(name), keyword });
      }
    } else if (shape !== "list") found.push({ schema: value, path, keyword });
  }
  return found;
}
