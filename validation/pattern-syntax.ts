/** Reads a JavaScript regular expression into a tree. Knows nothing of engines or cost; what it cannot read it says so. */

/** Inclusive ranges of code points, ascending, not touching. */
export type CharRanges = readonly (readonly [number, number])[];

export type PatternNode =
  | { readonly kind: "set"; readonly ranges: CharRanges /** RE2 text, when ranges alone do not tell. */; readonly text?: string }
  | { readonly kind: "sequence"; readonly parts: readonly PatternNode[] }
  | { readonly kind: "choice"; readonly options: readonly PatternNode[] }
  | { readonly kind: "repeat"; readonly body: PatternNode; readonly min: number; readonly max: number }
  | { readonly kind: "start" | "end" | "wordBoundary" | "notWordBoundary" }
  | { readonly kind: "look"; readonly name: string; readonly ahead: boolean; readonly body: PatternNode }
  | { readonly kind: "backreference" };

/** A part of the syntax that this reader does not know; the native engine may. */
export class PatternSyntaxError extends Error {}

const highest = 0x10ffff;
const digits: CharRanges = [[48, 57]];
const words: CharRanges = [[48, 57], [65, 90], [95, 95], [97, 122]]; // biome-ignore format: a table
const spaces: CharRanges = [[9, 13], [32, 32], [160, 160], [0x1680, 0x1680], [0x2000, 0x200a], [0x2028, 0x2029], [0x202f, 0x202f], [0x205f, 0x205f], [0x3000, 0x3000], [0xfeff, 0xfeff]]; // biome-ignore format: a table
const lineEnds: CharRanges = [[10, 10], [13, 13], [0x2028, 0x2029]]; // biome-ignore format: a table
const everything: CharRanges = [[0, highest]];

const classEscapes: Readonly<Record<string, CharRanges>> = {
  d: digits,
  D: invert(digits),
  w: words,
  W: invert(words),
  s: spaces,
  S: invert(spaces),
};
const controlEscapes: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13 };

export function union(...sets: readonly CharRanges[]): CharRanges {
  const sorted = sets.flat().sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [low, high] of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && low <= last[1] + 1) last[1] = Math.max(last[1], high);
    else merged.push([low, high]);
  }
  return merged;
}

function invert(ranges: CharRanges): CharRanges {
  const inverted: [number, number][] = [];
  let next = 0;
  for (const [low, high] of ranges) {
    if (low > next) inverted.push([next, low - 1]);
    next = high + 1;
  }
  if (next <= highest) inverted.push([next, highest]);
  return inverted;
}

export function intersects(a: CharRanges, b: CharRanges): boolean {
  let i = 0;
  let j = 0;
  while (true) {
    const left = a[i];
    const right = b[j];
    if (left === undefined || right === undefined) return false;
    if (left[1] < right[0]) i += 1;
    else if (right[1] < left[0]) j += 1;
    else return true;
  }
}

/**
 * Reads a pattern that the native engine accepts.
 *
 * @param unicode - Whether it is compiled with the `u` flag.
 * @throws {PatternSyntaxError} For the corners of the old syntax (octal escapes, `\c` without a letter) and unknown properties.
 */
export function readPattern(pattern: string, unicode: boolean): PatternNode {
  const reader = new PatternReader(pattern, unicode);
  const node = reader.choice();
  if (!reader.done) throw new PatternSyntaxError(`unexpected ")" at ${reader.at}`);
  return node;
}

interface ClassItem {
  readonly ranges: CharRanges;
  /** Set when the ranges are an approximation: the RE2 text of the item. */
  readonly text?: string;
  /** The single character it is, when it may begin or end a range. */
  readonly char?: number;
}

class PatternReader {
  at = 0;
  readonly #text: string;
  readonly #unicode: boolean;
  #depth = 0;

  constructor(text: string, unicode: boolean) {
    this.#text = text;
    this.#unicode = unicode;
  }

  get done(): boolean {
    return this.at >= this.#text.length;
  }

