import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../contract/index.ts";
import { allFormats } from "../../../validation/all-formats.ts";
import { type Dialect, inspectSchema, type SchemaFaultKind } from "../../../validation/build.ts";
import { chooseEngine } from "../../../validation/pattern-engine.ts";
import { schemaKeywords } from "../../../validation/schema-walk.ts";
import { coveredKeywords, keywordCases } from "../../properties/validators-schemas.ts";

function faults(
  schema: JsonObject | boolean,
  dialect: Dialect = "2020-12",
): readonly { readonly kind: SchemaFaultKind; readonly pointer: string }[] {
  return inspectSchema({ dialect, schema }).map(({ kind, pointer }) => ({ kind, pointer }));
}

describe("inspectSchema", () => {
  it.each<[string, JsonObject, SchemaFaultKind, string]>([
    ["a type that does not exist", { properties: { a: { type: "strnig" } } }, "invalid-schema", "/properties/a/type"],
    ["a keyword of the wrong type", { type: "string", maxLength: "5" }, "invalid-schema", "/maxLength"],
    ["required as draft-03 had it", { properties: { a: { required: true } } }, "invalid-schema", "/properties/a/required"],
    ["a pattern that is none", { properties: { "a/b": { pattern: "(" } } }, "pattern-invalid", "/properties/a~1b/pattern"],
    ["a key of patternProperties that is none", { patternProperties: { "[": true } }, "pattern-invalid", "/patternProperties/["],
    ["a back-reference", { pattern: "^(a)\\1$" }, "pattern-unsupported", "/pattern"],
    ["a lookbehind", { items: { pattern: "(?<=a)b" } }, "pattern-unsupported", "/items/pattern"],
    ["a format nobody knows", { format: "color" }, "format-unknown", "/format"],
    ["a format called like a method", { format: "toString" }, "format-unknown", "/format"],
    ["a reference to nothing", { properties: { a: { $ref: "#/$defs/none" } } }, "ref-unresolved", "/properties/a/$ref"],
    ["a reference to the network", { allOf: [{ $ref: "https://example.com/schema.json" }] }, "ref-unresolved", "/allOf/0/$ref"],
    ["an anchor twice", { $defs: { a: { $anchor: "x", type: "string" }, b: { $anchor: "x" } } }, "uncompilable", ""],
    [
      "references in a circle with nothing in it",
      { $ref: "#/$defs/a", $defs: { a: { $ref: "#/$defs/b" }, b: { $ref: "#/$defs/a" } } },
      "uncompilable",
      "",
    ],
  ])("points to %s", (_name, schema, kind, pointer) => {
    expect(faults(schema)).toEqual([{ kind, pointer }]);
  });

  it("suggests the type that was meant", () => {
    const [fault] = inspectSchema({ dialect: "draft-07", schema: { type: "objekt" } });
    expect(fault?.help).toBe('Did you mean "object"?');
  });

  it.each([
    ["^(?P<year>\\d{4})$", "Write a named group as (?<name>…), without the P."],
    ["(?i)abc", "Patterns have no flags: write both cases, such as [Aa]."],
    ["a++", "ECMAScript has no possessive or atomic groups: write it without them."],
    ["[", "Write an ECMAScript regular expression; in YAML single quotes keep backslashes."],
  ])("says what ECMAScript has in place of %s", (pattern, help) => {
    expect(inspectSchema({ dialect: "2020-12", schema: { pattern } }).map((fault) => fault.help)).toEqual([help]);
  });

  it("tells every fault that has a place of its own", () => {
    const schema = { type: "foo", properties: { a: { pattern: "(" }, b: { pattern: "(a)\\1" }, c: { format: "color" } } };
    expect(faults(schema).map(({ kind }) => kind)).toEqual(["invalid-schema", "pattern-invalid", "pattern-unsupported", "format-unknown"]);
  });

  it("finds nothing wrong with a schema for every keyword of both dialects", () => {
    const wrong = keywordCases.flatMap(({ name, schema }) =>
      inspectSchema(schema)
        .filter(({ kind }) => kind !== "format-unknown")
        .map(({ message }) => `${name}: ${message}`),
    );
    expect(wrong).toEqual([]);
    expect([...schemaKeywords.keys()].filter((keyword) => !coveredKeywords.has(keyword))).toEqual([]);
  });

  it.each<[string, JsonObject]>([
    ["`id`, an unknown word in both dialects", { id: "tool", type: "object" }],
    ["`$async`, which is Ajv's alone", { $async: true }],
    ["`nullable` without a type", { nullable: true, anyOf: [{ type: "string" }] }],
    ["a repeated `$id`", { $id: "https://example.com/a", properties: { a: { $id: "https://example.com/b" } } }],
    ["a vendor's own words", { "x-vendor": { $ref: "nowhere" }, discriminator: { propertyName: "kind" } }],
    ["`$schema` inside", { properties: { a: { $schema: "http://json-schema.org/draft-04/schema#", type: "string" } } }],
  ])("takes %s", (_name, schema) => {
    expect(faults(schema)).toEqual([]);
    expect(faults(schema, "draft-07")).toEqual([]);
  });

  it("never throws, not even for a schema nested beyond the stack", () => {
    let schema: JsonObject = { type: "string" };
    for (let depth = 0; depth < 20_000; depth += 1) schema = { items: schema };
    expect(inspectSchema({ dialect: "2020-12", schema }).map(({ kind }) => kind)).toEqual(["uncompilable"]);
  });
});

