/** The RFC 7396 patch that leads from one value to another. Knows nothing of contexts. */

import { isDeepStrictEqual } from "node:util";
import type { JsonObject, JsonValue } from "../../contract/index.ts";

/** What a patch led to has no null members, so that such a patch always exists. */
export function diffPatch(from: JsonObject, to: JsonObject): JsonObject {
  const changes: [string, JsonValue][] = [];
  for (const name of Object.keys(from)) if (!Object.hasOwn(to, name)) changes.push([name, null]);
  for (const [name, value] of Object.entries(to)) {
    const before = Object.hasOwn(from, name) ? from[name] : undefined;
    if (value === undefined || isDeepStrictEqual(before, value)) continue;
    changes.push([name, isObject(before) && isObject(value) ? diffPatch(before, value) : value]);
  }
  return Object.fromEntries(changes);
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
