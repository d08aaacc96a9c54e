import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compile } from "json-schema-to-typescript";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { JsonObject } from "../../../contract/index.ts";
import { emitTypes, emitValueType } from "../../../generator/emit/types.ts";
import type { StandaloneSchema } from "../../../validation/build.ts";

const of = (schema: JsonObject | boolean): StandaloneSchema => ({ dialect: "2020-12", schema });
const closed = (properties: JsonObject): JsonObject => ({ type: "object", properties, additionalProperties: false });

const root = fileURLToPath(new URL("../../../", import.meta.url));
const folder = `${root}.toolwright/test-print-types/`;
beforeAll(() => void mkdirSync(folder, { recursive: true }));
afterAll(() => void rmSync(folder, { recursive: true, force: true }));

/** What `tsc --strict` says of a module. */
function complaints(text: string): string {
  writeFileSync(`${folder}module.ts`, text);
  const flags = ["--noEmit", "--strict", "--ignoreConfig", "--target", "es2023", "--module", "nodenext", "--types", ""];
  try {
    return execFileSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, ...flags, `${folder}module.ts`], { encoding: "utf8" });
  } catch (cause) {
    return typeof cause === "object" && cause !== null && "stdout" in cause ? String(cause.stdout) : String(cause);
  }
}

describe("the emitted types", () => {
  it("are those that the package alone gives to a schema it reads as Ajv does", async () => {
    const plain: Readonly<Record<string, JsonObject>> = {
      Words: { type: "string" },
      Choice: { enum: ["a", 'quote "', "back\\slash", 1, null] },
      Either: { anyOf: [{ type: "string" }, closed({ a: { type: "number" } })] },
      Tagged: { anyOf: [closed({ kind: { enum: ["a"] } }), closed({ kind: { enum: ["b"] } }), { type: "null" }] },
      Repeated: { anyOf: [closed({ kind: { enum: ["a"] } }), closed({ kind: { enum: ["b"] } }), closed({ kind: { enum: ["a"] } })] },
      Both: { allOf: [closed({ a: { type: "number" } }), closed({ b: { const: true } })] },
      Record: {
        ...closed({ a: { type: "string" }, b: { type: ["number", "null"] }, c: closed({ d: { enum: ["x", "y"] } }), "e-f": {} }),
        required: ["a", "e-f"],
      },
      NumbersByName: { type: "object", additionalProperties: { type: "number" } },
      Covered: { type: "object", properties: { a: { type: "string" } }, additionalProperties: { type: "number" } },
    };
    const files: string[] = [];
    for (const [name, schema] of Object.entries(plain)) {
      const title = `Their${name}`;
      files.push(
        await emitValueType(`Our${name}`, of(schema)),
        await compile({ ...schema, title }, title, { bannerComment: "", format: false }),
        `export const theirs${name} = (ours: Our${name}): ${title} => ours;`,
        `export const ours${name} = (theirs: ${title}): Our${name} => theirs;`,
      );
    }
    expect(complaints(files.join("\n"))).toBe("");
  });

  it("are the same whatever else is printed at the time", async () => {
    const schema = of(closed({ a: { $ref: "#/$defs/p" }, b: { type: "array", items: { $ref: "#/$defs/p" } } }));
    const withParts = of({ ...(schema.schema as JsonObject), $defs: { p: closed({ again: { $ref: "#/$defs/p" } }) } });
    const alone = await emitTypes({ typeName: "T", input: withParts, output: withParts });
    const many = await Promise.all(["T", "U", "T"].map((typeName) => emitTypes({ typeName, input: withParts, output: withParts })));
    expect([many[0], many[2]]).toEqual([alone, alone]);
    expect(many[1]).toBe(alone.replace(/\bT(?=Arguments|Input|Output)/g, "U"));
  });

  it("are printed in silence, though the environment asks the package to talk", async () => {
    const said = vi.spyOn(console, "info").mockReturnValue();
    vi.stubEnv("VERBOSE", "1");
    try {
      await Promise.all([emitValueType("T", of({ type: "string" })), emitValueType("T", of({ type: "null" }))]);
      expect(said).not.toHaveBeenCalled();
      expect(process.env.VERBOSE).toBe("1");
    } finally {
      vi.unstubAllEnvs();
      said.mockRestore();
    }
  });

  it("keep names that the package would rewrite", async () => {
    const text = await emitTypes({ typeName: "Get_3d$9a", input: of({ type: "object" }), output: of({ type: "string" }) });
    expect(text.match(/^export type \S+/gm)).toEqual([
      "export type Get_3d$9aArguments",
      "export type Get_3d$9aInput",
      "export type Get_3d$9aOutput",
    ]);
  });
});

