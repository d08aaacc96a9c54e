/** Keeps credentials out of logs: by the name of a field, and by the look of a text. Knows nothing of the logger's library. */

import type { LogFields } from "../../contract/index.ts";

export const hidden = "[hidden]";

/** Names of fields whose value is never written, lower-case and without `-` and `_`. */
const secretNames: ReadonlySet<string> = new Set([
  "accesstoken",
  "apikey",
  "authorization",
  "bearer",
  "clientsecret",
  "cookie",
  "credential",
  "credentials",
  "devkey",
  "key",
  "keys",
  "passwd",
  "password",
  "privatekey",
  "proxyauthorization",
  "refreshtoken",
  "secret",
  "secwebsocketprotocol",
  "setcookie",
  "ticket",
  "token",
  "toolwrightdevkey",
  "toolwrightkey",
  "xapikey",
]);

/** Texts that carry a credential wherever they stand: our keys and tickets, and what headers and addresses do with any. */
const secretTexts: readonly (readonly [RegExp, string])[] = [
  [/\btwk_([0-9A-Za-z]{1,64})_[0-9A-Za-z_-]+/g, `twk_$1_${hidden}`],
  [/\btwt_[0-9A-Za-z_-]+/g, `twt_${hidden}`],
  [/\bticket\.[0-9A-Za-z_.~+/=-]+/g, `ticket.${hidden}`],
  // `Bearer <key>` is how our own texts say it: no key has angle brackets.
  [/\b(Bearer|Basic)\s+(?!<\w+>)[^\s"',;]+/gi, `$1 ${hidden}`],
  [/(\/\/[^\s:/@"]*):[^\s/@"]+@/g, `$1:${hidden}@`],
];

/** Levels of objects that are written; a log line is not the place for more. */
const maxDepth = 6;
/** Characters of one text that are written. */
const maxTextLength = 8_192;
/** Members of one object or array that are written. */
const maxMembers = 100;

/** Whether `secretTexts` has anything to do; most texts are short names, and every call logs some. */
export const suspicious = /tw[kt]_|ticket\.|bearer|basic|:\/\//i;

/**
 * Copies fields in a form that is safe to write: JSON, bounded, without credentials. Never throws.
 *
 * @param onto - Takes the copies; a new object when left out.
 */
export function redactFields(fields: LogFields, onto: Record<string, unknown> = {}): Record<string, unknown> {
  return redactMembers(fields, 1, onto);
}

export function redactText(text: string): string {
  const short = text.length > maxTextLength ? `${text.slice(0, maxTextLength)}… (${text.length} characters)` : text;
  if (!suspicious.test(short)) return short;
  return secretTexts.reduce((safe, [pattern, replacement]) => safe.replace(pattern, replacement), short);
}

function redactMembers(source: object, depth: number, onto: Record<string, unknown>): Record<string, unknown> {
  let left = maxMembers;
  for (const name in source) {
    if (!Object.hasOwn(source, name)) continue;
    if (left-- === 0) {
      onto["…"] = `${Object.keys(source).length - maxMembers} more`;
      break;
    }
    const { written, isSecret } = memberName(name);
    put(onto, written, isSecret ? hidden : redactMember(source, name, depth));
  }
  return onto;
}

function put(target: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== "__proto__") target[name] = value;
  else Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
}

function redactMember(source: object, name: string, depth: number): unknown {
  try {
    return redactValue((source as Record<string, unknown>)[name], depth);
  } catch {
    // A getter or a `toJSON` of someone else's object.
    return "[unreadable]";
  }
}

function redactValue(value: unknown, depth: number): unknown {
  switch (typeof value) {
    case "string":
      return redactText(value);
    case "bigint":
      return String(value);
    case "number":
    case "boolean":
    case "undefined":
      return value;
    case "object":
      return value === null ? null : redactObject(value, depth);
    default:
      return `[${typeof value}]`;
  }
}

function redactObject(value: object, depth: number): unknown {
  if (depth > maxDepth) return "[deeper]";
  if (value instanceof Error) return redactError(value, depth);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "[no date]" : value.toISOString();
  if (value instanceof URL) return redactText(value.href);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (!Array.isArray(value)) return redactMembers(value, depth + 1, {});
  const items: unknown[] = value.slice(0, maxMembers).map((item) => redactValue(item, depth + 1));
  return value.length > maxMembers ? [...items, `… ${value.length - maxMembers} more`] : items;
}

function redactError(error: Error, depth: number): Record<string, unknown> {
  const { code } = error as { readonly code?: unknown };
  return {
    name: redactText(String(error.name)),
    message: redactText(String(error.message)),
    ...(code === undefined ? {} : { code: redactValue(code, depth + 1) }),
    ...(error.stack === undefined ? {} : { stack: redactText(error.stack) }),
    ...(error.cause === undefined ? {} : { cause: redactValue(error.cause, depth + 1) }),
  };
}

/** A member's name as it is written, and whether its value must not be. */
export interface MemberName {
  readonly written: string;
  readonly isSecret: boolean;
}

/** Verdicts on names seen before; the names that code writes are few. */
const verdicts = new Map<string, MemberName>();
const maxVerdicts = 1_000;

export function memberName(name: string): MemberName {
  const known = verdicts.get(name);
  if (known !== undefined) return known;
  const verdict = { written: redactText(name), isSecret: secretNames.has(name.toLowerCase().replaceAll(/[-_]/g, "")) };
  if (verdicts.size < maxVerdicts && name.length <= 64) verdicts.set(name, verdict);
  return verdict;
}
