import { describe, expect, it } from "vitest";
import { fits } from "../../../generator/bind/link-views.ts";
import { byteUnits, durationUnits, readQuantity } from "../../../generator/bind/units.ts";
import { analyze, brief, codesOf, toolText } from "../../support/catalog-text.ts";

const quiet = { rules: { LINT_EXAMPLE_MISSING: "off" } } as const;
const yaml = (text: string) => text.trimStart();

describe("a tool", () => {
  it("gets the defaults of the catalog language", () => {
    const { value, diagnostics } = analyze({ "catalog/shipments/t.tool.yaml": toolText() });
    expect(codesOf(diagnostics)).toEqual([]);
    expect(value.tools[0]).toMatchObject({
      name: "track_shipment",
      names: { area: "shipments", modulePath: "shipments/track_shipment", typeName: "TrackShipment" },
      tags: [],
      errors: {},
      limits: { timeoutMs: 30_000, maxBytes: 262_144, maxConcurrency: 100 },
      outputValidation: "enforce",
      handler: { kind: "code", declaration: true },
      input: { dialect: "2020-12" },
    });
  });

  it("gets the limits, errors and deprecation it says", () => {
    const { value, diagnostics } = analyze({
      "catalog/t.tool.yaml": toolText({
        limits: { timeout: "1.5s", maxBytes: "1MiB", maxConcurrency: 1, callsPerMinute: 90 },
        errors: { NOT_FOUND: "There is none. Ask again." },
        deprecated: { since: "1.0.0", use: "other", removeAfter: "2027-06-30" },
        validation: { output: "warn" },
        effects: "write",
        confirm: "Go on?",
        examples: [{ name: "asked", input: { id: "SHP-000001" }, answers: { a: { action: "cancel" } }, error: "NOT_FOUND" }],
      }),
      "catalog/o.tool.yaml": toolText({ name: "other" }),
    });
    expect(codesOf(diagnostics)).toEqual([]);
    expect(value.tools.map((tool) => tool.name)).toEqual(["other", "track_shipment"]);
    expect(value.tools[1]).toMatchObject({
      limits: { timeoutMs: 1_500, maxBytes: 1_048_576, maxConcurrency: 1, callsPerMinute: 90 },
      errors: { NOT_FOUND: "There is none. Ask again." },
      deprecated: { since: "1.0.0", use: "other", removeAfter: "2027-06-30" },
      outputValidation: "warn",
      confirm: "Go on?",
    });
  });

  it("lies in the area of its folder below whatever the catalog folder is called", () => {
    const { value } = analyze({ "defs/tools/a/b/t.tool.yaml": toolText() }, { catalog: "defs/tools" });
    expect(value.tools[0]?.names.area).toBe("a/b");
  });

  it("costs itself and nothing else when its file is broken", () => {
    const { value, diagnostics } = analyze({ "catalog/a.tool.yaml": "a: [", "catalog/b.tool.yaml": toolText() });
    expect(brief(diagnostics)).toEqual(["YAML_SYNTAX error catalog/a.tool.yaml:1:5"]);
    expect(value.tools).toHaveLength(1);
  });

  it("is told of a schema that is not written yet, in place of being served without one", () => {
    for (const lenient of [false, true]) {
      const { value, diagnostics } = analyze({ "catalog/t.tool.yaml": toolText({ output: null }) }, { lenient });
      expect(brief(diagnostics)).toEqual(["SCHEMA_INVALID error catalog/t.tool.yaml:25:13"]);
      expect(value.tools).toEqual([]);
    }
  });

  it.each([
    ["Kind: Tool\napiVersion: toolwright/v1\n", "1:1", 'Did you mean "kind" by "Kind"?'],
    [
      '{\n  // says what\n  "kind": "Tool", "name": "a" }\n',
      "2:3",
      "Remove this comment, which JSON does not have; YAML begins one with #.",
    ],
    [
      "apiVersion: toolwright/v1\nname: a\n",
      "1:1",
      "Add `kind: Tool`; the kinds are Tool, Schema, Agent, Context, Resource, Prompt, ToolSet.",
    ],
  ])("is not recognised without its kind: %s", (text, place, help) => {
    const found = analyze({ "catalog/t.tool.json": text }).diagnostics.filter(({ code }) => code === "KIND_UNKNOWN");
    expect(brief(found)).toEqual([`KIND_UNKNOWN error catalog/t.tool.json:${place}`]);
    expect(found[0]?.help).toBe(help);
  });

  it.each([
    ["things:read", "Write a list: [things:read]."],
    ["-a -b", "Put a space behind each dash."],
  ])("is told how to write a list in place of %s", (scopes, help) => {
    expect(analyze({ "catalog/t.tool.yaml": toolText({ scopes }) }).diagnostics.map((finding) => finding.help)).toEqual([help]);
  });

  it("may answer null, and say so in an example", () => {
    const example = { name: "one", input: { id: "SHP-1" }, output: null };
    const { value, diagnostics } = analyze({ "catalog/t.tool.yaml": toolText({ output: { type: "null" }, examples: [example] }) });
    expect(codesOf(diagnostics)).toEqual([]);
    expect(value.tools[0]?.examples).toEqual([example]);
  });

  it("may have an input whose root is another file's object", () => {
    const { value, diagnostics } = analyze({
      "catalog/t.tool.yaml": toolText({ input: { $ref: "in.schema.json" } }),
      "catalog/in.schema.json": JSON.stringify({
        type: "object",
        properties: { id: { type: "string", maxLength: 9, description: "Id." } },
      }),
    });
    expect(codesOf(diagnostics)).toEqual([]);
    expect(value.tools).toHaveLength(1);
  });

  it("keeps what its examples say, defaults not filled in", () => {
    const input = { type: "object", properties: { n: { type: "integer", default: 3, description: "How many." } } };
    const { value } = analyze({ "catalog/t.tool.yaml": toolText({ input, examples: [{ name: "x", input: {}, match: {} }] }) });
    expect(value.tools[0]?.examples).toEqual([{ name: "x", input: {}, match: {} }]);
  });

  it("is taken from a file of any name", () => {
    expect(analyze({ "catalog/anything.json": toolText() }).value.tools).toHaveLength(1);
  });
});

