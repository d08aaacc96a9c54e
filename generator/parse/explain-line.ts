/** Mistakes that the text around a fault shows, whatever the library makes of them: a space, a comma or a bracket too few or too many. */

import type { YAMLError } from "yaml";
import type { Complaint } from "../diagnostics/reporter.ts";
import type { SourceFile } from "../text/source-file.ts";

/** Spaces that look like one and are none to YAML. */
const oddSpace = /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]/;
const oddIndentation = new RegExp(`^[ \\t]*(?=${oddSpace.source})`, "m");

/** A fault of the whole file, of which all others are consequences. */
export function explainFile(file: SourceFile): Complaint | undefined {
  const { text } = file;
  const carriage = text.indexOf("\r");
  if (carriage !== -1 && !text.includes("\n")) {
    const help = "Save the file with the line ends of Unix (LF) or Windows (CR LF).";
    return at(file, carriage, "The lines of this file end in CR alone, so that to YAML it is one line.", help);
  }
  const odd = oddIndentation.exec(text);
  if (odd === null) return undefined;
  const start = odd.index + odd[0].length;
  return at(file, start, `This line is indented by ${codePoint(text, start)}, which is no space to YAML.`, "Replace it by plain spaces.");
}

type Explain = (problem: YAMLError, file: SourceFile) => Complaint | undefined;

/** @returns `undefined` where the line shows no mistake that we know. */
export const explainLine: Explain = (problem, file) => {
  for (const explain of byCode[problem.code] ?? []) {
    const complaint = explain(problem, file);
    if (complaint !== undefined) return complaint;
  }
  return undefined;
};

function at(file: SourceFile, start: number, message: string, help: string, length = 1): Complaint {
  const end = file.text.length;
  return { code: "YAML_SYNTAX", message, help, span: { file, start: Math.min(start, end), end: Math.min(start + length, end) } };
}

function codePoint(text: string, offset: number): string {
  return `U+${(text.codePointAt(offset) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** From an offset to the end of its line. */
function restOfLine({ text }: SourceFile, offset: number): string {
  return /^[^\r\n]*/.exec(text.slice(offset))?.[0] ?? "";
}

/** `kind:Tool` is one word to YAML, and the key of the next line's value. */
const colonWithoutSpace: Explain = ({ pos: [start] }, file) => {
  const [, key = "", colon = "", next = ""] = /^([^\s:："'{}[\],#&*!|>%@`]+)([:：])(.?)/u.exec(restOfLine(file, start)) ?? [];
  const offset = start + key.length;
  if (colon === "：") return at(file, offset, "This colon is U+FF1A, which is none to YAML.", "Write a plain colon and a space.");
  if (colon === "" || next === "") return undefined;
  if (oddSpace.test(next)) {
    return at(
      file,
      offset + 1,
      `What stands behind this colon is ${codePoint(next, 0)}, which is no space to YAML.`,
      "Write a plain space.",
    );
  }
  if (next === " ") return undefined;
  return at(file, offset, `There is no space behind the colon of "${key}".`, `Write \`${key}: …\`, with a space.`);
};

const dashWithoutSpace: Explain = ({ pos: [start] }, file) => {
  const line = file.text.lastIndexOf("\n", start - 1) + 1;
  const dash = /^[ ]*(?=-[^\s-])/.exec(restOfLine(file, line));
  if (dash === null) return undefined;
  return at(file, line + dash[0].length, "There is no space behind the dash of this list item.", "Write `- `, a dash and a space.");
};

/** A line of words where a key belongs. */
const lineWithoutColon: Explain = ({ pos: [start] }, file) => {
  const line = restOfLine(file, start).trimEnd();
  if (line === "" || line.includes(":")) return undefined;
  if (/^-\s/.test(line)) {
    const help = "Put a key for the list on the line before, and indent the item under it.";
    return at(file, start, "A list item stands here among the keys of a mapping.", help, line.length);
  }
  const help = "Write it as `key: value`; a text of several lines is indented further than its key, under `|` or `>`.";
  return at(file, start, "This line holds no colon: it is no key, and it belongs to no value.", help, line.length);
};

/** `{ a: x b: y }`: the second key makes a mapping of the first value. */
const missingComma: Explain = ({ pos: [start] }, file) => {
  const [, value, key] = /^([^\s:,{}[\]]+\s+)([^\s:,{}[\]]+):(?=\s)/.exec(file.text.slice(start)) ?? [];
  if (value === undefined || key === undefined) return undefined;
  return at(file, start + value.length, `There is no comma before "${key}".`, "Put a comma between the members of `{}`.", key.length);
};

const strayBracket: Explain = ({ message, pos: [start] }, file) => {
  const kind = /^Unexpected flow-(map|seq)-end token in YAML stream/.exec(message)?.[1];
  if (kind === undefined) return undefined;
  const [open, close] = kind === "map" ? ["{", "}"] : ["[", "]"];
  return at(file, start, `A ${close} stands here that no ${open} opens.`, `Remove it, or put the ${open} where it belongs.`);
};

const strayComma: Explain = ({ message, pos: [start] }, file) =>
  /^Unexpected , in flow/.test(message) ? at(file, start, "A comma stands here with nothing before it.", "Remove it.") : undefined;

const listBesideKey: Explain = ({ message, pos: [start] }, file) => {
  if (!message.startsWith("Unexpected block-seq-ind on same line")) return undefined;
  return at(file, start, "A list with dashes cannot begin on the line of its key.", "Begin it on the next line, or write it as [a, b].");
};

const textBehindValue: Explain = ({ message, pos: [start] }, file) => {
  if (!message.startsWith("Unexpected scalar at node end")) return undefined;
  const line = file.text.lastIndexOf("\n", start - 1) + 1;
  const before = file.text.slice(line, start).trimEnd();
  const length = Math.max(1, restOfLine(file, start).trimEnd().length);
  if (before.endsWith("'")) {
    const help = "Put the whole text in double quotes, or write '' for each ' inside of single ones.";
    return at(file, start, "The text ends at the quote before this place.", help, length);
  }
  if (before.endsWith('"')) {
    return at(
      file,
      start,
      "The text ends at the quote before this place.",
      'Put the whole text in single quotes, or write \\" for each " inside of double ones.',
      length,
    );
  }
  if (!/(?:^|[\s:[{,-])\*\S*$/.test(before)) return undefined;
  return at(file, start, "A value that begins with * repeats an anchor, and ends there.", "Put the text in quotes.", length);
};

const byCode: Partial<Readonly<Record<YAMLError["code"], readonly Explain[]>>> = {
  MULTILINE_IMPLICIT_KEY: [colonWithoutSpace, dashWithoutSpace, lineWithoutColon],
  MISSING_CHAR: [colonWithoutSpace, dashWithoutSpace, lineWithoutColon],
  BLOCK_AS_IMPLICIT_KEY: [dashWithoutSpace],
  BAD_INDENT: [dashWithoutSpace],
  BLOCK_IN_FLOW: [missingComma],
  UNEXPECTED_TOKEN: [strayBracket, strayComma, listBesideKey, textBehindValue],
};
