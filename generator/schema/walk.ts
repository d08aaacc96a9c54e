/** Visits a schema's subschemas. Knows which keywords hold schemas, and nothing of what they mean. */

import type { JsonObject, JsonValue } from "../../contract/index.ts";
import { joinPointer } from "../text/json-pointer.ts";
import { isKeyword, type KeywordShape, keywords } from "./dialect.ts";

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A place in a schema where another schema stands. */
export interface Subschema {
  /** From the root of the walked schema. */
  readonly pointer: string;
  /** An object or a boolean in a sound schema; anything in one that is not. */
  readonly value: JsonValue | undefined;
  /** The keyword that holds it. */
  readonly keyword: string;
}

/**
 * The subschemas one level down, of keywords of any dialect: a keyword in the wrong dialect is a finding of its own,
 * and what stands below it deserves its findings too.
 */
function subschemasOf(schema: JsonObject, pointer: string): Subschema[] {
  const found: Subschema[] = [];
  for (const [keyword, value] of Object.entries(schema)) {
    if (!isKeyword(keyword)) continue;
    const shape: KeywordShape = keywords[keyword].shape;
    if (shape !== "data") collect(found, shape, keyword, value, joinPointer(pointer, keyword));
  }
  return found;
}

function collect(found: Subschema[], shape: KeywordShape, keyword: string, value: JsonValue | undefined, pointer: string): void {
  if (shape === "schemas" || (shape === "schema-or-schemas" && Array.isArray(value))) {
    if (!Array.isArray(value)) return;
    value.forEach((item: JsonValue, index) => {
      found.push({ pointer: joinPointer(pointer, index), value: item, keyword });
    });
  } else if (shape === "schema-map" || shape === "schema-or-texts-map") {
    if (!isObject(value)) return;
    for (const [name, item] of Object.entries(value)) {
      if (shape === "schema-or-texts-map" && Array.isArray(item)) continue;
      found.push({ pointer: joinPointer(pointer, name), value: item, keyword });
    }
  } else found.push({ pointer, value, keyword });
}

/** Calls `visit` for the schema and each one inside it, outer before inner. Booleans are not visited. */
export function walkSchema(
  root: JsonValue | undefined,
  visit: (schema: JsonObject, pointer: string, holder: Subschema | undefined) => void,
  rootPointer = "",
): void {
  const waiting: { value: JsonValue | undefined; pointer: string; holder: Subschema | undefined }[] = [
    { value: root, pointer: rootPointer, holder: undefined },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!isObject(next.value)) continue;
    visit(next.value, next.pointer, next.holder);
    for (const inner of subschemasOf(next.value, next.pointer).reverse())
      waiting.push({ value: inner.value, pointer: inner.pointer, holder: inner });
  }
}
