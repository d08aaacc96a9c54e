/** Follows references inside one schema, roughly: for hints, not for verdicts. Build time. */

import type { JsonValue } from "../contract/index.ts";
import { isObject } from "./schema-walk.ts";

/** Where a local reference leads; a reference of another form is taken as leading to the root. */
export function targetOf(root: JsonValue, ref: string): JsonValue {
  if (!ref.startsWith("#/")) return root;
  let target: JsonValue | undefined = root;
  for (const step of ref.slice(1).split("/").slice(1)) {
    const name = decodePointerStep(step);
    if (Array.isArray(target)) target = target[Number(name)];
    else target = isObject(target) && Object.hasOwn(target, name) ? target[name] : undefined;
  }
  return target ?? true;
}

/** One step of a reference's fragment: percent-encoded, then a JSON pointer's. */
function decodePointerStep(step: string): string {
  let decoded = step;
  try {
    decoded = decodeURIComponent(step);
  } catch {
    // A lone percent sign stands for itself.
  }
  return decoded.replaceAll("~1", "/").replaceAll("~0", "~");
}
