/** One setting's value from text or from a settings file, judged by its row of the table. Knows nothing of where the value came from. */

import type { OptionValue, ServerOption } from "./options.ts";

export type ReadValue<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

/** What a number may be followed by, and what it then counts. The first is the unit that a bare number is in. */
export const unitFactors = {
  ms: { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 },
  bytes: { B: 1, KiB: 1_024, MiB: 1_048_576, GiB: 1_073_741_824 },
  count: {},
} as const satisfies Record<NonNullable<ServerOption<number>["unit"]>, Readonly<Record<string, number>>>;

const truths: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  [true, true],
  ["true", true],
  ["1", true],
  [false, false],
  ["false", false],
  ["0", false],
]);

/** Characters of one text value. */
const maxTextLength = 4_096;

export function readValue<T extends OptionValue>(option: ServerOption<T>, raw: unknown): ReadValue<OptionValue> {
  switch (typeof option.default) {
    case "number":
      return readNumber(option, raw);
    case "boolean":
      return found(truths.get(raw));
    case "string":
      return found(isText(raw) && mayStand(raw, option) ? raw : undefined);
    default:
      return found(readList(raw, option));
  }
}

/** What may stand there, for the end of a complaint. */
export function allowedValues<T extends OptionValue>(option: ServerOption<T>): string {
  switch (typeof option.default) {
    case "number":
      return `Give a whole number${rangeOf(option)}${unitsOf(option)}.`;
    case "boolean":
      return "Give true or false.";
    case "string":
      if (option.isUrl) return `Give ${option.default}, or a URL that begins with https:// or http://.`;
      return option.allowed ? `Give one of: ${option.allowed.join(", ")}.` : `Give a text of 1 to ${maxTextLength} characters.`;
    default:
      return `Give a list of ${option.isUrl ? "URLs that begin with https:// or http://" : `texts${fewest(option)}`}; in the environment and as a flag with commas between them.`;
  }
}

function readNumber({ unit, min = 0, max = Number.MAX_SAFE_INTEGER }: ServerOption<OptionValue>, raw: unknown): ReadValue<number> {
  const value = typeof raw === "string" ? parseNumber(raw.trim(), unit) : raw;
  const isAllowed = typeof value === "number" && Number.isSafeInteger(value) && value >= min && value <= max;
  return found(isAllowed ? value : undefined);
}

function parseNumber(text: string, unit: ServerOption<OptionValue>["unit"]): number | undefined {
  const parts = /^(\d{1,15}(?:\.\d{1,6})?)\s*([A-Za-z]*)$/.exec(text);
  const [, digits, suffix] = parts ?? [];
  if (digits === undefined) return undefined;
  if (suffix === undefined || suffix === "") return Number(digits);
  const factors: Readonly<Record<string, number>> = unit === undefined ? {} : unitFactors[unit];
  return Object.hasOwn(factors, suffix) ? Number(digits) * (factors[suffix] ?? Number.NaN) : undefined;
}

function mayStand(text: string, { allowed, isUrl, default: fallback }: ServerOption<OptionValue>): boolean {
  if (allowed !== undefined) return allowed.includes(text);
  return isUrl !== true || text === fallback || isWebUrl(text);
}

function isWebUrl(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

function readList(raw: unknown, { minCharacters = 0, isUrl }: ServerOption<OptionValue>): readonly string[] | undefined {
  const items: readonly unknown[] | undefined = typeof raw === "string" ? raw.split(",") : Array.isArray(raw) ? raw : undefined;
  if (!items?.every((item): item is string => typeof item === "string" && item.length <= maxTextLength)) return undefined;
  const texts = items.map((item) => item.trim()).filter((item) => item !== "");
  return texts.some((text) => text.length < minCharacters || (isUrl === true && !isWebUrl(text))) ? undefined : texts;
}

function fewest({ minCharacters }: ServerOption<OptionValue>): string {
  return minCharacters === undefined ? "" : ` of ${minCharacters} characters or more each`;
}

function isText(raw: unknown): raw is string {
  return typeof raw === "string" && raw.trim() !== "" && raw.length <= maxTextLength;
}

function rangeOf({ min = 0, max }: ServerOption<OptionValue>): string {
  return max === undefined ? ` of ${min} or more` : ` from ${min} to ${max}`;
}

function unitsOf({ unit }: ServerOption<OptionValue>): string {
  const suffixes = unit === undefined ? [] : Object.keys(unitFactors[unit]);
  return suffixes.length === 0 ? "" : ` (${suffixes[0]}), or a number with ${suffixes.join(", ")}`;
}

function found<T>(value: T | undefined): ReadValue<T> {
  return value === undefined ? { ok: false } : { ok: true, value };
}
