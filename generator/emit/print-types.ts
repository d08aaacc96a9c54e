/**
 * Prints declarations with json-schema-to-typescript, a module at a time, and sets its lines in order. Knows nothing of catalogs.
 *
 * The package's own formatter is prettier, which costs ten times as much as all the rest.
 */

import type { JSONSchema } from "json-schema-to-typescript";
import { described, marks, undisguised } from "./type-schema.ts";

/** One `export type`. */
export interface Declaration {
  readonly name: string;
  readonly comment: string;
  readonly schema: JSONSchema;
  /** Whether an optional property may be written as `undefined`: yes where people write values, no where they read them. */
  readonly undefinedToo: boolean;
}

/** What holds the declarations together for the package. It is printed last. */
const holder = "Holder";

/** Characters of a union that is written on one line. */
const maxLine = 110;

/** @throws {RangeError} When a type nests beyond the stack. */
export async function printTypes(declarations: readonly Declaration[]): Promise<string> {
  // Loaded by the first that needs it: a run that finds everything in the cache never does.
  const { printSchema } = await import("./printing-steps.ts");
  // The package rewrites names; a number it leaves alone. A single `allOf` makes of an object a type and not an interface, which would not
  // be assignable to a JSON object.
  const parts = declarations.map(({ comment, schema }, index): [string, JSONSchema] => [
    `T${index}`,
    { ...("properties" in schema ? { allOf: [schema] } : schema), title: `T${index}`, ...described(comment) },
  ]);
  const held: JSONSchema = {
    $id: holder,
    type: "object",
    properties: Object.fromEntries(parts),
    required: [],
    additionalProperties: false,
  };
  const printed = printSchema(held);
  const own = printed.slice(0, printed.lastIndexOf(`\nexport interface ${holder} {`)).trim();
  return arranged(withoutBrackets(own), declarations);
}

const quoted = '"[^"\\\\]*(?:\\\\.[^"\\\\]*)*"';
const bracketsOutsideText = new RegExp(`${quoted}|/\\*\\*[^]*?\\*/|[()]`, "g");

const singleWord = new RegExp(`^\\w+(?: \\| ${marks.optional})?$`);
const optionalElement = new RegExp(` \\| ${marks.optional}(\\)?)`, "g");

/** Takes the brackets from around whole types, words and read-only lists, where they do nothing, and reads the marks. */
function withoutBrackets(text: string): string {
  const opened: number[] = [];
  const dropped: number[] = [];
  for (const { 0: found, index } of text.matchAll(bracketsOutsideText)) {
    if (found === "(") opened.push(index);
    if (found !== ")") continue;
    const open = opened.pop() ?? index;
    const next = text.charAt(index + 1);
    const isWhole = /[:=] $/.test(text.slice(open - 2, open)) && (next === "\n" || next === "");
    const isList = text.startsWith(marks.readonly, open + 1) && next !== "[";
    if (isWhole || isList || singleWord.test(text.slice(open + 1, index))) dropped.push(open, index);
  }
  const ends = [...dropped.sort((a, b) => a - b), text.length];
  const kept = ends.map((end, index) => text.slice(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, end)).join("");
  return kept.replaceAll(`${marks.readonly} & `, "readonly ").replaceAll(optionalElement, "$1?");
}

/** Indents, ends members and declarations, folds short comments, and puts names in place of their stand-ins. */
function arranged(text: string, declarations: readonly Declaration[]): string {
  const lines: string[] = [];
  /** What ends each member that has begun and holds the lines to come. */
  const open: string[] = [];
  let optional = "";
  for (const line of text.replace(/^\/\*\*\n \* (.*)\n \*\/$/gm, "/** $1 */").split("\n")) {
    const inherited = line.startsWith("}") ? (open.pop() ?? "") : "";
    const margin = "  ".repeat(open.length);
    const isFirst = open.length === 0 && /^(?:\/\*\*|export )/.test(line) && !lines.at(-1)?.endsWith("*/");
    if (isFirst && lines.length > 0) lines.push("");
    if (/^(?:\/\*\*| \*)/.test(line)) {
      lines.push(margin + line.trimEnd());
      continue;
    }
    const declared = declarations[Number(/^export type T(\d+) =/.exec(line)?.[1])];
    if (declared !== undefined) optional = declared.undefinedToo ? " | undefined" : "";
    const named = declared === undefined ? withKey(line) : line.replace(/T\d+/, declared.name);
    const end = /^[\w$]+\?: (?!unknown$)/.test(line) ? optional : inherited;
    if (line.endsWith("{")) open.push(end);
    lines.push(margin + (line.endsWith("{") ? named : ended(named + end, margin)));
  }
  return `${lines.join("\n")}\n`;
}

function withKey(line: string): string {
  return line.startsWith("$") ? line.replace(/^\$[\w$]*(?=\??: )/, undisguised) : line;
}

const unionOfWords = new RegExp(`^(.*?[:=]) ((?:${quoted}|\\w+)(?: \\| (?:${quoted}|\\w+))+)$`);
const word = new RegExp(`${quoted}|\\w+`, "g");

/** A long union stands a member a line, so that a new member is a line in a comparison. */
function ended(line: string, margin: string): string {
  const [, head, union] = line.length <= maxLine ? [] : (unionOfWords.exec(line) ?? []);
  if (head === undefined || union === undefined) return `${line};`;
  return `${head}${(union.match(word) ?? []).map((member) => `\n${margin}  | ${member}`).join("")};`;
}
