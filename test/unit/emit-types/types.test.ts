import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "../../../contract/index.ts";
import { emitTypes, emitValueType } from "../../../generator/emit/types.ts";
import type { Dialect, StandaloneSchema } from "../../../validation/build.ts";
import { hostileWords, worldSchemas } from "../../properties/validators-world.ts";

const of = (schema: JsonObject | boolean, dialect: Dialect = "2020-12"): StandaloneSchema => ({ dialect, schema });

/** The declaration of one type, without its comment. */
function declared(text: string, name: string): string {
  const at = text.indexOf(`export type ${name} = `);
  const end = text.slice(at).search(/;\n(?:\n|$)/);
  return text.slice(at + `export type ${name} = `.length, at + end).replace(/\s+/g, " ");
}

const value = async (schema: JsonObject | boolean, dialect: Dialect = "2020-12"): Promise<string> =>
  declared(await emitValueType("T", of(schema, dialect)), "T");

describe("a tool's types", () => {
  const input = of({
    type: "object",
    description: "Which shipment.",
    properties: {
      shipment_id: { type: "string", description: 'Such as "SHP-004211".' },
      include_events: { type: "boolean", default: false, description: "Also the events." },
      page: { type: "object", properties: { size: { type: "integer", default: 20 } }, additionalProperties: false },
    },
    required: ["shipment_id"],
    additionalProperties: false,
  });

  it("are what callers send, what the handler is given, and what it answers", async () => {
    expect(
      await emitTypes({ typeName: "Track", input, output: of({ type: "array", items: { type: "string" } }) }),
    ).toBe(`/** Which shipment. */
export type TrackArguments = {
  /** Such as "SHP-004211". */
  shipment_id: string;
  /**
   * Also the events.
   * Default: false.
   */
  include_events?: boolean | undefined;
  page?: {
    /** Default: 20. */
    size?: number | undefined;
  } | undefined;
};

/** Which shipment. */
export type TrackInput = {
  /** Such as "SHP-004211". */
  shipment_id: string;
  /**
   * Also the events.
   * Default: false.
   */
  include_events: boolean;
  page?: {
    /** Default: 20. */
    size: number;
  };
};

/** What the handler answers. */
export type TrackOutput = readonly string[];
`);
  });

  it("share one type when no default makes a difference", async () => {
    expect(await emitTypes({ typeName: "T", input: of({ type: "object", properties: {} }), output: of(true) })).toContain(
      "export type TInput = TArguments;",
    );
  });

  it("take the arguments for an object where the schema forgets to say so", async () => {
    expect(
      declared(await emitTypes({ typeName: "T", input: of({ properties: { a: { type: "string" } } }), output: of(true) }), "TArguments"),
    ).toBe("{ a?: string | undefined; [k: string]: unknown; }");
  });
});

describe("defaults make a difference exactly where Ajv fills them", () => {
  const sides = async (schema: JsonObject): Promise<readonly string[]> => {
    const text = await emitTypes({ typeName: "T", input: of(schema), output: of(true) });
    return [declared(text, "TArguments"), declared(text, "TInput")];
  };
  const filled = { type: "object", properties: { a: { type: "string", default: "" } }, additionalProperties: false };

  it("in an object, though it requires the property", async () => {
    expect(await sides({ ...filled, required: ["a"] })).toEqual([
      '{ /** Default: "". */ a?: string | undefined; }',
      '{ /** Default: "". */ a: string; }',
    ]);
  });

  it("in the objects of a list and behind a reference", async () => {
    expect(
      (await sides({ type: "object", properties: { l: { type: "array", items: filled } }, additionalProperties: false }))[1],
    ).toContain("a: string;");
    expect(
      await emitTypes({
        typeName: "T",
        input: of({ type: "object", properties: { r: { $ref: "#/$defs/f" } }, $defs: { f: filled } }),
        output: of(true),
      }),
    ).toContain('export type TInputF = {\n  /** Default: "". */\n  a: string;\n};');
  });

  it.each(["anyOf", "oneOf"])("not below %s", async (keyword) => {
    expect(
      (await sides({ type: "object", properties: { u: { [keyword]: [filled, { type: "null" }] } }, additionalProperties: false }))[1],
    ).toContain("a?: string;");
  });

  it("not for a property that every object inherits", async () => {
    expect(
      (await sides({ type: "object", properties: { toString: { default: "x" }, a: { default: 1 } }, additionalProperties: false }))[1],
    ).toContain("toString?: unknown;");
  });
});

