import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../../contract/index.ts";
import type { StandaloneSchema } from "../../../generator/model/catalog-model.ts";
import { compileInProcess } from "../../../validation/build.ts";
import { analyze, codesOf, schemaText, toolText } from "../../support/catalog-text.ts";

const path = "catalog/shipments/t.tool.yaml";

/** The output schema of a tool whose output is `output`, beside the given files. */
function outputOf(output: unknown, files: Readonly<Record<string, string>>): StandaloneSchema {
  const { value, diagnostics } = analyze(
    { [path]: toolText({ output, examples: [{ name: "x", input: { id: "a" }, error: "INTERNAL" }] }), ...files },
    { lint: quiet },
  );
  expect(codesOf(diagnostics)).toEqual([]);
  return value.tools[0]?.output ?? expect.fail("the tool was left out");
}

const quiet = { rules: { LINT_PROPERTY_DESCRIPTION: "off" } } as const;

function verdicts(schema: StandaloneSchema, ...values: JsonValue[]): boolean[] {
  const validate = compileInProcess(schema, "output");
  return values.map((value) => validate(value) === undefined);
}

describe("references between files", () => {
  it("carry the other file in $defs under its name", () => {
    const schema = outputOf(
      { $ref: "../schemas/s.schema.yaml#/$defs/id" },
      { "catalog/schemas/s.schema.yaml": schemaText("shipment", { $defs: { id: { type: "integer" } } }) },
    );
    expect(schema.schema).toEqual({ $ref: "#/$defs/shipment/$defs/id", $defs: { shipment: { $defs: { id: { type: "integer" } } } } });
    expect(verdicts(schema, 1, "a")).toEqual([true, false]);
  });

  it("lead into bare schema files, with or without an $id of their own", () => {
    const bare = JSON.stringify({
      $id: "https://example.com/s.json",
      $defs: { a: { type: "string" } },
      properties: { a: { $ref: "#/$defs/a" }, b: { $ref: "https://example.com/s.json#/$defs/a" } },
    });
    const schema = outputOf({ $ref: "../schemas/s.schema.json" }, { "catalog/schemas/s.schema.json": bare });
    expect(verdicts(schema, { a: "x", b: "y" }, { a: 1 }, { b: 1 })).toEqual([true, false, false]);
  });

  it("may go in circles between files", () => {
    const schema = outputOf(
      { $ref: "../schemas/a.schema.yaml" },
      {
        "catalog/schemas/a.schema.yaml": schemaText("a", {
          type: "object",
          properties: { b: { $ref: "b.schema.yaml" } },
          additionalProperties: false,
        }),
        "catalog/schemas/b.schema.yaml": schemaText("b", {
          type: "object",
          properties: { a: { $ref: "./a.schema.yaml" }, self: { $ref: "#" } },
          additionalProperties: false,
        }),
      },
    );
    expect(verdicts(schema, { b: { a: { b: { self: { a: {} } } } } }, { b: { b: {} } })).toEqual([true, false]);
  });

  it("of a Schema back to itself stay within it", () => {
    const { value, diagnostics } = analyze(
      {
        "catalog/schemas/a.schema.yaml": schemaText("a", { properties: { b: { $ref: "b.schema.yaml" }, me: { $ref: "a.schema.yaml" } } }),
        "catalog/schemas/b.schema.yaml": schemaText("b", { properties: { a: { $ref: "a.schema.yaml#/properties/me" } } }),
      },
      { lint: quiet },
    );
    expect(codesOf(diagnostics)).toEqual([]);
    expect(value.schemas[0]?.schema.schema).toEqual({
      properties: { b: { $ref: "#/$defs/b" }, me: { $ref: "#" } },
      $defs: { b: { properties: { a: { $ref: "#/properties/me" } } } },
    });
  });

  it("give names that do not collide with the schema's own $defs or with each other", () => {
    const schema = outputOf(
      {
        anyOf: [{ $ref: "#/$defs/shipment" }, { $ref: "../schemas/s.schema.yaml" }, { $ref: "../other/shipment.schema.json" }],
        $defs: { shipment: { const: 1 } },
      },
      {
        "catalog/schemas/s.schema.yaml": schemaText("shipment", { const: 2 }),
        "catalog/other/shipment.schema.json": JSON.stringify({ const: 3 }),
      },
    );
    expect(verdicts(schema, 1, 2, 3, 4)).toEqual([true, true, true, false]);
    expect(Object.keys((schema.schema as { $defs: object }).$defs)).toHaveLength(3);
  });

  it("keep anchors of two files apart", () => {
    const file = (type: string) => ({ $defs: { x: { $anchor: "same", type } }, $ref: "#same" });
    const schema = outputOf(
      { properties: { a: { $ref: "../schemas/a.schema.yaml" }, b: { $ref: "../schemas/b.schema.yaml#same" } } },
      {
        "catalog/schemas/a.schema.yaml": schemaText("a", file("string")),
        "catalog/schemas/b.schema.yaml": schemaText("b", file("number")),
      },
    );
    expect(verdicts(schema, { a: "x", b: 1 }, { a: 1 }, { b: "x" })).toEqual([true, false, false]);
  });

  it("keep draft-07's anchors, written as $id", () => {
    const draft = "http://json-schema.org/draft-07/schema#";
    const file = { $schema: draft, definitions: { x: { $id: "#x", type: "string" } }, properties: { a: { $ref: "#x" } } };
    const schema = outputOf(
      { $schema: draft, properties: { s: { $ref: "../schemas/a.schema.yaml" } } },
      { "catalog/schemas/a.schema.yaml": schemaText("a", file) },
    );
    expect(schema.dialect).toBe("draft-07");
    expect(verdicts(schema, { s: { a: "x" } }, { s: { a: 1 } })).toEqual([true, false]);
  });

  it("keep what $dynamicRef means when a file extends another", () => {
    const tree = {
      $dynamicAnchor: "node",
      type: "object",
      properties: { data: true, children: { type: "array", items: { $dynamicRef: "#node" } } },
    };
    const strict = { $dynamicAnchor: "node", $ref: "tree.schema.yaml", unevaluatedProperties: false };
    const files = {
      "catalog/schemas/tree.schema.yaml": schemaText("tree", tree),
      "catalog/schemas/strict.schema.yaml": schemaText("strict", strict),
    };
    const misspelt = { children: [{ daat: 1 }] };
    expect(verdicts(outputOf({ $ref: "../schemas/strict.schema.yaml" }, files), { children: [{ data: 1 }] }, misspelt)).toEqual([
      true,
      false,
    ]);
    expect(verdicts(outputOf({ $ref: "../schemas/tree.schema.yaml" }, files), misspelt)).toEqual([true]);
  });

  it("keep inner $ids of a file working", () => {
    const file = {
      $id: "https://example.com/root.json",
      properties: { a: { $ref: "inner.json#/$defs/n" } },
      $defs: { i: { $id: "inner.json", $defs: { n: { type: "number" } }, allOf: [{ $ref: "#/$defs/n" }] } },
    };
    const schema = outputOf(
      { properties: { x: { $ref: "../schemas/a.schema.yaml" }, y: { $ref: "../schemas/a.schema.yaml#/$defs/i" } } },
      { "catalog/schemas/a.schema.yaml": schemaText("a", file) },
    );
    expect(verdicts(schema, { x: { a: 1 }, y: 1 }, { x: { a: "s" } }, { y: "s" })).toEqual([true, false, false]);
  });

  it("keep pointers into odd places and odd keys", () => {
    const file = {
      $defs: { "a/b ~ü%": { type: "integer" } },
      properties: { a: { items: { anyOf: [{ type: "string" }, { $ref: "#/properties/a/items/anyOf/0" }] } } },
    };
    const schema = outputOf(
      {
        properties: {
          k: { $ref: "../schemas/a.schema.yaml#/$defs/a~1b%20~0%C3%BC%25" },
          p: { $ref: "../schemas/a.schema.yaml#/properties/a/items/anyOf/1" },
        },
      },
      { "catalog/schemas/a.schema.yaml": schemaText("a", file) },
    );
    expect(verdicts(schema, { k: 1, p: "x" }, { k: "x" }, { p: 1 })).toEqual([true, false, false]);
  });

  it("leave a schema that refers to itself only as its author wrote it", () => {
    const own = {
      $id: "https://example.com/t",
      type: "object",
      properties: { next: { $ref: "#" }, a: { $anchor: "x", type: "string" }, b: { $ref: "#x" } },
    };
    expect(outputOf(own, {}).schema).toEqual(own);
  });

  it("let two tools carry the same $id", () => {
    const own = { $id: "https://example.com/t", type: "string" };
    const examples = [{ name: "x", input: { id: "a" }, output: "s" }];
    const { value, diagnostics } = analyze({
      "catalog/a.tool.yaml": toolText({ name: "a", output: own, examples }),
      "catalog/b.tool.yaml": toolText({ name: "b", output: own, examples }),
    });
    expect(codesOf(diagnostics)).toEqual([]);
    expect(value.tools).toHaveLength(2);
  });

  it("survive in hundreds, deep inside one schema", () => {
    const properties: Record<string, unknown> = {
      p0: { type: "array", items: { anyOf: [{ type: "object", properties: { v: { type: "integer" } } }] } },
    };
    for (let index = 1; index <= 444; index += 1) properties[`p${index}`] = { $ref: "#/properties/p0/items/anyOf/0" };
    expect(verdicts(outputOf({ type: "object", properties }, {}), { p444: { v: 1 } }, { p444: { v: "x" } })).toEqual([true, false]);
  });

  it("meet between dialects where no word means another thing", () => {
    const file = schemaText("a", { $schema: "http://json-schema.org/draft-07/schema#", type: "string", maxLength: 3 });
    const schema = outputOf({ properties: { a: { $ref: "../schemas/a.schema.yaml" } } }, { "catalog/schemas/a.schema.yaml": file });
    expect(verdicts(schema, { a: "abc" }, { a: "abcd" })).toEqual([true, false]);
  });

  it("tell the faults of a shared file once, at the file, and name each tool it costs", () => {
    const { value, diagnostics } = analyze(
      {
        "catalog/a.tool.yaml": toolText({ name: "a", output: { $ref: "s.schema.json" }, examples: [] }),
        "catalog/b.tool.yaml": toolText({ name: "b", output: { $ref: "s.schema.json" }, examples: [] }),
        "catalog/c.tool.yaml": toolText({ name: "c" }),
        "catalog/s.schema.json": JSON.stringify({ minLength: -1 }),
      },
      { lint: { rules: { LINT_EXAMPLE_MISSING: "off" } } },
    );
    expect(diagnostics.map(({ code, span }) => `${code} ${span?.file.path}`)).toEqual([
      "TOOL_NOT_COMPILED catalog/a.tool.yaml",
      "TOOL_NOT_COMPILED catalog/b.tool.yaml",
      "SCHEMA_INVALID catalog/s.schema.json",
    ]);
    expect(value.tools.map((tool) => tool.name)).toEqual(["c"]);
  });

  it("name the tool whose schema no validator can be made of, and let the others live", () => {
    // The library recurses for ever over a reference beside an inner $id.
    const inner = { $id: "inner.json", $defs: { n: { type: "number" } }, $ref: "#/$defs/n" };
    const output = { $id: "https://example.com/root.json", properties: { a: { $ref: "inner.json" } }, $defs: { inner } };
    const { value, diagnostics } = analyze(
      {
        "catalog/a.tool.yaml": toolText({ name: "a", output, examples: [{ name: "x", input: { id: "a" }, error: "INTERNAL" }] }),
        "catalog/b.tool.yaml": toolText({ name: "b" }),
      },
      { lint: quiet },
    );
    expect(diagnostics.map(({ code, span }) => `${code} ${span?.file.path}`)).toEqual(["SCHEMA_UNCOMPILABLE catalog/a.tool.yaml"]);
    expect(value.tools.map((tool) => tool.name)).toEqual(["b"]);
  });
});
