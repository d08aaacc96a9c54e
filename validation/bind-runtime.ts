/**
 * From Ajv's standalone text to ours: `require` calls become names of our run time, patterns get their engine, and what only fills pages goes.
 *
 * Works on whole lines: Ajv puts each statement on its own, and no text of the author's holds a raw line end. Build time.
 */

import { formats } from "./formats.ts";
import { chooseEngine } from "./pattern-engine.ts";
import { inlineSchemaParts } from "./schema-parts.ts";

/** What generated code may call. */
export const runtimeNames = ["duplicates", "equal", "formats", "linearPattern", "moreFormats", "owns", "ucs2length"] as const;
export type RuntimeName = (typeof runtimeNames)[number];

export interface BoundText {
  readonly body: string;
  /** In the order of `runtimeNames`. */
  readonly uses: readonly RuntimeName[];
}

/** @throws {Error} When the text requires a module that is not known, or a pattern has no engine. */
export function bindRuntime(text: string, optedOut: ReadonlySet<string>): BoundText {
  const uses = new Set<RuntimeName>();
  const lines: string[] = [];
  for (const line of tidy(text).split("\n")) {
    const bound = bindLine(line, optedOut, uses);
    if (bound !== undefined) lines.push(bound);
  }
  const body = plainText(cheapOwnChecks(inlineSchemaParts(lines).join("\n"), uses));
  return { body, uses: runtimeNames.filter((name) => uses.has(name)) };
}

/** A text of the author's, or a question whether an object has a property of its own by a name that is known now. */
const ownQuestion = /"(?:[^"\\]|\\.)*"|\bfunc\d+\.call\((data\d*), ("(?:[^"\\]|\\.)*")\)/g;
const ownFunction = /^const (func\d+) = Object\.prototype\.hasOwnProperty;\n/m;

/** Asks through `owns` for every name that no plain object inherits: the engine cannot see into the question as Ajv puts it. */
function cheapOwnChecks(body: string, uses: Set<RuntimeName>): string {
  const [line, name] = ownFunction.exec(body) ?? [];
  if (line === undefined) return body;
  const cheap = body.replace(line, "").replace(ownQuestion, (text, object?: string, property?: string) => {
    if (object === undefined || property === undefined || String(JSON.parse(property)) in Object.prototype) return text;
    uses.add("owns");
    return `owns(${object}, ${property})`;
  });
  return cheap.includes(`${name}.`) ? line + cheap : cheap;
}

/** A text of the author's, with the colon behind it if it is a key. */
const authorsText = /"(?:[^"\\]|\\.)*":?/g;
/** What a reader cannot see, or what reorders what is seen: stretches of code units. */
const unseenStretches = "7f-9f ad-ad 61c-61c 115f-1160 180b-180f 200b-200f 2028-202e 2060-206f 3164-3164 fe00-fe0f feff-feff ffa0-ffa0";
const escapeOf = (code: string): string => `\\u${code.padStart(4, "0")}`;
const stretchText = (stretch: string): string => stretch.replace(/[0-9a-f]+/g, escapeOf);
const unseen = new RegExp(`[${unseenStretches.split(" ").map(stretchText).join("")}]`, "g");

/** Author's texts as nothing but data: no unseen characters, and a key `__proto__` that is a key. */
function plainText(body: string): string {
  return body
    .replace(authorsText, (text) => (text === '"__proto__":' ? '["__proto__"]:' : text))
    .replace(unseen, (char) => escapeOf(char.charCodeAt(0).toString(16)));
}

const recording = /\nif\(vErrors === null\)\{\nvErrors = \[(err\d+)\];\n\}\nelse \{\nvErrors\.push\(err\d+\);\n\}\nerrors\+\+;/g;
const emptyBranch = /\n(?:if\(errors === _errs\d+\)|else )\{\n\}(?!\nelse)/g;
const schemaPath = /^(const err\d+ = \{|\w+\.errors = \[\{)(.*),schemaPath:"(?:[^"\\]|\\.)*",keyword:/gm;
const counter = /^(?:const (_errs\d+) = errors;|let dynamicAnchors=\{\};)$/;

/** Leaves out what has no effect; a third of the text. */
function tidy(text: string): string {
  const short = text
    .replace(recording, "\n(vErrors ??= []).push($1);\nerrors++;")
    .replace(emptyBranch, "")
    .replace(schemaPath, "$1$2,keyword:");
  const mentions = new Map<string, number>();
  for (const [name] of short.matchAll(/\b_errs\d+\b/g)) mentions.set(name, (mentions.get(name) ?? 0) + 1);
  const lines = short.split("\n").filter((line) => {
    const [, name] = counter.exec(line) ?? [];
    return name === undefined || mentions.get(name) !== 1;
  });
  return lines.join("\n");
}

const requireLine = /^const (\w+) = require\("ajv\/dist\/runtime\/(equal|ucs2length)"\)\.default;$/;
const nameLine = /^const (\w+) = (duplicates|equal|patternOf);$/;
const formatsLine = /^const (formats\d+) = formats(?:\.(\w+)|\["([^"\\]+)"\]);$/;
const patternLine = /^const (pattern\d+) = func\d+\((".*"), "u?"\);$/;
const anyRequireLine = /^const \w+ = require\(/;

/** @returns `undefined` for a line that is not needed. */
function bindLine(line: string, optedOut: ReadonlySet<string>, uses: Set<RuntimeName>): string | undefined {
  if (!line.startsWith("const ")) return line === "" ? undefined : line;
  const [, name, wanted] = requireLine.exec(line) ?? nameLine.exec(line) ?? [];
  if (wanted === "patternOf") return undefined;
  if (name !== undefined && (wanted === "equal" || wanted === "ucs2length" || wanted === "duplicates")) {
    uses.add(wanted);
    return `const ${name} = ${wanted};`;
  }
  const [, formatName, dotted, quoted] = formatsLine.exec(line) ?? [];
  if (formatName !== undefined) return formatLine(formatName, dotted ?? quoted ?? "", uses);
  const [, patternName, literal] = patternLine.exec(line) ?? [];
  if (patternName !== undefined && literal !== undefined) return `const ${patternName} = ${patternCode(literal, optedOut, uses)};`;
  if (anyRequireLine.test(line)) throw new Error(`Ajv requires a module that is not known: ${line}`);
  return line;
}

function formatLine(name: string, format: string, uses: Set<RuntimeName>): string {
  const door = formats[format] === undefined ? "moreFormats" : "formats";
  uses.add(door);
  return `const ${name} = ${door}[${JSON.stringify(format)}];`;
}

function patternCode(literal: string, optedOut: ReadonlySet<string>, uses: Set<RuntimeName>): string {
  const pattern = String(JSON.parse(literal));
  const choice = chooseEngine(pattern, optedOut.has(pattern));
  if (choice.engine === "native") return `new RegExp(${literal}${choice.flags === "" ? "" : ', "u"'})`;
  if (choice.engine !== "linear") throw new Error(`pattern ${literal}: ${choice.reason}`);
  uses.add("linearPattern");
  return `linearPattern(${JSON.stringify(choice.source)})`;
}
