/** Canonical JSON and its fingerprint: the same value gives the same text on any machine. */

import { hash } from "node:crypto";
import type { JsonValue } from "../../contract/index.ts";

/** JSON without spaces, the members of objects ascending by name, in code units. */
export function canonicalJson(value: JsonValue): string {
  return JSON.stringify(value, (_key, member: unknown) => (isPlainObject(member) ? sorted(member) : member));
}

/** Lower-case hexadecimal SHA-256 of bytes, or of a text's UTF-8 bytes. */
export function sha256(text: string | Uint8Array): string {
  return hash("sha256", text, "hex");
}

/** Orders texts by code units, as every list of the model is. */
export function byCodeUnits(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sorted(value: Readonly<Record<string, unknown>>): unknown {
  const entries = Object.entries(value).sort(([left], [right]) => byCodeUnits(left, right));
  // `fromEntries` makes `__proto__` a member, where an assignment would set the prototype.
  return Object.fromEntries(entries);
}
