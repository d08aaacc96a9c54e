/**
 * Reads YAML as most people write it, many times faster than the library: block mappings and lists, scalars and flow collections on one line,
 * literal and folded texts. Gives up wherever there may be anything to say, or two ways to read it: the library reads the file then.
 */

import type { JsonValue } from "../../contract/index.ts";
import type { SourceComment } from "./parsed-document.ts";
import { plainKey, readPlain } from "./plain-scalar.ts";

export interface PlainDocument {
  readonly value: JsonValue;
  readonly comments: readonly SourceComment[];
}

/** Tabs, other line ends, controls, halves of pairs and marks: each has rules of its own. */
const unusual = /[^\n\x20-\x7e\u00a1-\u1fff\u2010-\u2027\u2030-\ud7ff\ue000-\ufdff]/;
/** Beyond these the limits on what is read may matter. */
const maxCharacters = 200_000;
const maxDepth = 40;
const maxKey = 200;

interface Line {
  /** Spaces before its text. */
  readonly indent: number;
  /** With its indent; no blanks at its end. */
  readonly text: string;
  /** Offset of its first character. */
  readonly start: number;
}

/** Thrown at anything that is not plain, and caught at the door. */
const notPlain = Symbol("not plain");
function giveUp(): never {
  throw notPlain;
}

/** Spaces at its beginning, other blanks not counted. */
function indentOf(text: string): number {
  let indent = 0;
  while (text[indent] === " ") indent += 1;
  return indent;
}

/** @returns What the YAML reader would find, or `undefined`. */
export function plainYaml(text: string): PlainDocument | undefined {
  if (text.length > maxCharacters || unusual.test(text) || !text.endsWith("\n")) return undefined;
  try {
    return new PlainReader(text).read();
  } catch (reason) {
    if (reason === notPlain) return undefined;
    throw reason;
  }
}

class PlainReader {
  readonly #lines: readonly string[];
  readonly #comments: SourceComment[] = [];
  /** The next line to be read, and its offset. */
  #next = 0;
  #offset = 0;
  #peeked: Line | undefined;

  constructor(text: string) {
    this.#lines = text.split("\n");
  }

  read(): PlainDocument {
    const value = this.#mapping(0, maxDepth);
    if (this.#peek() !== undefined) giveUp();
    return { value, comments: this.#comments };
  }

  /** The next line that says something. */
  #peek(): Line | undefined {
    while (this.#peeked === undefined && this.#next < this.#lines.length) {
      const text = this.#lines[this.#next] ?? "";
      const trimmed = text.replace(/ +$/, "");
      const indent = indentOf(text);
      const start = this.#offset;
      this.#next += 1;
      this.#offset += text.length + 1;
      if (trimmed === "") continue;
      if (text[indent] === "#") this.#comments.push({ text: text.slice(indent + 1), start: start + indent });
      else this.#peeked = { indent, text: trimmed, start };
    }
    return this.#peeked;
  }

  #mapping(indent: number, depth: number): JsonValue {
    const first = this.#peek();
    if (first === undefined || first.indent !== indent) giveUp();
    const value: Record<string, JsonValue> = {};
    this.#members(value, indent, depth);
    return value;
  }

  /** Every `key: value` at this indent. */
  #members(value: Record<string, JsonValue>, indent: number, depth: number): void {
    if (depth === 0) giveUp();
    for (let line = this.#peek(); line !== undefined && line.indent === indent; line = this.#peek()) {
      this.#peeked = undefined;
      this.#member(value, line, indent, depth);
    }
    if ((this.#peek()?.indent ?? 0) > indent) giveUp();
  }

  /** @param at - Column of the key: of the first member of a list's item it is not the line's indent. */
  #member(value: Record<string, JsonValue>, line: Line, at: number, depth: number): void {
    plainKey.lastIndex = at;
    const key = plainKey.exec(line.text)?.[1];
    if (key === undefined || key === "__proto__" || key.length > maxKey || Object.hasOwn(value, key)) giveUp();
    const behind = at + key.length + 1;
    value[key] = behind === line.text.length ? this.#block(at, depth) : this.#inline(line, behind, at);
  }

  /** What stands below a key. */
  #block(indent: number, depth: number): JsonValue {
    const line = this.#peek();
    const isList = line?.text.startsWith("- ", line.indent) === true;
    if (line === undefined || line.indent < indent || (line.indent === indent && !isList)) return null;
    return isList ? this.#list(line.indent, depth - 1) : this.#mapping(line.indent, depth - 1);
  }

  #list(indent: number, depth: number): JsonValue {
    if (depth <= 0) giveUp();
    const items: JsonValue[] = [];
    for (let line = this.#peek(); line?.indent === indent && line.text.startsWith("- ", indent); line = this.#peek()) {
      this.#peeked = undefined;
      items.push(this.#item(line, indent, depth));
    }
    if ((this.#peek()?.indent ?? 0) > indent) giveUp();
    return items;
  }

  #item(line: Line, indent: number, depth: number): JsonValue {
    let at = indent + 1;
    while (line.text[at] === " ") at += 1;
    plainKey.lastIndex = at;
    if (!plainKey.test(line.text)) return this.#inline(line, indent + 1, indent);
    const value: Record<string, JsonValue> = {};
    this.#member(value, line, at, depth - 1);
    this.#members(value, at, depth - 1);
    return value;
  }

  /** What stands behind a key or a dash; nothing may follow it further in than `indent`. */
  #inline(line: Line, behind: number, indent: number): JsonValue {
    let at = behind;
    while (line.text[at] === " ") at += 1;
    const header = /^[|>]-?$/.exec(line.text.slice(at))?.[0];
    if (header !== undefined) return this.#blockText(header, indent);
    const read = readPlain(line.text, at, false, maxDepth);
    if (read === undefined) giveUp();
    this.#endOfLine(line, read.end);
    if ((this.#peek()?.indent ?? 0) > indent) giveUp();
    return read.value;
  }

  #endOfLine({ text, start }: Line, end: number): void {
    if (end === text.length) return;
    const hash = text.indexOf("#", end);
    if (hash <= end || /[^ ]/.test(text.slice(end, hash))) giveUp();
    const raw = this.#lines[this.#next - 1] ?? "";
    this.#comments.push({ text: raw.slice(hash + 1), start: start + hash });
  }

  /** A literal or folded text; blanks that need a second look are not plain. */
  #blockText(header: string, indent: number): string {
    const lines: string[] = [];
    let margin = 0;
    for (; this.#next < this.#lines.length; this.#next += 1) {
      const text = this.#lines[this.#next] ?? "";
      const inner = indentOf(text);
      if (text !== "" && inner === text.length) giveUp();
      if (text !== "" && inner <= indent) break;
      if (margin === 0) margin = inner;
      if (margin === 0 || (text !== "" && inner < margin)) giveUp();
      lines.push(text.slice(margin));
      this.#offset += text.length + 1;
    }
    while (lines.at(-1) === "") lines.pop();
    if (lines.length === 0) giveUp();
    if (header.startsWith(">") && lines.some((text) => text === "" || text.startsWith(" ") || text.endsWith(" "))) giveUp();
    return `${lines.join(header.startsWith("|") ? "\n" : " ")}${header.endsWith("-") ? "" : "\n"}`;
  }
}
