/** Writes the small parts of a schema where generated code refers to them, so that the schema itself need not be in the module. Build time. */

import type { JsonValue } from "../contract/index.ts";
import { isObject } from "./schema-walk.ts";

/** Characters of a part that is written in place. */
const maxPart = 200;

const schemaLine = /^const (schema\d+) = (.*);$/;
/** A text of the author's, to be passed over, or a reference to a schema with the way into it. */
const token = /"(?:[^"\\]|\\.)*"|\b(schema\d+)((?:\.[A-Za-z_$][\w$]*|\["(?:[^"\\]|\\.)*"\]|\[\d+\])*)/g;

/** @param lines - Of a module; a schema's declaration is one line. */
export function inlineSchemaParts(lines: readonly string[]): readonly string[] {
  const schemas = new Map<string, string>();
  const parsed = new Map<string, JsonValue>();
  for (const line of lines) {
    const [, name, text] = line.startsWith("const schema") ? (schemaLine.exec(line) ?? []) : [];
    if (name !== undefined && text !== undefined) schemas.set(name, text);
  }
  const used = new Set<string>();
  const inlined = lines.map((line) => {
    if (!line.includes("schema") || schemaLine.test(line)) return line;
    return line.replace(token, (whole, name: string | undefined, way: string) => {
      const text = name === undefined ? undefined : schemas.get(name);
      if (name === undefined || text === undefined) return whole;
      const part = partText(parsed, name, text, way);
      if (part === undefined) used.add(name);
      return part ?? whole;
    });
  });
  return inlined.filter((line) => {
    const [, name] = line.startsWith("const schema") ? (schemaLine.exec(line) ?? []) : [];
    return name === undefined || used.has(name);
  });
}

/** The part as code, `undefined` when it is large or not there. */
function partText(parsed: Map<string, JsonValue>, name: string, text: string, way: string): string | undefined {
  if (way === "" && text.length > maxPart) return undefined;
  let part: JsonValue | undefined = parsed.get(name) ?? JSON.parse(text);
  parsed.set(name, part ?? null);
  for (const [, dotted, quoted, index] of way.matchAll(/\.([\w$]+)|\[("(?:[^"\\]|\\.)*")\]|\[(\d+)\]/g)) {
    const step = dotted ?? (quoted === undefined ? String(index) : String(JSON.parse(quoted)));
    if (Array.isArray(part)) part = part[Number(step)];
    else part = isObject(part) && Object.hasOwn(part, step) ? part[step] : undefined;
  }
  if (part === undefined) return undefined;
  const code = JSON.stringify(part).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
  return code.length <= maxPart ? code : undefined;
}
