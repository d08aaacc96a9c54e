import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JsonValue, Validator } from "../../contract/index.ts";
import { emitValidatorModule } from "../../generator/emit/validators.ts";
import { compileSchema, inspectSchema, type SchemaRole } from "../../validation/build.ts";
import { ajvFor } from "../../validation/options.ts";
import { prepareSchema } from "../../validation/prepare.ts";
import { fc } from "../support/chance.ts";
import { anyJson, keywordCases, randomSchemas, type SchemaCase, valueFor } from "./validators-schemas.ts";

const seed = Number(process.env.TEST_SEED ?? 20_261_122);
const folder = fileURLToPath(new URL("../../.toolwright/test-validators-agree/", import.meta.url));
const roles: readonly SchemaRole[] = ["input", "output"];

beforeAll(() => void mkdirSync(folder, { recursive: true }));
afterAll(() => void rmSync(folder, { recursive: true, force: true }));

/** Every check of the cases in one emitted module, written down and imported as a stranger's code would be. */
async function emitted(name: string, cases: readonly SchemaCase[]): Promise<Readonly<Record<string, Validator>>> {
  const entries = cases.flatMap(({ schema }, index) => roles.map((role) => ({ exportName: `${role}${index}`, schema, role })));
  const module = emitValidatorModule(entries);
  if (!module.ok) throw new Error(module.reason);
  const path = `${folder}${name}.js`;
  writeFileSync(path, module.js);
  return (await import(/* @vite-ignore */ pathToFileURL(path).href)) as Record<string, Validator>;
}

interface Verdict {
  /** `undefined` where Ajv throws: its comparison calls an object's `toString`, even a number; a circle of references has no end. */
  readonly valid: boolean | undefined;
  readonly value: JsonValue;
}

/** The verdict of Ajv itself, compiled in process from the published options, and the value it leaves. */
function judge({ schema }: SchemaCase, role: SchemaRole): (value: JsonValue) => Verdict {
  const check = ajvFor(schema.dialect, role, { code: { regExp: lenientRegExp } }).compile(prepareSchema(schema));
  return (given) => {
    const value = structuredClone(given);
    try {
      return { valid: check(value) === true, value };
    } catch (cause) {
      if (!(cause instanceof TypeError || cause instanceof RangeError)) throw cause;
      return { valid: undefined, value };
    }
  };
}

const lenientRegExp = Object.assign(
  (pattern: string, flags: string) => {
    try {
      return new RegExp(pattern, flags);
    } catch {
      return new RegExp(pattern);
    }
  },
  { code: "unused" },
);

function expectAgreement(schemaCase: SchemaCase, validators: Readonly<Record<string, Validator>>, index: number, numRuns: number): void {
  for (const role of roles) {
    const validate = validators[`${role}${index}`];
    if (validate === undefined) throw new Error(`no export for case ${index}`);
    const ajv = judge(schemaCase, role);
    const values = fc.oneof(valueFor(schemaCase.schema.schema, schemaCase.schema.schema), anyJson);
    fc.assert(
      fc.property(values, (given) => {
        const want = ajv(given);
        const value = structuredClone(given);
        const problems = validate(value);
        if (want.valid === undefined) return;
        expect({ valid: problems === undefined, value: want.valid ? value : null }).toEqual({
          valid: want.valid,
          value: want.valid ? want.value : null,
        });
        if (problems !== undefined) expect(problems.length).toBeGreaterThan(0);
      }),
      { numRuns, seed },
    );
  }
}

describe("an emitted validator gives exactly Ajv's verdicts and defaults", () => {
  it("for every keyword of both dialects, on values that fit, nearly fit and do not", async () => {
    const validators = await emitted("keywords", keywordCases);
    for (const [index, schemaCase] of keywordCases.entries()) expectAgreement(schemaCase, validators, index, 60);
  });

  it.each(["2020-12", "draft-07"] as const)(
    "for schemas of %s at random",
    async (dialect) => {
      const numRuns = Number(process.env.TEST_SCHEMAS ?? 100);
      const schemas = fc.sample(randomSchemas(dialect), { numRuns, seed });
      const cases = schemas
        .filter((schema) => roles.every((role) => compileSchema(schema, role).ok))
        .map((schema) => ({ name: JSON.stringify(schema), schema }));
      expect(cases.length).toBeGreaterThan(numRuns * 0.8);
      const validators = await emitted(`random-${dialect}`, cases);
      for (const [index, schemaCase] of cases.entries()) expectAgreement(schemaCase, validators, index, 40);
    },
    120_000,
  );

  it("and a schema is found faulty exactly when Ajv cannot compile it", () => {
    for (const schema of fc.sample(randomSchemas("2020-12"), { numRuns: 150, seed: seed + 1 })) {
      const faults = inspectSchema(schema, "input");
      let reason: unknown;
      try {
        judge({ name: "", schema }, "input");
      } catch (cause) {
        reason = cause;
      }
      expect({ schema, faulty: faults.some(({ kind }) => kind !== "format-unknown") }).toEqual({ schema, faulty: reason !== undefined });
    }
  });
});