describe("the formats that are asserted", () => {
  it("are those of ajv-formats", () => {
    expect(Object.keys(allFormats)).toEqual(
      "binary byte date date-time double duration email float hostname int32 int64 ipv4 ipv6 iso-date-time iso-time json-pointer json-pointer-uri-fragment password regex relative-json-pointer time uri uri-reference uri-template url uuid".split(
        " ",
      ),
    );
  });
});

describe("the engine of a pattern", () => {
  it.each([
    "^[A-Z]{3}-[0-9]{6}$",
    "^[a-z0-9]+(-[a-z0-9]+)*$",
    "^\\d{4}-\\d{2}-\\d{2}$",
    "^(active|archived|deleted)$",
    "^.*\\.(jpg|jpeg|png)$",
    "\\S",
    "^\\S+$",
    "[a-z]+",
    "^(?=.*[A-Z])(?=.*\\d).{8,}$",
    "^(?!\\s*$).+",
    "^[\\w.+-]+$",
    "",
  ])("is the native one where time is provably linear: %s", (pattern) => {
    expect(chooseEngine(pattern, false)).toEqual({ engine: "native", flags: "u" });
  });

  it.each([
    "^(a+)+$",
    "(a|a)*b",
    "^(a|ab)*$",
    "\\s+$",
    "^.+@.+\\..+$",
    "(x+x+)+y",
    "^(([a-z])+.)+[A-Z]([a-z])+$",
    "^(a?){50}a{50}$",
    "a.*b.*c",
  ])("is the linear one elsewhere: %s", (pattern) => {
    expect(chooseEngine(pattern, false).engine).toBe("linear");
  });

  it.each(["\\-", "[\\w-.]", "^[a-z]{,3}$", "\\_", "a{"])("runs without the u flag where only that makes it valid: %s", (pattern) => {
    expect(chooseEngine(pattern, false)).toEqual({ engine: "native", flags: "" });
  });

  it.each(["(a)\\1", "a(?=b)", "(?<!a)b", "^(?<year>\\d+)-\\k<year>$", "(?:^|,)(?!x)a"])(
    "is none for what no linear engine can do: %s",
    (pattern) => {
      expect(chooseEngine(pattern, false).engine).toBe("unsupported");
      expect(chooseEngine(pattern, true)).toEqual({ engine: "native", flags: "u" });
    },
  );

  it("gives a reason that names the construct", () => {
    expect([chooseEngine("a(?=b)", false), chooseEngine("(a)\\1", false), chooseEngine("a**", false)]).toMatchObject([
      { engine: "unsupported", reason: expect.stringContaining("(?=") as string },
      { engine: "unsupported", reason: expect.stringContaining("back-reference") as string },
      { engine: "invalid", reason: expect.stringContaining("Nothing to repeat") as string },
    ]);
  });
});
