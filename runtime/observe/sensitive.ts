/**
 * Keeps values that a tool's schemas mark `x-sensitive` out of what is logged about its call: by the name of a member, and wherever
 * else the value itself turns up, such as in an error's text. Knows nothing of calls and loggers' formats.
 */

import type { JsonValue, LogFields, Logger, Validator } from "../../contract/index.ts";
import { hidden } from "./redaction.ts";

/** Levels of objects that are looked at; lines hold no more. */
const maxDepth = 8;
/** Shorter values stand in texts by chance. */
const minValueLength = 3;
/** Values of one payload that are looked for in texts. */
const maxValues = 100;

export interface Sensitive {
  readonly names: ReadonlySet<string>;
  /** Every value of the payload is. */
  readonly isAll: boolean;
}

/** @returns `undefined` when nothing is marked, as in most tools. */
export function sensitiveOf(validators: readonly Validator[]): Sensitive | undefined {
  const marks = validators.map(({ sensitive = [] }) => sensitive);
  const isAll = marks.includes(true);
  const names = new Set(marks.flatMap((mark) => (mark === true ? [] : mark)));
  return isAll || names.size > 0 ? { names, isAll } : undefined;
}

/** A copy of a field for the log: marked members and texts that hold a marked value of `payload` are hidden. Never throws. */
export function hideSensitive(field: unknown, sensitive: Sensitive, payload: JsonValue): unknown {
  try {
    const values: string[] = [];
    collect(payload, sensitive, sensitive.isAll, 0, values);
    // A value that holds another one is hidden first, as a whole.
    values.sort((left, right) => right.length - left.length);
    return cleaned(field, sensitive, values, 0);
  } catch {
    return hidden;
  }
}

/** A handler's logger, whose fields are cleaned before they go on. */
export function guardedLogger(logger: Logger, sensitive: Sensitive, payload: JsonValue): Logger {
  const clean = (fields: LogFields = {}): LogFields => {
    const safe = hideSensitive(fields, sensitive, payload);
    return typeof safe === "object" ? (safe as LogFields) : {};
  };
  return {
    debug: (event, fields) => logger.debug(event, clean(fields)),
    info: (event, fields) => logger.info(event, clean(fields)),
    warn: (event, fields) => logger.warn(event, clean(fields)),
    error: (event, fields) => logger.error(event, clean(fields)),
    child: (fields) => guardedLogger(logger.child(clean(fields)), sensitive, payload),
  };
}

function collect(value: JsonValue, sensitive: Sensitive, isMarked: boolean, depth: number, onto: string[]): void {
  if (depth > maxDepth || onto.length >= maxValues) return;
  if (typeof value === "object" && value !== null) {
    for (const [name, member] of Object.entries(value))
      collect(member ?? null, sensitive, isMarked || sensitive.names.has(name), depth + 1, onto);
  } else if (isMarked && (typeof value === "string" || typeof value === "number") && String(value).length >= minValueLength) {
    onto.push(String(value));
  }
}

function cleaned(value: unknown, sensitive: Sensitive, values: readonly string[], depth: number): unknown {
  if (typeof value === "string") return values.reduce((text, secret) => text.replaceAll(secret, hidden), value);
  if (typeof value === "number" && values.includes(String(value))) return hidden;
  if (typeof value !== "object" || value === null) return value;
  if (depth > maxDepth) return "[deeper]";
  const next = (member: unknown): unknown => cleaned(member, sensitive, values, depth + 1);
  if (value instanceof Error) return { name: value.name, message: next(value.message), stack: next(value.stack), cause: next(value.cause) };
  if (Array.isArray(value)) return value.map(next);
  if (value instanceof Date || value instanceof URL || ArrayBuffer.isView(value)) return next(String(value));
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, sensitive.names.has(name) ? hidden : next(member)]));
}
