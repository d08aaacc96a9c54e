/**
 * Says a lowered type in the part of JSON Schema that json-schema-to-typescript prints as it is meant. Whatever an author wrote reaches the
 * package as a value in quotes or as words of a comment: names of types are ours, and odd names of properties travel in disguise.
 */

import type { JSONSchema } from "json-schema-to-typescript";
import type { JsonValue } from "../../contract/index.ts";
import type { PropertyShape, TypeShape } from "../schema/type-shape.ts";
import { isInherited } from "../schema/with-defaults.ts";
import { commentLines, jsonText } from "./code-text.ts";

export interface TypeSpelling {
  /** The name of a definition. */
  readonly nameOf: (definition: number) => string;
  /** Whether an optional property may be written as `undefined`: yes where people write values, no where they read them. */
  readonly undefinedToo: boolean;
}

/** Stand beside a type for what JSON Schema cannot say. Control characters: in literals and comments these are always escaped. */
export const marks = { readonly: "\u0001", optional: "\u0002" } as const;

/** Said as one object wherever they stand: the package walks each object thirty times. */
const words = {
  string: { type: "string" },
  number: { type: "number" },
  boolean: { type: "boolean" },
  null: { type: "null" },
  unknown: { tsType: "unknown" },
  never: { tsType: "never" },
  undefined: { tsType: "undefined" },
  readonly: { tsType: marks.readonly },
  optional: { tsType: marks.optional },
} as const;

/** Characters of a comment: types are read beside code, not as documents. */
const maxComment = 600;

export function typeSchema(shape: TypeShape, spelling: TypeSpelling): JSONSchema {
  switch (shape.kind) {
    case "unknown":
    case "never":
      return words[shape.kind];
    case "primitive":
      return words[shape.name];
    case "literal":
      return isPlain(shape.value) ? { enum: [shape.value] } : { tsType: jsonText(shape.value) };
    case "reference":
      return { tsType: spelling.nameOf(shape.definition) };
    case "list":
      return { allOf: [words.readonly, listSchema(shape, spelling)] };
    case "object":
      return objectSchema(shape, spelling);
    case "union": {
      const plain = shape.members.flatMap((member) => (member.kind === "literal" && isPlain(member.value) ? [member.value] : []));
      if (plain.length === shape.members.length) return { enum: plain };
      return { anyOf: shape.members.map((member) => typeSchema(member, spelling)) };
    }
    case "intersection":
      return { allOf: shape.members.map((member) => typeSchema(member, spelling)) };
  }
}

/** Words as the package may set them in a comment; absent where there are none, for an empty comment is a comment too. */
export function described(words: string): { readonly description?: string } {
  const bearable = words.length <= maxComment ? words : `${words.slice(0, maxComment - 1).replace(/[\ud800-\udbff]$/, "")}…`;
  const lines = commentLines(bearable);
  return lines.length === 0 ? {} : { description: lines.join("\n") };
}

/** A literal that the package writes as we do: it leaves characters that a reader cannot see as they are. */
function isPlain(value: JsonValue): boolean {
  return jsonText(value) === JSON.stringify(value);
}

function listSchema({ prefix, least, rest }: TypeShape & { readonly kind: "list" }, spelling: TypeSpelling): JSONSchema {
  const more = rest === undefined || rest.kind === "never" ? undefined : typeSchema(rest, spelling);
  if (prefix.length === 0) return more === undefined ? { tsType: "[]" } : { type: "array", items: more };
  const items = prefix.map((item, index) => (index < least ? typeSchema(item, spelling) : orElse(item, words.optional, spelling)));
  // As many elements as are named: for fewer the package would spell out each length.
  return { type: "array", items, minItems: items.length, ...(more === undefined ? { maxItems: items.length } : { additionalItems: more }) };
}

function objectSchema({ properties, rest }: TypeShape & { readonly kind: "object" }, spelling: TypeSpelling): JSONSchema {
  if (properties.length === 0 && rest === undefined) return { tsType: "Record<string, never>" };
  return {
    type: "object",
    properties: Object.fromEntries(properties.map((property) => [disguised(property.name), propertySchema(property, spelling)])),
    required: properties.filter(({ optional }) => !optional).map(({ name }) => disguised(name)),
    additionalProperties: rest === undefined ? false : typeSchema(rest, spelling),
  };
}

function propertySchema({ type, optional, comment }: PropertyShape, spelling: TypeSpelling): JSONSchema {
  const absent = optional && spelling.undefinedToo && type.kind !== "unknown";
  const schema = absent ? orElse(type, words.undefined, spelling) : typeSchema(type, spelling);
  return comment === "" ? schema : { ...schema, ...described(comment) };
}

/** A union with a word that only TypeScript has. */
function orElse(shape: TypeShape, word: JSONSchema, spelling: TypeSpelling): JSONSchema {
  const members = shape.kind === "union" ? shape.members : [shape];
  return { anyOf: [...members.map((member) => typeSchema(member, spelling)), word] };
}

/** Names that are no ASCII identifiers, or that mean something to the package's own objects, travel as `$` and their code units. */
function disguised(name: string): string {
  if (/^[A-Za-z_]\w*$/.test(name) && !isInherited(name)) return name;
  return `$${name.replace(/\W/g, (found) => `$${found.charCodeAt(0).toString(16).padStart(4, "0")}`)}`;
}

/** The name as TypeScript writes it, from its disguise. */
export function undisguised(name: string): string {
  const own = name.slice(1).replace(/\$([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return /^[A-Za-z_$][\w$]*$/.test(own) ? own : jsonText(own);
}
