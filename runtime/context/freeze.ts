/** Makes JSON values immutable, so that snapshots can be shared by everyone who reads them. Knows nothing of contexts. */

import type { JsonObject, JsonValue } from "../../contract/index.ts";

/** Freezes a value and all it holds; parts that are frozen already are taken as frozen to the leaves. */
export function freezeJson<T extends JsonValue>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const item of Object.values(value as JsonObject)) if (item !== undefined) freezeJson(item);
  return Object.freeze(value);
}
