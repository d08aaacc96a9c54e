/** Author's words as data inside emitted text: literals, comments, identifiers. Knows nothing of templates. */

import type { JsonValue } from "../../contract/index.ts";

/** A fault of the compiler itself, never of the author's text. */
export class InvariantError extends Error {
  override readonly name = "InvariantError";
}

/**
 * Code units that a reviewer cannot see or that reorder what is seen, first to last of each stretch.
 * Spelled out, since `\p{Cf}` differs between versions of Unicode.
 */
const unseenStretches = [
  [0x0000, 0x0008, "controls"],
  [0x000b, 0x001f, "controls"],
  [0x007f, 0x009f, "delete and more controls"],
  [0x00ad, 0x00ad, "soft hyphen"],
  [0x061c, 0x061c, "Arabic letter mark"],
  [0x115f, 0x1160, "Hangul fillers"],
  [0x17b4, 0x17b5, "Khmer vowels without a shape"],
  [0x180b, 0x180f, "Mongolian selectors"],
  [0x200b, 0x200f, "zero-width characters and direction marks"],
  [0x2028, 0x202e, "line and paragraph separators, direction overrides"],
  [0x2060, 0x206f, "joiners and direction isolates"],
  [0x3164, 0x3164, "Hangul filler"],
  [0xfe00, 0xfe0f, "variation selectors"],
  [0xfeff, 0xfeff, "byte order mark"],
  [0xffa0, 0xffa0, "half-width Hangul filler"],
  [0xfff0, 0xfffb, "specials"],
] as const;

const unit = (code: number) => `\\u${code.toString(16).padStart(4, "0")}`;
/** The stretches above, and tag characters (U+E0000 and up), which are pairs of code units. */
const unseen = new RegExp(
  `[${unseenStretches.map(([first, last]) => `${unit(first)}-${unit(last)}`).join("")}]|\\udb40[\\udc00-\\udfff]`,
  "g",
);

/** What JSON may hold of the above is beyond these: its controls are escapes already. */
const beyondAscii = /[\u007f-\uffff]/;

/** Legitimate in prose: joiners of Persian and Indic words and of emoji, and the emoji selector. */
const seenInProse: ReadonlySet<string> = new Set(["\u200c", "\u200d", "\ufe0f"]);

function asEscape(text: string): string {
  let escaped = "";
  for (let at = 0; at < text.length; at++) escaped += unit(text.charCodeAt(at));
  return escaped;
}

/**
 * JSON on one line, with every unseen character written as an escape.
 *
 * @param value - JSON, as the model holds it; its interfaces are not assignable to `JsonValue`.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value) ?? "null";
  return beyondAscii.test(text) ? text.replace(unseen, asEscape) : text;
}

/** JSON over several lines, indented by two. */
export function prettyJsonText(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(unseen, asEscape);
}

/**
 * A JavaScript expression that evaluates to exactly this value.
 *
 * In a program `{"__proto__": x}` sets the prototype where JSON has a key of that name: it is written as a computed key.
 * Back-ticks and `${` are escaped, so that the text is also safe, and still JSON, inside a raw template literal.
 */
export function codeLiteral(value: JsonValue | undefined): string {
  const text = literalText(value);
  return text.includes('"__proto__"') ? withComputedProto(value) : text;
}

function literalText(value: JsonValue | undefined): string {
  return jsonText(value).replaceAll("`", "\\u0060").replaceAll("${", "\\u0024{");
}

function withComputedProto(value: JsonValue | undefined): string {
  if (typeof value !== "object" || value === null) return literalText(value);
  if (Array.isArray(value)) return `[${value.map(withComputedProto).join(",")}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => `${key === "__proto__" ? '["__proto__"]' : literalText(key)}:${withComputedProto(member)}`);
  return `{${members.join(",")}}`;
}

/** @throws {InvariantError} When the text is no ASCII identifier: names are made by `model/names.ts`, never by an author. */
export function identifier(text: string): string {
  if (!/^[A-Za-z_$][A-Za-z0-9_$]*$/.test(text)) throw new InvariantError(`${JSON.stringify(text)} is not an identifier`);
  return text;
}

/** Replaces what a reader cannot see by its code point, such as `\u202e`. Line feeds and tabs stay. */
export function visibleText(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(unseen, (found) => (seenInProse.has(found) ? found : asEscape(found)));
}

/** Lines that may stand inside any comment; none for no words. */
export function commentLines(text: string): readonly string[] {
  const lines = visibleText(text).split("\n").map(commentLine);
  while (lines.length > 0 && lines.at(-1) === "") lines.pop();
  return lines;
}

/**
 * A JSDoc comment, with its delimiters; no text gives no comment.
 *
 * @param indent - Spaces before each line but the first, which stands where the template puts it.
 */
export function jsDoc(text: string, indent = 0): string {
  const lines = commentLines(text);
  if (lines.length === 0) return "";
  if (lines.length === 1) return `/** ${lines[0]} */`;
  const margin = " ".repeat(indent);
  return ["/**", ...lines.map((line) => `${margin} * ${line}`.trimEnd()), `${margin} */`].join("\n");
}

function commentLine(line: string): string {
  // An @ that begins a word is a tag to compilers (`@ts-expect-error` silences the next line): a backslash makes it text.
  return line
    .replaceAll("*/", "*\\/")
    .replace(/(^|[\s*/])@(?=[A-Za-z_])/g, "$1\\@")
    .trim();
}
