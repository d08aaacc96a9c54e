/** Reads values of a document by tables of fields, and complains at their place. Knows no kind. */

import type { JsonObject, JsonValue } from "../../contract/index.ts";
import type { DiagnosticCode } from "../diagnostics/codes.ts";
import type { Severity } from "../diagnostics/diagnostic.ts";
import { quoted, type Reporter } from "../diagnostics/reporter.ts";
import type { ParsedDocument } from "../parse/parsed-document.ts";
import { isObject } from "../schema/walk.ts";
import { closest } from "../text/did-you-mean.ts";
import { joinPointer, pointerParts } from "../text/json-pointer.ts";

/** What readers share: the document, where complaints go, and how grave they are. */
export interface Reading {
  readonly document: ParsedDocument;
  readonly reporter: Reporter;
  readonly lenient: boolean;
  /** Of what is complained about here: an optional part of a foreign file is worth a warning only. */
  readonly severity: Severity;
}

/** @returns The value, or `undefined` after a complaint. */
export type Reader<T> = (value: JsonValue, pointer: string, reading: Reading) => T | undefined;

export interface Field<T> {
  readonly read: Reader<T>;
  /** `strict`: may be missing in a foreign catalog, and `fallback` stands in for it. */
  readonly need: "always" | "strict" | "optional";
  /** What to write where it is missing. */
  readonly add?: string;
  readonly fallback?: T;
}

export type Fields<T> = { readonly [K in keyof T]-?: Field<Exclude<T[K], undefined>> };

interface Words {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly help: string;
  readonly severity?: Severity;
}

export function complainAtValue(reading: Reading, pointer: string, words: Words): undefined {
  reading.reporter.add({ severity: reading.severity, ...words, span: reading.document.spanOf(pointer) });
  return undefined;
}

export function complainAtKey(reading: Reading, pointer: string, words: Words): undefined {
  reading.reporter.add({ severity: reading.severity, ...words, span: reading.document.keySpanOf(pointer) });
  return undefined;
}

/** The key a missing member is complained about at: the document's name or kind, else the mapping's own key. */
function ownerOf(pointer: string, value: JsonObject): string {
  if (pointer !== "") return pointer;
  const key = ["name", "kind", "apiVersion"].find((candidate) => Object.hasOwn(value, candidate));
  return key === undefined ? "" : `/${key}`;
}

/** How a place is called in a sentence: `limits.timeout`, `examples[0].input`. */
export function placeName(pointer: string): string {
  return pointerParts(pointer).reduce(
    (name, part) => (/^\d+$/.test(part) ? `${name}[${part}]` : name === "" ? part : `${name}.${part}`),
    "",
  );
}

/** One mapping that is read, by its table. */
interface Mapping {
  readonly value: JsonObject;
  readonly pointer: string;
  readonly fields: Readonly<Record<string, Field<unknown>>>;
  readonly reading: Reading;
}

/**
 * Reads a mapping by its table. Unknown keys and missing fields are complained about.
 *
 * @param meant - Words people write for a field of another name, such as `inputSchema` for `input`.
 */
export function readFields<T extends object>(
  value: JsonValue,
  pointer: string,
  fields: Fields<T>,
  reading: Reading,
  meant: Readonly<Record<string, string>> = {},
): Partial<T> | undefined {
  if (!isObject(value)) return wrongType(value, pointer, "a mapping of keys to values", reading);
  const table = fields as Readonly<Record<string, Field<unknown>>>;
  const mapping: Mapping = { value, pointer, fields: table, reading };
  const explained = complainUnknownKeys(mapping, meant);
  const result: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(table)) {
    const read = readField(mapping, name, field, explained.has(name));
    if (read !== undefined) result[name] = read;
  }
  return result as Partial<T>;
}

function readField({ value: owner, pointer, reading }: Mapping, name: string, field: Field<unknown>, isExplained: boolean): unknown {
  const here = Object.hasOwn(owner, name) ? owner[name] : undefined;
  const inner: Reading = isForgiven(field, reading) ? { ...reading, severity: "warning" } : reading;
  if (here !== undefined) {
    const read = field.read(here, joinPointer(pointer, name), inner);
    // A value may be null, where a schema is asked for: that is no fallback's case but the next stage's complaint.
    return read === undefined ? field.fallback : read;
  }
  if (field.need !== "optional" && !isExplained) {
    const place = placeName(pointer);
    complainAtKey(inner, ownerOf(pointer, owner), {
      code: "FIELD_MISSING",
      message: `"${name}" is missing${place === "" ? "" : ` in ${place}`}.`,
      help: `Add \`${field.add ?? `${name}:`}\`.`,
    });
  }
  return field.fallback;
}

/** What a foreign file may lack or have wrong. */
function isForgiven(field: Field<unknown>, reading: Reading): boolean {
  return reading.lenient && field.need !== "always";
}

/** @returns Names of fields that are missing because their key is misspelt: one finding says it. */
function complainUnknownKeys({ value, pointer, fields, reading }: Mapping, meant: Readonly<Record<string, string>>): ReadonlySet<string> {
  const names = Object.keys(fields);
  const explained = new Set<string>();
  for (const key of Object.keys(value)) {
    if (names.includes(key)) continue;
    const near = Object.hasOwn(meant, key) ? meant[key] : closest(key, names);
    const missing = near !== undefined && Object.hasOwn(fields, near) && !Object.hasOwn(value, near) ? fields[near] : undefined;
    if (missing !== undefined && near !== undefined) explained.add(near);
    const isNeeded = missing !== undefined && missing.need === "always";
    complainAtKey(reading, joinPointer(pointer, key), {
      code: "FIELD_UNKNOWN",
      message: `${quoted(key)} is not a field here.`,
      help: commentCure(key) ?? (near === undefined ? `Remove it; the fields are: ${names.join(", ")}.` : `Did you mean "${near}"?`),
      severity: reading.lenient && !isNeeded ? "warning" : reading.severity,
    });
  }
  return explained;
}

/** To YAML, and so to our reader of JSON, a comment of JavaScript is the beginning of a key. */
export function commentCure(key: string): string | undefined {
  return /^\/[/*]/.test(key) ? "Remove this comment, which JSON does not have; YAML begins one with #." : undefined;
}

const typeWords = { string: "a text", number: "a number", boolean: "true or false" } as const;

function typeWord(value: JsonValue): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "a mapping" : typeWords[typeof value as keyof typeof typeWords];
}

export function wrongType(value: JsonValue, pointer: string, wanted: string, reading: Reading): undefined {
  const name = placeName(pointer) || "The document";
  return complainAtValue(reading, pointer, {
    code: "FIELD_TYPE",
    message: `${name} is ${typeWord(value)}; it must be ${wanted}.`,
    help: cureFor(value, wanted),
  });
}

function cureFor(value: JsonValue, wanted: string): string {
  const scalar = typeof value === "number" || typeof value === "boolean";
  if (scalar && wanted.startsWith("a text")) return `Put it in quotes: '${String(value)}'.`;
  if (wanted !== "a list" || typeof value !== "string") return `Write ${wanted}.`;
  return value.startsWith("-") ? "Put a space behind each dash." : `Write a list: [${value.length > 60 ? "…" : value}].`;
}
