/** Where a schema holds patterns, and which of them the author opted out of the linear engine. Build time. */

import type { JsonObject, JsonValue } from "../contract/index.ts";
import { isObject, pointerStep, walkSchemas } from "./schema-walk.ts";

/** Patterns whose schema says `x-pattern-engine: native`: reviewed by the author, and run as they are wherever the schema uses them. */
export function optedOutPatterns(schema: JsonValue): ReadonlySet<string> {
  const patterns = new Set<string>();
  walkSchemas(schema, (part) => {
    if (part["x-pattern-engine"] !== "native") return;
    for (const pattern of patternsOf(part)) patterns.add(pattern.text);
  });
  return patterns;
}

/** The patterns directly in a schema, with the pointer from it to each. */
export function patternsOf(schema: JsonObject): readonly { readonly text: string; readonly path: string }[] {
  if (schema.pattern === undefined && schema.patternProperties === undefined) return [];
  const own = typeof schema.pattern === "string" ? [{ text: schema.pattern, path: "/pattern" }] : [];
  const named = isObject(schema.patternProperties) ? Object.keys(schema.patternProperties) : [];
  return [...own, ...named.map((text) => ({ text, path: `/patternProperties${pointerStep(text)}` }))];
}