describe("the other kinds", () => {
  it("become models with their defaults", () => {
    const { value, diagnostics } = analyze({
      "catalog/t.tool.yaml": toolText({ tags: ["looking"] }),
      "catalog/agents/dispatcher.agent.yaml": yaml(`
apiVersion: toolwright/v1
kind: Agent
name: dispatcher
title: Dispatcher
description: Plans the day.
scopes: [shipments:read]
toolsets: [tracking]
limits: { callsPerMinute: 60 }
`),
      "catalog/toolsets/tracking.toolset.yaml": yaml(`
apiVersion: toolwright/v1
kind: ToolSet
name: tracking
description: Tools that only look.
tools: ['track_*']
tags: [looking]
`),
      "catalog/contexts/case.context.yaml": yaml(`
apiVersion: toolwright/v1
kind: Context
name: case
description: What is known of one delivery.
key: { pattern: '^[A-Z]{3}$', description: The depot. }
schema: { type: object, properties: { note: { type: string, maxLength: 9, description: A note. } } }
readers: [cases:read]
writers: [cases:write, cases:read]
ttl: 30d
`),
    });
    expect(codesOf(diagnostics)).toEqual([]);
    expect(value.agents[0]?.policy).toEqual({
      agentId: "dispatcher",
      title: "Dispatcher",
      scopes: ["shipments:read"],
      toolsets: ["tracking"],
      limits: { maxConcurrency: 0, maxConnections: 0, callsPerMinute: 60 },
    });
    expect(value.toolsets[0]).toMatchObject({ name: "tracking", tools: ["track_shipment"] });
    expect(value.contexts[0]?.slot).toEqual({
      name: "case",
      description: "What is known of one delivery.",
      keyPattern: "^[A-Z]{3}$",
      readers: ["cases:read"],
      writers: ["cases:write", "cases:read"],
      ttlMs: 2_592_000_000,
      maxBytes: 65_536,
    });
  });

  it("are skipped with a finding when this version does not serve them", () => {
    const files = { "catalog/p.source.yaml": "apiVersion: toolwright/v1\nkind: Source\nname: p\n" };
    expect(brief(analyze(files).diagnostics)).toEqual(["KIND_NOT_SERVED error catalog/p.source.yaml:2:7"]);
    expect(brief(analyze(files, { lenient: true }).diagnostics)).toEqual(["KIND_NOT_SERVED warning catalog/p.source.yaml:2:7"]);
  });

  it("list a Schema document and not a bare schema", () => {
    const { value, diagnostics } = analyze({
      "catalog/a.schema.yaml": "apiVersion: toolwright/v1\nkind: Schema\nname: a\nschema: { type: string }\n",
      "catalog/b.schema.yaml": "type: string\n",
    });
    expect(codesOf(diagnostics)).toEqual([]);
    expect(value.schemas.map((schema) => schema.name)).toEqual(["a"]);
  });
});

