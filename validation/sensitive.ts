/** Which values problems must not repeat: those of schemas marked `x-sensitive: true`. Build time. */

import type { JsonObject, JsonValue } from "../contract/index.ts";
import { targetOf } from "./local-refs.ts";
import { isObject, subschemas } from "./schema-walk.ts";

/**
 * Names of the properties that hold a sensitive value, anywhere in the schema; `true` when one stands where no name leads.
 *
 * By name and not by place: one name too many hides a value, one too few shows a secret.
 */
export function sensitiveNames(root: JsonValue): readonly string[] | true {
  const text = JSON.stringify(root);
  if (!text.includes('"x-sensitive"')) return [];
  const names = new Set<string>();
  let everywhere = isMarked(root, root, new Set());
  const visit = (schema: JsonObject): void => {
    for (const { schema: child, path, keyword } of subschemas(schema)) {
      const name = path
        .slice(path.lastIndexOf("/") + 1)
        .replaceAll("~1", "/")
        .replaceAll("~0", "~");
      if (keyword === "properties" && isMarked(root, child, new Set())) names.add(name);
      if (keyword === "patternProperties" && isMarked(root, child, new Set())) everywhere = true;
      if (isObject(child)) visit(child);
    }
  };
  if (isObject(root)) visit(root);
  return everywhere || [...names].sort();
}

/** Whether the schema, or one that holds for the same value or its elements, is marked. Named properties answer for themselves. */
function isMarked(root: JsonValue, schema: JsonValue, seen: Set<JsonValue>): boolean {
  if (!isObject(schema) || seen.has(schema)) return false;
  seen.add(schema);
  if (schema["x-sensitive"] === true) return true;
  if (typeof schema.$ref === "string" && isMarked(root, targetOf(root, schema.$ref), seen)) return true;
  return subschemas(schema).some(({ schema: child, keyword }) => !named.has(keyword) && isMarked(root, child, seen));
}

const named: ReadonlySet<string> = new Set(["properties", "patternProperties", "$defs", "definitions"]);
