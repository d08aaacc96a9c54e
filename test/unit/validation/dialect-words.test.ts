import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../contract/index.ts";
import { type Dialect, inspectSchema } from "../../../validation/build.ts";

const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({ type: "object", properties, ...more });

/** Pointer, message and help of the one fault there is. */
function said(schema: JsonObject, dialect: Dialect = "2020-12"): readonly string[] {
  const faults = inspectSchema({ dialect, schema });
  expect(faults.map(({ kind }) => kind)).toEqual(["invalid-schema"]);
  return faults.flatMap(({ pointer, message, help }) => [pointer, message, help]);
}

describe("a keyword that breaks its dialect", () => {
  it.each<[string, JsonObject, readonly [pointer: string, message: string, help: string]]>([
    [
      "`required` of draft-03",
      object({ id: { required: true } }),
      [
        "/properties/id/required",
        '"required" is true; JSON Schema 2020-12 takes a list here.',
        "Write `required: [id]` beside the `properties` that hold it.",
      ],
    ],
    [
      "the exclusive bound of draft-04",
      object({ n: { minimum: 3, exclusiveMinimum: true } }),
      [
        "/properties/n/exclusiveMinimum",
        '"exclusiveMinimum" is true; JSON Schema 2020-12 takes a number here.',
        "Write `exclusiveMinimum: 3` in place of `minimum: 3`.",
      ],
    ],
    [
      "YAML 1.1's word for false",
      object({}, { additionalProperties: "NO" }),
      [
        "/additionalProperties",
        '"additionalProperties" is a text; JSON Schema 2020-12 takes a schema here.',
        "Write false, without quotes; `no` and `off` are texts.",
      ],
    ],
    [
      "a number in quotes",
      object({ n: { minimum: "1.50" } }),
      ["/properties/n/minimum", '"minimum" is a text; JSON Schema 2020-12 takes a number here.', "Write 1.5, without quotes."],
    ],
    [
      "a key with nothing below it",
      { type: "object", properties: null },
      [
        "/properties",
        '"properties" is empty; JSON Schema 2020-12 takes a mapping here.',
        "Indent what belongs to it further than the key itself, or remove the key.",
      ],
    ],
    [
      "a type in place of a schema",
      object({ n: "integer" }),
      ["/properties/n", '"n" is a text; JSON Schema 2020-12 takes a schema here.', "Write a schema, such as { type: integer }."],
    ],
    [
      "keywords one step too deep",
      object({ type: "string" }),
      [
        "/properties/type",
        '"type" is a text; JSON Schema 2020-12 takes a schema here.',
        "Indent it one step less if it belongs beside `properties`; a property of this name has a schema, such as { type: string }.",
      ],
    ],
    [
      "one name in place of a list",
      object({}, { required: "id" }),
      ["/required", '"required" is a text; JSON Schema 2020-12 takes a list here.', "Write a list: `required: [id]`."],
    ],
    ["a name twice", object({}, { required: ["a", "b", "a"] }), ["/required", '"required" says "a" twice.', "Remove one of the two."]],
    [
      "a choice of nothing",
      object({ a: { anyOf: [] } }),
      ["/properties/a/anyOf", '"anyOf" is an empty list.', "Add what is missing, or remove the keyword."],
    ],
    [
      "an item that is no schema",
      object({ a: { allOf: [{}, 7] } }),
      [
        "/properties/a/allOf/1",
        'Item 2 of "allOf" is a number; JSON Schema 2020-12 takes a schema here.',
        "Write a schema, such as { type: string }.",
      ],
    ],
    [
      "a length below zero",
      object({ a: { minLength: -1 } }),
      ["/properties/a/minLength", '"minLength" must be 0 or more.', "Write such a number, or remove the keyword."],
    ],
    [
      "an identifier that is a place",
      object({ a: { $id: "#/properties/a" } }),
      [
        "/properties/a/$id",
        '"$id" cannot be "#/properties/a".',
        "Remove it, or write an address without `#`; a place inside has an `$anchor`.",
      ],
    ],
  ])("is told with what to write: %s", (_name, schema, words) => {
    expect(said(schema)).toEqual(words);
  });

  it("is told by what fits best of a schema or a list", () => {
    expect(said({ items: [] }, "draft-07")[1]).toBe('"items" is an empty list.');
    expect(said({ items: "x" }, "draft-07")[1]).toBe('"items" is a text; JSON Schema draft-07 takes a schema or a list here.');
  });
});
