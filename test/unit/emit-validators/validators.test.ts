import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../contract/index.ts";
import { runtimeDoors, runtimeImports } from "../../../generator/emit/esm-requires.ts";
import { emitValidatorModule, type ValidatorEntry } from "../../../generator/emit/validators.ts";
import { inspectSchema, runtimeNames, type StandaloneSchema } from "../../../validation/build.ts";
import * as run from "../../../validation/index.ts";
import * as moreFormats from "../../../validation/more-formats.ts";
import * as patterns from "../../../validation/patterns.ts";
import { keywordCases } from "../../properties/validators-schemas.ts";
import { hostileWords, worldSchemas } from "../../properties/validators-world.ts";

const modern = (schema: JsonObject | boolean): StandaloneSchema => ({ dialect: "2020-12", schema });
const entry = (schema: StandaloneSchema, exportName = "input"): ValidatorEntry => ({
  exportName,
  schema,
  role: exportName === "input" ? "input" : "output",
});

function text(...entries: readonly ValidatorEntry[]): string {
  const module = emitValidatorModule(entries);
  if (!module.ok) throw new Error(module.reason);
  return module.js;
}

const tool = modern({
  type: "object",
  properties: { id: { type: "string", pattern: "^[A-Z]+$" }, at: { type: "string", format: "date-time" } },
  required: ["id"],
});

