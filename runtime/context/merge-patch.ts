/** RFC 7396, JSON Merge Patch, on objects. Pure: inputs are never changed nor shared with the result. Knows nothing of contexts. */

import { type JsonObject, type JsonValue, ToolError } from "../../contract/index.ts";

/** Levels of objects and arrays in a patch, the patch itself included: far beyond any real value, far below the stack. */
export const maxPatchDepth = 64;

type MutableObject = { [key: string]: JsonValue | undefined };

/**
 * Applies a patch: its nulls remove, its objects merge, everything else replaces. Members that are `undefined` count as absent.
 *
 * @returns A new object, of which only parts that the patch leaves alone are shared with `target`.
 * @throws {ToolError} INVALID_ARGUMENT when the patch is nested deeper than `maxPatchDepth`.
 */
export function mergePatch(target: JsonObject, patch: JsonObject): JsonObject {
  return merge(target, patch, 1);
}

function merge(target: JsonObject, patch: JsonObject, depth: number): JsonObject {
  demandDepth(depth);
  const result: MutableObject = { ...target };
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    if (value === null) delete result[key];
    else if (isObject(value)) put(result, key, merge(objectAt(target, key), value, depth + 1));
    else put(result, key, copyJson(value, depth + 1));
  }
  return result;
}

/**
 * A value that shares nothing with the given one. Nulls stay: inside arrays they are values, not removals.
 *
 * @param depth - The level that `value` stands at; 1 is the outermost.
 * @throws {ToolError} INVALID_ARGUMENT when it is nested deeper than `maxPatchDepth`.
 */
export function copyJson<T extends JsonValue>(value: T, depth?: number): T;
export function copyJson(value: JsonValue, depth = 1): JsonValue {
  if (typeof value !== "object" || value === null) return value;
  demandDepth(depth);
  if (!isObject(value)) return value.map((item) => copyJson(item, depth + 1));
  const result: MutableObject = {};
  for (const [key, item] of Object.entries(value)) if (item !== undefined) put(result, key, copyJson(item, depth + 1));
  return result;
}

function objectAt(target: JsonObject, key: string): JsonObject {
  const value = Object.hasOwn(target, key) ? target[key] : undefined;
  return value !== undefined && isObject(value) ? value : {};
}

/** A member named `__proto__` is data: an assignment would change the prototype instead. */
function put(object: MutableObject, key: string, value: JsonValue): void {
  if (key !== "__proto__") object[key] = value;
  else Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function demandDepth(depth: number): void {
  if (depth <= maxPatchDepth) return;
  throw new ToolError("INVALID_ARGUMENT", `The patch is nested deeper than ${maxPatchDepth} levels. Send a flatter value.`, {
    details: [
      {
        pointer: "",
        rule: "maxPatchDepth",
        expected: `at most ${maxPatchDepth} levels`,
        got: "more",
        hint: "Flatten the value that the patch sets.",
      },
    ],
  });
}
