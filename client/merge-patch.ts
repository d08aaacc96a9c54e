/** RFC 7396 on the subscriber's side: from a value and a patch to the next value. Pure. */

import type { JsonObject, JsonValue } from "../contract/index.ts";

/**
 * Applies a patch: `null` removes a member, an object merges into one, anything else replaces.
 *
 * @returns A new value; members the patch does not touch are shared with `target`.
 */
export function mergePatch(target: JsonObject, patch: JsonObject): JsonObject {
  const merged = new Map(Object.entries(target));
  for (const [name, change] of Object.entries(patch)) {
    if (change === undefined) continue;
    if (change === null) merged.delete(name);
    else merged.set(name, isJsonObject(change) ? mergePatch(objectAt(merged, name), change) : change);
  }
  // `fromEntries` defines members, so that `__proto__` is a name like any other.
  return Object.fromEntries(merged);
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function objectAt(members: ReadonlyMap<string, JsonValue | undefined>, name: string): JsonObject {
  const value = members.get(name);
  return isJsonObject(value) ? value : {};
}
