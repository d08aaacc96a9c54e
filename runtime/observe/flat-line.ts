/** A log line of plain values written at once: the line of every call is one. Knows neither levels' meaning nor where lines go. */

import type { LogFields } from "../../contract/index.ts";
import { quoted } from "../quoted.ts";
import type { WrittenLevel } from "./readable-line.ts";
import { hidden, memberName, redactText } from "./redaction.ts";

/** Members that the line itself has; a field of the same name is left out. */
const ownMembers: ReadonlySet<string> = new Set(["level", "time", "event"]);

/** More fields than a call's line has are no matter of speed. */
const maxFields = 20;

/** Texts of members' names; the names that code writes are few. */
const nameTexts = new Map<string, string>();
const maxNameTexts = 1_000;

/**
 * @param time - ISO 8601, of the event.
 * @returns The line without its end; `undefined` when a value is an object or the fields are many, which takes the long way.
 */
export function flatLine(level: WrittenLevel, time: string, event: string, fields: LogFields): string | undefined {
  let line = `{"level":"${level}","time":"${time}","event":${quoted(redactText(event))}`;
  let left = maxFields;
  for (const name in fields) {
    const value = fields[name];
    if (value === undefined || ownMembers.has(name)) continue;
    const text = flatValue(value);
    if (text === undefined || left-- === 0) return undefined;
    line += memberText(name, text);
  }
  return `${line}}`;
}

function flatValue(value: unknown): string | undefined {
  switch (typeof value) {
    case "string":
      return quoted(redactText(value));
    case "number":
      return Number.isFinite(value) ? String(value) : "null";
    case "boolean":
      return String(value);
    default:
      return value === null ? "null" : undefined;
  }
}

function memberText(name: string, value: string): string {
  const { written, isSecret } = memberName(name);
  let text = nameTexts.get(name);
  if (text === undefined) {
    text = `,${quoted(written)}:`;
    if (nameTexts.size < maxNameTexts && name.length <= 64) nameTexts.set(name, text);
  }
  return text + (isSecret ? quoted(hidden) : value);
}
