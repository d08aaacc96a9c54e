/** Finds what nobody can compile and everybody writes: types of other languages, draft-07's lists of items in 2020-12, and draft-04's bounds. */

import type { JsonObject } from "../../contract/index.ts";
import { quoted, type Reporter } from "../diagnostics/reporter.ts";
import { suggest } from "../text/did-you-mean.ts";
import type { SchemaUnit } from "./schema-unit.ts";
import { walkSchema } from "./walk.ts";

export const typeNames: readonly string[] = ["string", "number", "integer", "boolean", "object", "array", "null"];

/** Names of types in other languages. */
const typesMeant: Readonly<Record<string, string>> = {
  text: "string",
  str: "string",
  date: "string` with `format: date",
  datetime: "string` with `format: date-time",
  uuid: "string` with `format: uuid",
  enum: "string` with `enum",
  int: "integer",
  int32: "integer",
  int64: "integer",
  long: "integer",
  float: "number",
  double: "number",
  decimal: "number",
  bool: "boolean",
  list: "array",
  tuple: "array",
  dict: "object",
  map: "object",
  mapping: "object",
  record: "object",
  none: "null",
  nil: "null",
};

const exclusiveOf = { minimum: "exclusiveMinimum", maximum: "exclusiveMaximum" } as const;

function cureOfExclusive(bound: "minimum" | "maximum", schema: JsonObject): string {
  const word = exclusiveOf[bound];
  if (schema[word] === false) return `Remove \`${word}\`: \`${bound}\` alone includes its value.`;
  const value = typeof schema[bound] === "number" ? schema[bound] : undefined;
  return value === undefined ? `Write the bound, such as \`${word}: 0\`.` : `Write \`${word}: ${value}\` in place of both.`;
}

/** @returns False after a complaint: no validator can be made of the schema. */
export function checkTypes(unit: SchemaUnit, reporter: Reporter): boolean {
  let sound = true;
  walkSchema(unit.schema, (schema, pointer) => {
    if (unit.dialect === "2020-12" && Array.isArray(schema.items)) {
      sound = false;
      reporter.add({
        code: "SCHEMA_KEYWORD_DIALECT",
        message: "A list under `items` is draft-07's way to describe places; in 2020-12 `items` is one schema for all of them.",
        help: "Write `prefixItems` in its place, or `$schema: http://json-schema.org/draft-07/schema#` at the root.",
        span: unit.document.keySpanOf(`${unit.at}${pointer}/items`),
      });
    }
    for (const bound of ["minimum", "maximum"] as const) {
      const word = exclusiveOf[bound];
      if (typeof schema[word] !== "boolean") continue;
      sound = false;
      reporter.add({
        code: "SCHEMA_INVALID",
        message: `\`${word}: ${schema[word]}\` is draft-04's way to speak of the \`${bound}\` beside it; here \`${word}\` is a number, the bound itself.`,
        help: cureOfExclusive(bound, schema),
        span: unit.document.spanOf(`${unit.at}${pointer}/${word}`),
      });
    }
    const types = Array.isArray(schema.type) ? schema.type : [schema.type];
    const wrong = types.find((type) => typeof type === "string" && !typeNames.includes(type));
    if (typeof wrong !== "string") return;
    sound = false;
    const index = Array.isArray(schema.type) ? `/${schema.type.indexOf(wrong)}` : "";
    const meant = Object.hasOwn(typesMeant, wrong.toLowerCase()) ? typesMeant[wrong.toLowerCase()] : undefined;
    reporter.add({
      code: "SCHEMA_INVALID",
      message: `There is no type ${quoted(wrong)}.`,
      help: meant === undefined ? suggest(wrong, typeNames) : `Write \`${meant}\`.`,
      span: unit.document.spanOf(`${unit.at}${pointer}/type${index}`),
    });
  });
  return sound;
}
