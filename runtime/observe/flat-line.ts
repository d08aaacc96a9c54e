/** A log line of plain values written at once: the line of every call is one. Knows neither levels' meaning nor where lines go. */

import type { LogFields } from "../../contract/index.ts";
import { inOnePiece, needsEscape, quoted } from "../quoted.ts";
import type { WrittenLevel } from "./readable-line.ts";
import { hidden, memberName, redactText, suspicious } from "./redaction.ts";

/** Members that the line itself has; a field of the same name is left out. */
const ownMembers: ReadonlySet<string> = new Set(["level", "time", "event"]);

/** More fields than a call's line has are no matter of speed. */
const maxFields = 20;

/** What is known of a field by its name. Texts that are used again are in one piece: those in pieces are walked through with every use. */
interface Field {
  readonly name: string;
  /** `,"name":` */
  readonly text: string;
  /** The same and the quote of a string. */
  readonly opening: string;
  /** Whatever its value is: `,"name":"[hidden]"` of a secret, nothing of a member that the line itself has. */
  readonly whole: string | undefined;
  /** Members for values seen before: of most fields, such as the tool's name, there are few. Gone when there are many. */
  values: Map<string, string> | undefined;
  /** The latest of them and its member: most lines in a row say the same. */
  latest: string | undefined;
  latestMember: string;
}

/** Fields seen before; the names that code writes are few. */
const fieldsByName = new Map<string, Field>();
const maxFieldNames = 1_000;
const maxValues = 256;
/** Characters of the longest value that is looked for among those. */
const maxKnownLength = 128;

/** What JSON escapes or nobody may read; whatever else stands in a short text is written as it is. */
const needsCare = new RegExp(`${needsEscape.source}|${suspicious.source}`, "i");

/** What a child's lines all say, made once. */
export interface BoundText {
  readonly text: string;
  readonly names: readonly string[];
}

export const nothingBound: BoundText = { text: "", names: [] };

/** @returns `undefined` when the lines of such a child have to take the long way. */
export function boundText(bound: LogFields): BoundText | undefined {
  const text = textOf(bound);
  return text === undefined ? undefined : { text, names: Object.keys(bound) };
}

/**
 * @param time - ISO 8601, of the event.
 * @returns The line without its end; `undefined` when a value is an object, the fields are many or one has the name of a bound one,
 *   which takes the long way.
 */
export function flatLine(
  level: WrittenLevel,
  time: string,
  event: string,
  fields: LogFields,
  bound: BoundText = nothingBound,
): string | undefined {
  for (const name of bound.names) if (fields[name] !== undefined) return undefined;
  const text = textOf(fields);
  if (text === undefined) return undefined;
  return `${beginning(level, time, event)}${bound.text}${text}}`;
}

/** Each field after a comma. */
function textOf(fields: LogFields): string | undefined {
  let line = "";
  let left = maxFields;
  let place = 0;
  for (const name in fields) {
    const value = fields[name];
    if (value === undefined) continue;
    const field = fieldAt(place++, name);
    const member = typeof value === "string" ? stringMember(field, value) : plainMember(field, value);
    if (member === undefined || left-- === 0) return undefined;
    line += member;
  }
  return line;
}

/** The fields of the last line in their order: most lines are of one event, and have the same. */
const lastFields: Field[] = [];

function fieldAt(place: number, name: string): Field {
  const before = lastFields[place];
  if (before?.name === name) return before;
  const field = fieldsByName.get(name) ?? newField(name);
  if (place < maxFields) lastFields[place] = field;
  return field;
}

/** The beginning of the last line: with many calls a millisecond, most lines begin alike. */
let last = { level: "", time: "", event: "", text: "" };

function beginning(level: WrittenLevel, time: string, event: string): string {
  if (last.time !== time || last.event !== event || last.level !== level) {
    last = { level, time, event, text: inOnePiece(`{"level":"${level}","time":"${time}","event":${quoted(redactText(event))}`) };
  }
  return last.text;
}

function stringMember(field: Field, value: string): string {
  if (field.whole !== undefined) return field.whole;
  if (field.values === undefined || value.length > maxKnownLength) return newMember(field, value);
  if (value === field.latest) return field.latestMember;
  let member = field.values.get(value);
  if (member === undefined) {
    member = newMember(field, value);
    // One that never repeats, such as an id, is not worth the search.
    if (field.values.size === maxValues) field.values = undefined;
    else field.values.set(value, (member = inOnePiece(member)));
  }
  field.latest = value;
  field.latestMember = member;
  return member;
}

/** What is no matter of care; two fields of a call's line are often the same id. */
let lastPlain: string | undefined;

function newMember(field: Field, value: string): string {
  if (value !== lastPlain) {
    if (value.length > maxKnownLength || needsCare.test(value)) return field.text + quoted(redactText(value));
    lastPlain = value;
  }
  return `${field.opening}${value}"`;
}

function plainMember(field: Field, value: unknown): string | undefined {
  switch (typeof value) {
    case "number":
      return field.whole ?? field.text + (Number.isFinite(value) ? value : "null");
    case "boolean":
      return field.whole ?? field.text + value;
    default:
      return value === null ? (field.whole ?? `${field.text}null`) : undefined;
  }
}

function newField(name: string): Field {
  const { written, isSecret } = memberName(name);
  const text = inOnePiece(`,${quoted(written)}:`);
  const whole = ownMembers.has(name) ? "" : isSecret ? text + quoted(hidden) : undefined;
  const field: Field = {
    name,
    text,
    opening: inOnePiece(`${text}"`),
    whole,
    values: new Map(),
    latest: undefined,
    latestMember: "",
  };
  if (fieldsByName.size < maxFieldNames && name.length <= 64) fieldsByName.set(name, field);
  return field;
}
