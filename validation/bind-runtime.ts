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
  for (const line of tidy(text.replace(firstFault, "(vErrors ??= []).push($1);").split("\n"))) {
    const bound = bindLine(line, optedOut, uses);
    if (bound !== undefined) lines.push(bound);
  }
  const body = plainText(cheapOwnChecks(inlineSchemaParts(lines), uses).join("\n"));
  return { body, uses: runtimeNames.filter((name) => uses.has(name)) };
}

/** A text of the author's, or a question whether an object has a property of its own by a name that is known now. */
const ownQuestion = /"(?:[^"\\]|\\.)*"|\bfunc\d+\.call\((data\d*), ("(?:[^"\\]|\\.)*")\)/g;
/** What every object has, as Ajv writes it. */
const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype).map((name) => JSON.stringify(name)));
const ownFunction = /^const (func\d+) = Object\.prototype\.hasOwnProperty;$/;

/** Asks through `owns` for every name that no plain object inherits: the engine cannot see into the question as Ajv puts it. */
function cheapOwnChecks(lines: readonly string[], uses: Set<RuntimeName>): readonly string[] {
  const at = lines.findIndex((line) => ownFunction.test(line));
  const declaration = lines[at];
  const [, name] = ownFunction.exec(declaration ?? "") ?? [];
  if (declaration === undefined || name === undefined) return lines;
  const cheap = lines.map((line) =>
    !line.includes(".call(")
      ? line
      : line.replace(ownQuestion, (text, object?: string, property?: string) => {
          if (object === undefined || property === undefined || inherited.has(property)) return text;
          uses.add("owns");
          return `owns(${object}, ${property})`;
        }),
  );
  cheap.splice(at, 1);
  return cheap.some((line) => line.includes(`${name}.`)) ? [declaration, ...cheap] : cheap;
}

/** A text of the author's, with the colon behind it if it is a key. */
const authorsText = /"(?:[^"\\]|\\.)*":?/g;
/** What a reader cannot see, or what reorders what is seen: stretches of code units. */
const unseenStretches = "7f-9f ad-ad 61c-61c 115f-1160 180b-180f 200b-200f 2028-202e 2060-206f 3164-3164 fe00-fe0f feff-feff ffa0-ffa0";
const escapeOf = (code: string): string => `\\u${code.padStart(4, "0")}`;
const stretchText = (stretch: string): string => stretch.replace(/[0-9a-f]+/g, escapeOf);
const unseen = new RegExp(`[${unseenStretches.split(" ").map(stretchText).join("")}]`, "g");
const protoKey = '"__proto__":';

/** Author's texts as nothing but data: no unseen characters, and a key `__proto__` that is a key. */
function plainText(body: string): string {
  const keyed = body.includes(protoKey) ? body.replace(authorsText, (text) => (text === protoKey ? '["__proto__"]:' : text)) : body;
  return keyed.replace(unseen, (char) => escapeOf(char.charCodeAt(0).toString(16)));
}

/** The question whether a fault is the first, with its branches. No text of the author's holds a line end. */
const firstFault = /^if\(vErrors === null\)\{\nvErrors = \[(err\d+)\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}$/gm;
const branch = /^(?:if\(errors === _errs\d+\)|else )\{$/;
const counter = /^const (_errs\d+) = errors;$/;
const counters = /\b_errs\d+\b/g;

/** Leaves out what has no effect; a third of the text. */
function tidy(text: readonly string[]): readonly string[] {
  const lines: string[] = [];
  const mentions = new Map<string, number>();
  for (let at = 0; at < text.length; at += 1) {
    const line = text[at] ?? "";
    if (at > 0 && text[at + 1] === "}" && branch.test(line) && !text[at + 2]?.startsWith("else")) at += 1;
    else lines.push(withoutSchemaPath(line));
  }
  for (const line of lines)
    if (line.includes("_errs")) for (const name of line.match(counters) ?? []) mentions.set(name, (mentions.get(name) ?? 0) + 1);
  return lines.filter((line) => {
    const [, name] = line.startsWith("const _errs") ? (counter.exec(line) ?? []) : [];
    return name === undefined || mentions.get(name) !== 1;
  });
}

const faultLine = /^(?:const err\d+ = \{|\w+\.errors = \[\{)/;
const schemaPath = ',schemaPath:"';

/** Of a line that makes an error object: where its schema stands is told to nobody. */
function withoutSchemaPath(line: string): string {
  if (!line.includes(schemaPath) || !faultLine.test(line)) return line;
  for (let start = line.lastIndexOf(schemaPath); start !== -1; start = line.lastIndexOf(schemaPath, start - 1)) {
    let end = start + schemaPath.length;
    while (end < line.length && line[end] !== '"') end += line[end] === "\\" ? 2 : 1;
    if (line.startsWith(",keyword:", end + 1)) return line.slice(0, start) + line.slice(end + 1);
  }
  return line;
}

const keysLine = /^for\(const (key\d+) of Object\.keys\((data\d*)\)\)\{$/;
/** Without a list of the names: most objects have few, and a list for each is much of what a call leaves to collect. */
const ownKeys = "for(const $1 in $2){\nif(!Object.prototype.hasOwnProperty.call($2, $1)) continue;";
/** What a name of our run time, a format or a pattern is declared by; most constants are others. */
const mayBindLine = /^const (?:(?:func|formats|pattern)\d+ |\w+ = require\()/;
const requireLine = /^const (\w+) = require\("ajv\/dist\/runtime\/(equal)"\)\.default;$/;
const nameLine = /^const (\w+) = (duplicates|equal|patternOf|ucs2length);$/;
const formatsLine = /^const (formats\d+) = formats(?:\.(\w+)|\["([^"\\]+)"\]);$/;
const patternLine = /^const (pattern\d+) = func\d+\((".*"), "u?"\);$/;
const anyRequireLine = /^const \w+ = require\(/;

/** @returns `undefined` for a line that is not needed. */
function bindLine(line: string, optedOut: ReadonlySet<string>, uses: Set<RuntimeName>): string | undefined {
  if (line.startsWith("for(const key")) return line.replace(keysLine, ownKeys);
  if (!mayBindLine.test(line)) return line === "" ? undefined : line;
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