describe("an emitted module", () => {
  it("exports a validator a schema, with its declarations", () => {
    const module = emitValidatorModule([entry(tool), entry(modern(true), "output")]);
    expect(module.ok && module.js.match(/^(import|export).*$/gm)).toEqual([
      'import { formats, owns, validator } from "toolwright/validation";',
      "export const input = validator((() => {",
      "export const output = validator((() => {",
    ]);
    expect(module.ok && module.dts).toBe(
      'import type { Validator } from "toolwright/contract";\n\nexport declare const input: Validator;\nexport declare const output: Validator;\n',
    );
  });

  it("imports the linear engine and the other formats only when it uses them", () => {
    const js = text(entry(modern({ anyOf: [{ pattern: "(a+)+b" }, { format: "email" }] })));
    expect(js.match(/^import.*$/gm)).toEqual([
      'import { validator } from "toolwright/validation";',
      'import { moreFormats } from "toolwright/validation/formats";',
      'import { linearPattern } from "toolwright/validation/patterns";',
    ]);
  });

  it("is the same text whatever was compiled before, and for an equal schema of another object", () => {
    const first = text(entry(structuredClone(tool)));
    for (const { schema } of keywordCases.slice(0, 40)) emitValidatorModule([entry(schema)]);
    expect(text(entry(structuredClone(tool)))).toBe(first);
    expect(text(entry(structuredClone(tool)), entry(modern({ type: "string", minLength: 2 }), "output")).startsWith(first)).toBe(false);
    // The imports may differ; the check itself does not move when its neighbour changes.
    const body = first.slice(first.indexOf("export const input"));
    expect(text(entry(structuredClone(tool)), entry(modern({ minLength: 2 }), "output"))).toContain(body);
  });

  it("holds no `require`, no `eval`, no path, and no schema's prose", () => {
    const prose = "A sentence that validates nothing";
    const all = text(
      ...[
        ...keywordCases.map(({ schema }) => schema),
        ...Object.values(worldSchemas),
        modern({ description: prose, enum: [{ a: 1 }], title: prose, properties: { a: { description: prose, enum: ["x"] } } }),
      ].map((schema, index) => entry(schema, `v${index}`)),
    );
    expect(all.match(/\brequire\(|\beval\(|new Function|module\.exports|\/home\/|node_modules/g)).toBeNull();
    expect(all).not.toContain(prose);
  });

  it("keeps hostile words as data", () => {
    const schema = modern({
      type: "object",
      properties: Object.fromEntries(hostileWords.map((word) => [word, { const: `x${word}` }])),
      required: [...hostileWords],
      additionalProperties: false,
      description: hostileWords.join("\n"),
    });
    const js = text(entry(schema));
    // eslint-style escapes: a reviewer sees each of them.
    expect(js.match(/[\u202a-\u202e\u2028\u2029]/g)).toBeNull();
    expect(js).toContain("\\u202e");
  });

  it("writes a key `__proto__` of a default or a constant as a key", () => {
    const schema = modern(
      JSON.parse('{"type":"object","properties":{"a":{"default":{"__proto__":{"x":1}}},"b":{"const":{"__proto__":1}}}}') as JsonObject,
    );
    expect(text(entry(schema))).toContain('{["__proto__"]:{"x":1}}');
    expect(text(entry(schema))).not.toMatch(/[{,]"__proto__":/);
  });

  it("names the properties whose values stay hidden, and otherwise nothing", () => {
    expect(text(entry(tool)).trimEnd().endsWith("})());")).toBe(true);
    expect(text(entry(modern({ type: "object", properties: { key: { type: "string", "x-sensitive": true } } })))).toContain(
      '})(), { sensitive: ["key"] });',
    );
  });

  it("is told apart from none by a reason that names the schema", () => {
    expect(emitValidatorModule([entry(tool), entry(modern({ $ref: "#/$defs/none" }), "output")])).toEqual({
      ok: false,
      reason: "The output schema cannot be compiled: can't resolve reference #/$defs/none from id #.",
    });
  });
});

describe("schemas as the world writes them", () => {
  it.each(Object.entries(worldSchemas))("compile: %s", (_name, schema) => {
    expect(inspectSchema(schema, "input").filter(({ kind }) => kind !== "format-unknown")).toEqual([]);
    expect(emitValidatorModule([entry(schema), entry(schema, "output")]).ok).toBe(true);
  });

  it("stay compact: the module of the largest is at most three times the text per subschema of a small one", () => {
    const perField = (count: number): number => {
      const properties = Object.fromEntries(Array.from({ length: count }, (_, index) => [`field_${100 + index}`, { type: "string" }]));
      return text(entry(modern({ type: "object", properties }))).length / count;
    };
    expect(perField(400)).toBeLessThan(3 * perField(10));
    const referring = worldSchemas["444 references"];
    expect(referring === undefined ? 0 : text(entry(referring)).length).toBeLessThan(444 * 1_500);
  });
});

describe("the doors of the run time", () => {
  it("export every name that generated code may use", () => {
    const doors: Readonly<Record<string, object>> = {
      "toolwright/validation": run,
      "toolwright/validation/patterns": patterns,
      "toolwright/validation/formats": moreFormats,
    };
    const missing = [...runtimeNames, "validator" as const].filter((name) => !Object.hasOwn(doors[runtimeDoors[name]] ?? {}, name));
    expect(missing).toEqual([]);
  });

  it("are exported by the package", () => {
    const { exports } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as {
      exports: Record<string, unknown>;
    };
    expect(Object.values(runtimeDoors).filter((door) => exports[door.replace("toolwright", ".")] === undefined)).toEqual([]);
  });

  it("are imported in one statement each, in order", () => {
    expect(runtimeImports(["validator", "linearPattern", "equal"])).toBe(
      'import { equal, validator } from "toolwright/validation";\nimport { linearPattern } from "toolwright/validation/patterns";\n',
    );
  });

  it("load no schema compiler", () => {
    const sources = ["index", "validator", "problems", "branches", "closest", "describe", "wordings", "equality", "formats", "date-time"];
    const imports = sources.flatMap((name) =>
      [...readFileSync(new URL(`../../../validation/${name}.ts`, import.meta.url), "utf8").matchAll(/from "([^"]+)"/g)].map(
        ([, from]) => from,
      ),
    );
    expect(imports.filter((from) => from?.startsWith("ajv") === true || from === "re2js")).toEqual([]);
  });
});