describe("nothing that an author writes steers the package", () => {
  /** Words that mean something to the package, to every object, or to what puts its lines in order. */
  const names = [
    ..."tsType title description $id $ref $defs $schema definitions extends tsEnumNames items type enum const required length".split(" "),
    ..."properties allOf anyOf nullable deprecated additionalProperties readonly export T0 Holder $ $0041 $$ a$b".split(" "),
    ..."__proto__ constructor hasOwnProperty toString valueOf".split(" "),
    ...["", " ", "é", "a-b", "1a", "}", "{", "*/", "/**", "a: b", '"', "\\", "\n", "\u0001", "\u0002", "\u2028", "\ud800", "?"],
  ];
  const escaped = (name: string) =>
    JSON.stringify(name).replace(/[\u2028]/g, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`);

  it("by the name of a property", async () => {
    const properties = Object.fromEntries(names.map((name, index) => [name, { const: index }]));
    const text = await emitValueType("T", of({ type: "object", properties, required: names, additionalProperties: false }));
    const found = [...text.matchAll(/^ {2}("(?:[^"\\]|\\.)*"|[\w$]+): (.*);$/gm)].map(([, name = "", type]) => [
      name.startsWith('"') ? JSON.parse(name) : name,
      type,
    ]);
    // `__proto__` is never looked into by Ajv.
    expect(found).toEqual(names.map((name, index) => [name, name === "__proto__" ? "unknown" : String(index)]));
    expect(complaints(text)).toBe("");
  });

  it("by a value", async () => {
    const values = [...names, "\u0001 & x", "x | \u0002)", "(", "a) | (b", "export type T0 = any", "a | b", "//", "// {"];
    for (const value of values) expect(await emitValueType("T", of({ const: value }))).toBe(`export type T = ${escaped(value)};\n`);
    const list = await emitValueType("T", of({ type: "array", items: { enum: values } }));
    expect(list).toBe(`export type T = readonly (${values.map(escaped).join(" | ")})[];\n`);
    expect(complaints(list)).toBe("");
  });

  it("by a description", async () => {
    const description = [
      "/**",
      " * {",
      "export type T0 = any",
      "export interface Holder {",
      "}",
      "\u0001 & ",
      "@deprecated",
      "*/ any",
    ].join("\n");
    const text = await emitValueType("T", of({ ...closed({ a: { type: "string", description }, b: { type: "null" } }), description }));
    expect(text.replace(/^ *\/\*\*\n(?: * \*.*\n)*? *\*\/\n/gm, "")).toBe(
      "export type T = {\n  a?: string | undefined;\n  b?: null | undefined;\n};\n",
    );
    expect(text.match(/^ *\*\/$/gm)).toHaveLength(2);
    expect(text).not.toMatch(/[^\\]@deprecated/);
    expect(text).not.toContain("\u0001");
  });

  it("by a keyword of the package's own", async () => {
    const steering: JsonObject = {
      tsType: "any",
      tsEnumNames: ["A"],
      title: "Evil",
      $id: "https://example.com/Evil",
      extends: { tsType: "any" },
    };
    const schema = {
      ...closed({ a: { ...steering, enum: ["x"] }, b: { type: "array", items: { ...steering, type: "string" } } }),
      ...steering,
      $id: "https://example.com/root",
    };
    expect(await emitValueType("T", of(schema))).toBe(
      'export type T = {\n  a?: "x" | undefined;\n  b?: readonly string[] | undefined;\n};\n',
    );
  });
});
