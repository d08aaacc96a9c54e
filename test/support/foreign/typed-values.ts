/** Which values can be written down in TypeScript, and how. */

import type { JsonObject, JsonValue } from "../../../contract/index.ts";

/** Longer texts say no more about a type, and make the compiler slow. */
const maxText = 3_000;
const inherited = Object.getOwnPropertyNames(Object.prototype).filter((name) => name !== "__proto__");

/** Whether a value that the validator accepts has to be one of the type. */
export function accepts(tool: string, part: "input" | "output", value: JsonValue): boolean {
  // The arguments of a call are an object, whether the schema says so or not.
  if (part === "input" && (typeof value !== "object" || value === null || Array.isArray(value))) return false;
  const text = JSON.stringify(value);
  // To TypeScript every value has an inherited `toString`: one that the schema does not name cannot be written down.
  const namesAll = tool.startsWith("keys_hostile");
  return text.length <= maxText && (namesAll || !inherited.some((name) => text.includes(`"${name}":`)));
}

/** The value as an expression. In a program `{"__proto__": x}` would set the prototype. */
export function literal(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value as JsonObject) as [string, JsonValue][];
  return `{ ${members.map(([key, item]) => `${key === "__proto__" ? '["__proto__"]' : JSON.stringify(key)}: ${literal(item)}`).join(", ")} }`;
}