describe("each keyword as far as types can say it", () => {
  it.each<[string, JsonObject | boolean, string, Dialect?]>([
    ["true", true, "unknown"],
    ["false", false, "never"],
    ["an empty schema", {}, "unknown"],
    ["types", { type: ["string", "null", "integer"] }, "string | number | null"],
    ["nullable, as Ajv reads it", { type: "string", nullable: true }, "string | null"],
    ["enum", { enum: ["a", 1, null, { b: [2] }] }, '"a" | 1 | null | { b: readonly [2]; }'],
    ["const", { const: "a" }, '"a"'],
    ["an enum in the face of a type", { type: "string", enum: ["a", "b"] }, '"a" | "b"'],
    ["a list", { type: "array", items: { type: ["string", "number"] }, minItems: 30 }, "readonly (string | number)[]"],
    [
      "a tuple",
      { type: "array", prefixItems: [{ type: "string" }, { type: "number" }], minItems: 1 },
      "readonly [string, number?, ...unknown[]]",
    ],
    ["a closed tuple", { type: "array", prefixItems: [{ type: "string" }], items: false }, "readonly [string?]"],
    [
      "a tuple of draft-07",
      { type: "array", items: [{ type: "string" }], additionalItems: { type: "null" }, minItems: 1 },
      "readonly [string, ...null[]]",
      "draft-07",
    ],
    [
      "prefixItems in draft-07, where it says nothing",
      { type: "array", prefixItems: [{ type: "string" }] },
      "readonly unknown[]",
      "draft-07",
    ],
    ["a map", { type: "object", additionalProperties: { type: "number" } }, "{ [k: string]: number; }"],
    [
      "patterns of names",
      { type: "object", patternProperties: { "^a": { type: "string" } }, additionalProperties: false },
      "{ [k: string]: string; }",
    ],
    [
      "a map with named properties",
      { type: "object", properties: { a: { type: "string" } }, additionalProperties: { type: "number" } },
      "{ a?: string | undefined; [k: string]: number | string | undefined; }",
    ],
    ["no properties at all", { type: "object", properties: {}, additionalProperties: false }, "Record<string, never>"],
    ["required alone", { type: "object", required: ["a"] }, "{ a: unknown; [k: string]: unknown; }"],
    [
      "allOf",
      { allOf: [{ type: "object", properties: { a: { type: "string" } } }, { required: ["a"] }] },
      "{ a?: string | undefined; [k: string]: unknown; } & { a: unknown; [k: string]: unknown; }",
    ],
    ["anyOf", { anyOf: [{ type: "string" }, { type: "null" }] }, "string | null"],
    [
      "a reference beside other keywords",
      { $ref: "#/$defs/a", $defs: { a: { type: "object" } }, required: ["x"] },
      "{ x: unknown; [k: string]: unknown; } & TA",
    ],
    ["not, if, lengths: left out", { type: "string", not: { const: "a" }, minLength: 3, if: { const: "b" } }, "string"],
    [
      "an object that may be anything else",
      { properties: { a: { type: "string" } } },
      "{ a?: string | undefined; [k: string]: unknown; } | readonly unknown[] | string | number | boolean | null",
    ],
  ])("%s", async (_name, schema, type, dialect) => {
    expect(await value(schema, dialect)).toBe(type);
  });

  it("takes a reference as the name of what it leads to, by pointer, anchor or `$id`", async () => {
    const text = await emitValueType(
      "T",
      of({
        type: "object",
        properties: { a: { $ref: "#/$defs/one%20two" }, b: { $ref: "#here" }, c: { $ref: "https://example.com/part" } },
        $defs: {
          "one two": { type: "string" },
          x: { $anchor: "here", type: "number" },
          y: { $id: "https://example.com/part", type: "null" },
        },
      }),
    );
    expect([declared(text, "TOne20two"), declared(text, "THere"), declared(text, "TPart")]).toEqual(["string", "number", "null"]);
  });

  it("breaks a type that would be itself, and keeps one that holds itself", async () => {
    const text = await emitValueType("T", of({ $ref: "#/$defs/a", $defs: { a: { anyOf: [{ $ref: "#/$defs/a" }, { type: "string" }] } } }));
    expect(declared(text, "TA")).toBe("unknown");
    const tree = await emitValueType("T", of({ $ref: "#/$defs/t", $defs: { t: { type: "array", items: { $ref: "#/$defs/t" } } } }));
    expect(declared(tree, "TT")).toBe("readonly TT[]");
  });
});

