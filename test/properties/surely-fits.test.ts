import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../contract/index.ts";
import { compileInProcess, compileSchema, type StandaloneSchema, surelyFits } from "../../validation/build.ts";
import { fc } from "../support/chance.ts";
import { anyJson, keywordCases, randomSchemas, valueFor } from "./validators-schemas.ts";
import { worldSchemas } from "./validators-world.ts";

const seed = Number(process.env.TEST_SEED ?? 20_261_122);

/** How often a sure yes was given, each of which the validator gave too. */
function countSure(schema: StandaloneSchema, numRuns: number): number {
  let sure = 0;
  const values = fc.oneof(valueFor(schema.schema, schema.schema), anyJson);
  for (const value of fc.sample(values, { numRuns, seed })) {
    if (!surelyFits(schema, value)) continue;
    sure += 1;
    for (const role of ["input", "output", "value"] as const) {
      if (!compileSchema(schema, role).ok) continue;
      expect({ schema, value, problems: compileInProcess(schema, role)(structuredClone(value) as JsonValue) }).toMatchObject({
        problems: undefined,
      });
    }
  }
  return sure;
}

describe("a value that surely fits has no problems", () => {
  it("for every keyword", () => {
    const sure = keywordCases.reduce((sum, { schema }) => sum + countSure(schema, 25), 0);
    expect(sure).toBeGreaterThan(100);
  });

  it("for schemas of the world", () => {
    const sure = Object.values(worldSchemas).reduce((sum, schema) => sum + countSure(schema, 30), 0);
    expect(sure).toBeGreaterThan(10);
  });

  it("for schemas at random", () => {
    const schemas = fc.sample(randomSchemas("2020-12"), { numRuns: 250, seed });
    expect(schemas.reduce((sum, schema) => sum + countSure(schema, 10), 0)).toBeGreaterThan(50);
  });
});
