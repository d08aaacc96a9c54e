/**
 * Reads what stands on one line of plain YAML: a scalar, or a flow collection of such. Knows nothing of lines and indents.
 *
 * Accepts less than YAML: whoever is given `undefined` asks the library.
 */

import type { JsonValue } from "../../contract/index.ts";

/** A value, and where the text goes on behind it. */
export interface PlainValue {
  readonly value: JsonValue;
  readonly end: number;
}

/** Words that are keys as they stand. */
export const plainKey = /([A-Za-z_$][\w$./-]*):(?= |$)/y;

/** The beginning of a plain scalar: no sign that may mean anything else. */
const plainStart = /[\w/$^(<=\\\u00a1-\ud7ff]|[.+]\w|\.{1,2}\/|-[0-9]/y;
const inBlock = /(?:[^:# ]|:(?=[^ ])|(?<! )#| +(?=[^ #]))*/y;
const inFlow = /(?:[^:# ,[\]{}'"]|:(?=[\w/])|(?<=\w)['"]|(?<=[\w./])#| +(?=[^ #,[\]{}:'"]))*/y;

/** Of the core schema: what is no number as JSON writes it, and is no text either. */
const otherNumber =
  /^[-+]?(?:0o[0-7]+|0x[0-9a-fA-F]+|[0-9]+|(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|\.(?:inf|Inf|INF))$|^\.(?:nan|NaN|NAN)$/;
const plainNumber = /^(?:-?[1-9][0-9]{0,14}|0)(?:\.[0-9]{1,15})?$/;

const words: ReadonlyMap<string, boolean | null> = new Map([
  ...["null", "Null", "NULL", "~"].map((word) => [word, null] as const),
  ...["true", "True", "TRUE"].map((word) => [word, true] as const),
  ...["false", "False", "FALSE"].map((word) => [word, false] as const),
]);

/** @param maxDepth - Collections that may stand inside each other. */
export function readPlain(line: string, at: number, isFlow: boolean, maxDepth: number): PlainValue | undefined {
  switch (line[at]) {
    case "'":
    case '"':
      return readQuoted(line, at);
    case "[":
      return maxDepth > 0 ? readList(line, at, maxDepth - 1) : undefined;
    case "{":
      return maxDepth > 0 ? readMapping(line, at, maxDepth - 1) : undefined;
    default:
      return readWords(line, at, isFlow);
  }
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function readWords(line: string, at: number, isFlow: boolean): PlainValue | undefined {
  if (match(plainStart, line, at) === undefined) return undefined;
  const text = match(isFlow ? inFlow : inBlock, line, at) ?? "";
  const end = at + text.length;
  if (line[end] === ":") return undefined;
  const word = words.get(text);
  if (word !== undefined) return { value: word, end };
  if (plainNumber.test(text)) return { value: Number(text), end };
  return otherNumber.test(text) ? undefined : { value: text, end };
}

const singleQuoted = /'(?:[^']|'')*'/y;
const doubleQuoted = /"(?:[^"\\]|\\["\\/bfnrt])*"/y;

function readQuoted(line: string, at: number): PlainValue | undefined {
  const text = match(line[at] === "'" ? singleQuoted : doubleQuoted, line, at);
  if (text === undefined) return undefined;
  const end = at + text.length;
  return { value: text.startsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : (JSON.parse(text) as string), end };
}

function afterBlanks(line: string, at: number): number {
  let here = at;
  while (line[here] === " ") here += 1;
  return here;
}

function readList(line: string, at: number, maxDepth: number): PlainValue | undefined {
  const value: JsonValue[] = [];
  let here = afterBlanks(line, at + 1);
  if (line[here] === "]") return { value, end: here + 1 };
  for (;;) {
    const item = readPlain(line, here, true, maxDepth);
    if (item === undefined) return undefined;
    value.push(item.value);
    here = afterBlanks(line, item.end);
    if (line[here] === "]") return { value, end: here + 1 };
    if (line[here] !== ",") return undefined;
    here = afterBlanks(line, here + 1);
  }
}

function readMapping(line: string, at: number, maxDepth: number): PlainValue | undefined {
  const value: Record<string, JsonValue> = {};
  let here = afterBlanks(line, at + 1);
  if (line[here] === "}") return { value, end: here + 1 };
  for (;;) {
    const key = match(plainKey, line, here)?.slice(0, -1);
    if (key === undefined || key === "__proto__" || Object.hasOwn(value, key)) return undefined;
    const member = readPlain(line, afterBlanks(line, here + key.length + 1), true, maxDepth);
    if (member === undefined) return undefined;
    value[key] = member.value;
    here = afterBlanks(line, member.end);
    if (line[here] === "}") return { value, end: here + 1 };
    if (line[here] !== ",") return undefined;
    here = afterBlanks(line, here + 1);
  }
}
