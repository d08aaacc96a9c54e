import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JsonValue } from "../../contract/index.ts";
import { emitTypes } from "../../generator/emit/types.ts";
import { compileInProcess, compileSchema, type StandaloneSchema } from "../../validation/build.ts";
import { fc } from "../support/chance.ts";
import { anyJson, keywordCases, randomSchemas, valueFor } from "./validators-schemas.ts";

const seed = Number(process.env.TEST_SEED ?? 20_261_122);
const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = `${root}.toolwright/test-types-agree/`;

beforeAll(() => void mkdirSync(folder, { recursive: true }));
afterAll(() => void rmSync(folder, { recursive: true, force: true }));

/** One file: the types of a schema in both roles, and accepted values written down as a person would. */
async function fileFor(schema: StandaloneSchema, numRuns: number, namesToString = false): Promise<string> {
  const input = compileInProcess(schema, "input");
  const output = compileInProcess(schema, "output");
  const lines = [await emitTypes({ typeName: "T", input: schema, output: schema })];
  const values = fc.sample(fc.oneof({ arbitrary: valueFor(schema.schema, schema.schema), weight: 5 }, { arbitrary: anyJson, weight: 1 }), {
    numRuns,
    seed,
  });
  const seen = new Set<string>();
  values.forEach((value, index) => {
    const text = JSON.stringify(value);
    // To TypeScript every value has an inherited `toString`: one that the schema does not name cannot be written down.
    if (seen.has(text) || (text.includes('"toString"') && !namesToString)) return;
    seen.add(text);
    if (output(structuredClone(value)) === undefined) lines.push(`export const output${index}: TOutput = ${text};`);
    // Arguments are an object on the wire; the types say so even where the schema forgets to.
    if (typeof value !== "object" || value === null || Array.isArray(value)) return;
    const filled = structuredClone(value) as JsonValue;
    if (input(filled) !== undefined) return;
    lines.push(`export const arguments${index}: TArguments = ${text};`, `export const input${index}: TInput = ${JSON.stringify(filled)};`);
  });
  return `${lines.join("\n")}\n`;
}

/** What `tsc --strict` says of the files, with and without exact optional properties. */
function complaints(files: Readonly<Record<string, string>>): string {
  for (const [name, text] of Object.entries(files)) writeFileSync(`${folder}${name}.ts`, text);
  const options = { strict: true, noEmit: true, target: "es2023", module: "nodenext", types: [], skipLibCheck: true };
  const said: string[] = [];
  for (const exactOptionalPropertyTypes of [true, false]) {
    writeFileSync(
      `${folder}tsconfig.json`,
      JSON.stringify({ compilerOptions: { ...options, exactOptionalPropertyTypes }, include: ["*.ts"] }),
    );
    try {
      execFileSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, "-p", folder], { encoding: "utf8", stdio: "pipe" });
    } catch (cause) {
      said.push(typeof cause === "object" && cause !== null && "stdout" in cause ? String(cause.stdout) : String(cause));
    }
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return said.join("\n");
}

function compiles(schema: StandaloneSchema): boolean {
  return compileSchema(schema, "input").ok && compileSchema(schema, "output").ok;
}

describe("every value that a validator accepts is a value of the emitted type", () => {
  it("for every keyword of both dialects", async () => {
    const files = keywordCases.map(async ({ schema }, index) => [
      `k${index}`,
      await fileFor(schema, 60, JSON.stringify(schema).includes("toString")),
    ]);
    expect(complaints(Object.fromEntries(await Promise.all(files)))).toBe("");
  });

  it.each(["2020-12", "draft-07"] as const)(
    "for schemas of %s at random",
    async (dialect) => {
      const numRuns = Number(process.env.TEST_SCHEMAS ?? 100);
      const schemas = fc.sample(randomSchemas(dialect), { numRuns, seed: seed + 2 }).filter(compiles);
      const files = schemas.map(async (schema, index) => [
        `r${index}`,
        `// ${JSON.stringify(schema.schema).replaceAll("\n", " ")}\n${await fileFor(schema, 40)}`,
      ]);
      expect(complaints(Object.fromEntries(await Promise.all(files)))).toBe("");
    },
    120_000,
  );
});
