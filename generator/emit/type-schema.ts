/**
 * Says a lowered type in the part of JSON Schema that json-schema-to-typescript prints as it is meant. Whatever an author wrote reaches the
 * package as a value in quotes or as words of a comment: names of types are ours, and odd names of properties travel in disguise.
 */

import type { JSONSchema } from "json-schema-to-typescript";
import type { JsonValue } from "../../contract/index.ts";
import type { PropertyShape, TypeShape } from "../schema/type-shape.ts";
import { isInherited } from "../schema/with-defaults.ts";
import { commentLines, jsonText } from "./code-text.ts";

/** The name of a definition. */
export type NameOf = (definition: number) => string;

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
  readonly: { tsType: marks.readonly },
  optional: { tsType: marks.optional },
} as const;

/** Characters of a comment: types are read beside code, not as documents. */
const maxComment = 600;

export function typeSchema(shape: TypeShape, nameOf: NameOf): JSONSchema {
  switch (shape.kind) {
    case "unknown":
    case "never":
      return words[shape.kind];
    case "primitive":
      return words[shape.name];
    case "literal":
      return isPlain(shape.value) ? { enum: [shape.value] } : { tsType: jsonText(shape.value) };
    case "reference":
      return { tsType: nameOf(shape.definition) };
    case "list":
      return { allOf: [words.readonly, listSchema(shape, nameOf)] };
    case "object":
      return objectSchema(shape, nameOf);
    case "union": {
      const plain = shape.members.flatMap((member) => (member.kind === "literal" && isPlain(member.value) ? [member.value] : []));
      if (plain.length === shape.members.length) return { enum: plain };
      return { anyOf: shape.members.map((member) => typeSchema(member, nameOf)) };
    }
    case "intersection":
      return { allOf: shape.members.map((member) => typeSchema(member, nameOf)) };
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

function listSchema({ prefix, least, rest }: TypeShape & { readonly kind: "list" }, nameOf: NameOf): JSONSchema {
  const more = rest === undefined || rest.kind === "never" ? undefined : typeSchema(rest, nameOf);
  if (prefix.length === 0) return more === undefined ? { tsType: "[]" } : { type: "array", items: more };
  const items = prefix.map((item, index) => {
    const schema = typeSchema(item, nameOf);
    return index < least ? schema : { anyOf: [schema, words.optional] };
  });
  // As many elements as are named: for fewer the package would spell out each length.
  return { type: "array", items, minItems: items.length, ...(more === undefined ? { maxItems: items.length } : { additionalItems: more }) };
}

function objectSchema({ properties, rest }: TypeShape & { readonly kind: "object" }, nameOf: NameOf): JSONSchema {
  if (properties.length === 0 && rest === undefined) return { tsType: "Record<string, never>" };
  return {
    type: "object",
    properties: Object.fromEntries(properties.map((property) => [disguised(property.name), propertySchema(property, nameOf)])),
    required: properties.filter(({ optional }) => !optional).map(({ name }) => disguised(name)),
    additionalProperties: rest === undefined ? false : typeSchema(rest, nameOf),
  };
}

function propertySchema({ type, comment }: PropertyShape, nameOf: NameOf): JSONSchema {
  const schema = typeSchema(type, nameOf);
  return comment === "" ? schema : { ...schema, ...described(comment) };
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