describe("hostile words", () => {
  it("never reach the types other than as data", async () => {
    const schema = of({
      type: "object",
      description: hostileWords.join("\n"),
      title: "Evil; export type X = any",
      tsType: "any",
      properties: Object.fromEntries(hostileWords.map((word) => [word, { enum: [word], description: word, tsType: "any" }])),
    });
    const text = await emitTypes({ typeName: "T", input: schema, output: schema });
    expect(text).not.toMatch(/\bany\b|[\u2028\u202e]/);
    expect(text.split("\n").filter((line) => /^\s*(\/\*)?\*?\s*@ts-/.test(line))).toEqual([]);
    expect(text.replace(/\/\*\*.*?\*\//gs, "")).not.toContain("ts-expect-error */");
  });

  it("of forty thousand characters are cut", async () => {
    expect((await emitValueType("T", of({ type: "string", description: "z".repeat(40_000) }))).length).toBeLessThan(1_000);
  });
});

describe("a schema that cannot be typed", () => {
  it("gets a wide type with the reason beside it", async () => {
    let schema: JsonObject = { type: "string" };
    for (let depth = 0; depth < 20_000; depth += 1) schema = { type: "array", items: schema };
    expect(await emitTypes({ typeName: "T", input: of(schema), output: of(schema) })).toContain(
      "The schema could not be typed: it nests too deep. */\nexport type TOutput = unknown;",
    );
  });
});

describe("types of schemas as the world writes them", () => {
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  const folder = `${root}.toolwright/test-emit-types/`;
  beforeAll(() => void mkdirSync(folder, { recursive: true }));
  afterAll(() => void rmSync(folder, { recursive: true, force: true }));

  it("compile under tsc --strict", async () => {
    const uses =
      "export const jsonIsAnswered = (rows: readonly { readonly id: string }[]): LooseOutput => ({ rows, more: { any: [1] } });\n";
    const loose = await emitTypes({
      typeName: "Loose",
      input: of({ type: "object" }),
      output: of({
        type: "object",
        properties: {
          rows: { type: "array", items: { type: "object", properties: { id: { type: "string" } }, additionalProperties: false } },
          more: {},
        },
      }),
    });
    writeFileSync(`${folder}loose.ts`, loose + uses);
    for (const [index, schema] of Object.values(worldSchemas).entries()) {
      const types = await emitTypes({ typeName: "T", input: schema, output: schema });
      writeFileSync(`${folder}w${index}.ts`, types + (await emitValueType("TValue", schema)));
    }
    const options = {
      strict: true,
      noEmit: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      target: "es2023",
      module: "nodenext",
      types: [],
      isolatedModules: true,
      erasableSyntaxOnly: true,
    };
    writeFileSync(`${folder}tsconfig.json`, JSON.stringify({ compilerOptions: options, include: ["*.ts"] }));
    let said = "";
    try {
      execFileSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, "-p", folder], { encoding: "utf8", stdio: "pipe" });
    } catch (cause) {
      said = typeof cause === "object" && cause !== null && "stdout" in cause ? String(cause.stdout) : String(cause);
    }
    expect(said).toBe("");
  });
});