describe("a foreign catalog", () => {
  it("is taken with warnings and defaults where one's own would be refused", () => {
    const foreign = {
      apiVersion: "toolwright/v1",
      kind: "Tool",
      name: "x".repeat(71),
      input: { properties: {}, nullable: true },
      extra: 1,
    };
    const { value, diagnostics } = analyze({ "catalog/t.json": JSON.stringify(foreign) }, { lenient: true });
    expect(diagnostics.filter((diagnostic) => diagnostic.severity === "error")).toEqual([]);
    expect(new Set(codesOf(diagnostics))).toEqual(
      new Set([
        "NAME_INVALID",
        "FIELD_MISSING",
        "FIELD_UNKNOWN",
        "SCHEMA_UNKNOWN_KEYWORD",
        "SCHEMA_ROOT_NOT_OBJECT",
        "LINT_EXAMPLE_MISSING",
      ]),
    );
    expect(value.tools[0]).toMatchObject({
      version: "0.0.0",
      effects: "write",
      scopes: [],
      description: "",
      handler: { kind: "code" },
      output: { schema: true },
    });
  });

  it("keeps a tool whose schema has a format that nobody knows", () => {
    const input = { type: "object", properties: { a: { type: "string", format: "color", maxLength: 9, description: "A colour." } } };
    const { value, diagnostics } = analyze({ "catalog/t.json": toolText({ input, examples: [] }) }, { lenient: true, lint: quiet });
    expect(diagnostics.map(({ code, severity }) => `${code} ${severity}`)).toEqual(["SCHEMA_UNKNOWN_FORMAT warning"]);
    expect(value.tools).toHaveLength(1);
  });

  it("takes older dialects as the nearest one, and says so", () => {
    const input = { $schema: "http://json-schema.org/draft-04/schema#", type: "object", properties: {} };
    const { value, diagnostics } = analyze({ "catalog/t.json": toolText({ input, examples: [] }) }, { lenient: true, lint: quiet });
    expect(diagnostics.map(({ code, severity }) => `${code} ${severity}`)).toEqual(["SCHEMA_DIALECT_NEAREST warning"]);
    expect(value.tools[0]?.input).toEqual({
      dialect: "draft-07",
      schema: { ...input, $schema: "http://json-schema.org/draft-07/schema#" },
    });
  });

  it("takes a schema of no said dialect that lists its items as draft-07", () => {
    const place = { type: "array", items: [{ type: "number" }, { type: "number" }], maxItems: 2, description: "Where." };
    const files = {
      "catalog/t.json": toolText({
        input: { type: "object", properties: { place } },
        examples: [{ name: "x", input: { place: [1, 2] }, match: {} }],
      }),
    };
    const { value, diagnostics } = analyze(files, { lenient: true });
    expect(diagnostics.map(({ code, severity }) => `${code} ${severity}`)).toEqual(["SCHEMA_DIALECT_NEAREST warning"]);
    expect(value.tools[0]?.input.dialect).toBe("draft-07");
    expect(codesOf(analyze(files).diagnostics)).toEqual(["SCHEMA_KEYWORD_DIALECT"]);
  });

  it.each(["a/b", "a b", "", "x".repeat(129), "a\u0000b", "ünïcode"])("names the tool called %j and lets the others live", (name) => {
    const { value, diagnostics } = analyze({ "catalog/a.json": toolText({ name }), "catalog/b.json": toolText() }, { lenient: true });
    expect(diagnostics.map(({ code, severity }) => `${code} ${severity}`)).toContain("NAME_INVALID error");
    expect(value.tools.map((tool) => tool.name)).toEqual(["track_shipment"]);
  });

  it("names the tool whose schema no validator accepts and lets the others live", () => {
    const input = { type: "object", properties: { a: { type: "strnig" }, b: { minLength: "x" } } };
    const { value, diagnostics } = analyze(
      { "catalog/a.json": toolText({ name: "a", input }), "catalog/b.json": toolText() },
      { lenient: true },
    );
    expect(diagnostics.filter(({ severity }) => severity === "error").map(({ code, span }) => `${code} ${span?.file.path}`)).toEqual([
      "SCHEMA_INVALID catalog/a.json",
    ]);
    expect(value.tools.map((tool) => tool.name)).toEqual(["track_shipment"]);
  });
});

describe("units", () => {
  it.each([
    ["250ms", 250],
    ["5s", 5_000],
    ["2m", 120_000],
    ["1h", 3_600_000],
    ["30d", 2_592_000_000],
    [1_500, 1_500],
    ["1.5s", 1_500],
    ["5", undefined],
    ["5 sec", undefined],
    [-1, undefined],
    [1.5, undefined],
    ["constructor", undefined],
    ["1 constructor", undefined],
  ])("read the duration %j", (text, ms) => {
    expect(readQuantity(text, durationUnits)).toBe(ms);
  });

  it("read sizes in binary units only", () => {
    expect(["64KiB", "1MiB", "512B", "64KB", 12].map((text) => readQuantity(text, byteUnits))).toEqual([
      65_536,
      1_048_576,
      512,
      undefined,
      12,
    ]);
  });
});

describe("a pattern of a tool set", () => {
  it.each([
    ["track_*", "track_shipment", true],
    ["*_shipment", "track_shipment", true],
    ["*", "", true],
    ["t*k*t", "track_shipment", true],
    ["a*a", "a", false],
    ["*a*b*", "ba", false],
    ["track_*", "Track_x", false],
    ["a.*", "abc", false],
  ])("%s against %s", (pattern, name, fitting) => {
    expect(fits(pattern, name)).toBe(fitting);
  });
});
