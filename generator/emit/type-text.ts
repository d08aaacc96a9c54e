/** Spells types in TypeScript. Knows nothing of schemas. Every word of the author's goes through `code-text.ts`. */

import type { PropertyShape, TypeShape } from "../schema/type-shape.ts";
import { jsDoc, jsonText } from "./code-text.ts";

export interface TypeSpelling {
  /** The name of a definition. */
  readonly nameOf: (definition: number) => string;
  /** Whether an optional property may be written as `undefined`: yes where people write values, no where they read them. */
  readonly undefinedToo: boolean;
}

/** Characters of a union that is written on one line. */
const maxLine = 100;
/** Characters of a comment: types are read beside code, not as documents. */
const maxComment = 600;

/** @param indent - Spaces before the line the type begins on. */
export function typeText(shape: TypeShape, spelling: TypeSpelling, indent = 0): string {
  switch (shape.kind) {
    case "unknown":
    case "never":
      return shape.kind;
    case "primitive":
      return shape.name;
    case "literal":
      return jsonText(shape.value);
    case "reference":
      return spelling.nameOf(shape.definition);
    case "list":
      return listText(shape, spelling, indent);
    case "object":
      return objectText(shape, spelling, indent);
    case "union":
      return joined(shape.members, "|", spelling, indent);
    case "intersection":
      return joined(shape.members, "&", spelling, indent);
  }
}

function joined(members: readonly TypeShape[], operator: "|" | "&", spelling: TypeSpelling, indent: number): string {
  const texts = members.map((member) => grouped(member, spelling, indent, operator === "&"));
  const line = texts.join(` ${operator} `);
  if (line.length <= maxLine || operator === "&" || texts.some((text) => text.includes("\n"))) return line;
  const margin = " ".repeat(indent + 2);
  return texts.map((text) => `\n${margin}| ${text}`).join("");
}

/** In brackets where the operator around it would take it apart. */
function grouped(shape: TypeShape, spelling: TypeSpelling, indent: number, isTight: boolean): string {
  const text = typeText(shape, spelling, indent);
  const isLoose = shape.kind === "union" || (shape.kind === "intersection" && !isTight);
  return isLoose ? `(${text})` : text;
}

function listText({ prefix, least, rest }: TypeShape & { readonly kind: "list" }, spelling: TypeSpelling, indent: number): string {
  const restText = rest === undefined || rest.kind === "never" ? undefined : elementText(rest, spelling, indent);
  if (prefix.length === 0) return restText === undefined ? "readonly []" : `readonly ${restText}[]`;
  const elements = prefix.map((item, index) =>
    index < least ? typeText(item, spelling, indent) : `${elementText(item, spelling, indent)}?`,
  );
  if (restText !== undefined) elements.push(`...${restText}[]`);
  return `readonly [${elements.join(", ")}]`;
}

function elementText(shape: TypeShape, spelling: TypeSpelling, indent: number): string {
  const text = typeText(shape, spelling, indent);
  return shape.kind === "union" || shape.kind === "intersection" || shape.kind === "list" ? `(${text})` : text;
}

function objectText({ properties, rest }: TypeShape & { readonly kind: "object" }, spelling: TypeSpelling, indent: number): string {
  if (properties.length === 0)
    return rest === undefined ? "Record<string, never>" : `{ [key: string]: ${typeText(rest, spelling, indent)} }`;
  const margin = " ".repeat(indent + 2);
  const lines = properties.map((property) => propertyText(property, spelling, indent + 2));
  if (rest !== undefined) {
    const covered = rest.kind !== "unknown" && properties.some(({ optional }) => optional);
    lines.push(`[key: string]: ${typeText(rest, spelling, indent + 2)}${covered ? " | undefined" : ""};`);
  }
  return `{\n${lines.map((line) => margin + line).join("\n")}\n${" ".repeat(indent)}}`;
}

function propertyText({ name, optional, type, comment }: PropertyShape, spelling: TypeSpelling, indent: number): string {
  const doc = commentText(comment, indent);
  const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : jsonText(name);
  const absent = optional && spelling.undefinedToo && type.kind !== "unknown" ? " | undefined" : "";
  const text = typeText(type, spelling, indent);
  const lead = doc === "" ? "" : `${doc}\n${" ".repeat(indent)}`;
  return `${lead}${key}${optional ? "?" : ""}: ${text}${absent};`;
}

/** A comment of bearable length; empty for no words. */
export function commentText(words: string, indent = 0): string {
  return jsDoc(words.length <= maxComment ? words : `${words.slice(0, maxComment - 1)}…`, indent);
}