  choice(): PatternNode {
    // Deeper patterns are nobody's intention, and every later pass recurses over the tree.
    if (++this.#depth > 100) throw new PatternSyntaxError("groups nest deeper than 100");
    const options = [this.#sequence()];
    while (this.#take("|")) options.push(this.#sequence());
    this.#depth -= 1;
    return options.length === 1 && options[0] !== undefined ? options[0] : { kind: "choice", options };
  }

  #sequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (!this.done && this.#peek() !== "|" && this.#peek() !== ")") parts.push(this.#quantified());
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: "sequence", parts };
  }

  #quantified(): PatternNode {
    const body = this.#atom();
    const bounds = this.#bounds();
    if (bounds === undefined) return body;
    this.#take("?");
    return { kind: "repeat", body, ...bounds };
  }

  #bounds(): { readonly min: number; readonly max: number } | undefined {
    if (this.#take("*")) return { min: 0, max: Number.POSITIVE_INFINITY };
    if (this.#take("+")) return { min: 1, max: Number.POSITIVE_INFINITY };
    if (this.#take("?")) return { min: 0, max: 1 };
    const braces = /^\{(\d+)(,(\d*))?\}/.exec(this.#text.slice(this.at, this.at + 40));
    if (braces === null) return undefined;
    this.at += braces[0].length;
    const min = Number(braces[1]);
    if (braces[2] === undefined) return { min, max: min };
    return { min, max: braces[3] === "" ? Number.POSITIVE_INFINITY : Number(braces[3]) };
  }

  #atom(): PatternNode {
    const char = this.#next();
    switch (char) {
      case "^":
        return { kind: "start" };
      case "$":
        return { kind: "end" };
      case ".":
        return { kind: "set", ranges: invert(lineEnds) };
      case "(":
        return this.#group();
      case "[":
        return this.#class();
      case "\\":
        return this.#escape();
      default:
        return { kind: "set", ranges: single(this.#codePoint(char)) };
    }
  }

  #group(): PatternNode {
    const look = /^\?(<?)([=!])/.exec(this.#text.slice(this.at, this.at + 3));
    if (look !== null) {
      this.at += look[0].length;
      const body = this.#groupBody();
      return { kind: "look", name: `(${look[0]}`, ahead: look[1] === "", body };
    }
    if (this.#text.startsWith("?:", this.at)) this.at += 2;
    else {
      const name = /^\?<[^>]*>/.exec(this.#text.slice(this.at));
      if (name !== null) this.at += name[0].length;
      else if (this.#peek() === "?") throw new PatternSyntaxError("group modifiers are not known");
    }
    return this.#groupBody();
  }

  #groupBody(): PatternNode {
    const body = this.choice();
    if (!this.#take(")")) throw new PatternSyntaxError("a group is not closed");
    return body;
  }

  #escape(): PatternNode {
    const char = this.#peek();
    if (char === "b" || char === "B") {
      this.at += 1;
      return { kind: char === "b" ? "wordBoundary" : "notWordBoundary" };
    }
    if (/[1-9k]/.test(char) && (this.#unicode || char !== "k")) {
      this.at += 1;
      return { kind: "backreference" };
    }
    const item = this.#classEscape();
    return { kind: "set", ranges: item.ranges, ...(item.text === undefined ? {} : { text: item.text }) };
  }

  #class(): PatternNode {
    const negated = this.#take("^");
    const items: ClassItem[] = [];
    while (!this.#take("]")) {
      if (this.done) throw new PatternSyntaxError("a class is not closed");
      items.push(this.#classItem());
    }
    const ranges = union(...items.map((item) => item.ranges));
    if (items.every((item) => item.text === undefined)) return { kind: "set", ranges: negated ? invert(ranges) : ranges };
    const text = items.map((item) => item.text ?? classText(item.ranges)).join("");
    return { kind: "set", ranges: everything, text: `[${negated ? "^" : ""}${text}]` };
  }

  #classItem(): ClassItem {
    const low = this.#classAtom();
    if (this.#peek() !== "-" || this.#text[this.at + 1] === "]") return low;
    const back = this.at;
    this.at += 1;
    const high = this.#classAtom();
    if (low.char !== undefined && high.char !== undefined) return { ranges: [[low.char, high.char]] };
    // `[\w-x]` in the old syntax: the dash stands for itself.
    this.at = back;
    return low;
  }

  #classAtom(): ClassItem {
    const char = this.#next();
    if (char === "\\") return this.#peek() === "b" ? this.#literal(8) : this.#classEscape();
    const point = this.#codePoint(char);
    return { ranges: single(point), char: point };
  }

  #literal(point: number): ClassItem {
    this.at += 1;
    return { ranges: single(point), char: point };
  }

  #classEscape(): ClassItem {
    const char = this.#next();
    const ranges = Object.hasOwn(classEscapes, char) ? classEscapes[char] : undefined;
    if (ranges !== undefined) return { ranges };
    if ((char === "p" || char === "P") && this.#unicode) return this.#property(char);
    const point = this.#escapedPoint(char);
    return { ranges: single(point), char: point };
  }

  #property(letter: string): ClassItem {
    const name = /^\{(?:(?:General_Category|gc|Script|sc)=)?(\w+)\}/.exec(this.#text.slice(this.at, this.at + 60));
    if (name === null) throw new PatternSyntaxError("this Unicode property is not known");
    this.at += name[0].length;
    return { ranges: everything, text: `\\${letter}{${name[1]}}` };
  }

  #escapedPoint(char: string): number {
    const control = Object.hasOwn(controlEscapes, char) ? controlEscapes[char] : undefined;
    if (control !== undefined) return control;
    if (char === "x") return this.#hex(/^[0-9a-fA-F]{2}/) ?? this.#identity(char);
    if (char === "u") return this.#unicodeEscape() ?? this.#identity(char);
    if (char === "c") return this.#controlLetter();
    if (/[0-9]/.test(char)) {
      if (char === "0" && !/[0-9]/.test(this.#peek())) return 0;
      throw new PatternSyntaxError("octal escapes are not known");
    }
    return this.#codePoint(char);
  }

  #controlLetter(): number {
    if (!/[A-Za-z]/.test(this.#peek())) throw new PatternSyntaxError("\\c needs a letter");
    return this.#next().charCodeAt(0) % 32;
  }

  #unicodeEscape(): number | undefined {
    if (this.#unicode && this.#peek() === "{") {
      const point = this.#hex(/^\{([0-9a-fA-F]+)\}/);
      return point;
    }
    const high = this.#hex(/^[0-9a-fA-F]{4}/);
    if (high === undefined || !this.#unicode || high < 0xd800 || high > 0xdbff) return high;
    const low = /^\\u([dD][c-fC-F][0-9a-fA-F]{2})/.exec(this.#text.slice(this.at, this.at + 6));
    if (low === null) return high;
    this.at += 6;
    return (high - 0xd800) * 0x400 + (Number.parseInt(low[1] ?? "", 16) - 0xdc00) + 0x10000;
  }

  #hex(form: RegExp): number | undefined {
    const found = form.exec(this.#text.slice(this.at, this.at + 12));
    if (found === null) return undefined;
    this.at += found[0].length;
    return Number.parseInt(found[1] ?? found[0], 16);
  }

  #identity(char: string): number {
    if (this.#unicode) throw new PatternSyntaxError(`\\${char} is incomplete`);
    return this.#codePoint(char);
  }

  #codePoint(char: string): number {
    return char.codePointAt(0) ?? 0;
  }

  #peek(): string {
    return this.#text[this.at] ?? "";
  }

  #next(): string {
    if (this.done) throw new PatternSyntaxError("the pattern ends too early");
    const point = this.#unicode ? this.#text.codePointAt(this.at) : this.#text.charCodeAt(this.at);
    const char = String.fromCodePoint(point ?? 0);
    this.at += char.length;
    return char;
  }

  #take(char: string): boolean {
    if (this.#peek() !== char) return false;
    this.at += 1;
    return true;
  }
}

function single(point: number): CharRanges {
  return [[point, point]];
}

/** Ranges as they stand between brackets in RE2. */
export function classText(ranges: CharRanges): string {
  return ranges.map(([low, high]) => (low === high ? hexText(low) : `${hexText(low)}-${hexText(high)}`)).join("");
}

function hexText(point: number): string {
  return `\\x{${point.toString(16)}}`;
}
