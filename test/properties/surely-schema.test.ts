import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../contract/index.ts";
import { surelySchema } from "../../validation/surely-schema.ts";
import { fc } from "../support/chance.ts";
import { anyJson, coveredKeywords, keywordCases, randomSchemas } from "./validators-schemas.ts";

const seed = Number(process.env.TEST_SEED ?? 20_261_122);
const options = { strict: false, validateFormats: false, logger: false } as const;
const dialects = [new Ajv2020(options), new Ajv(options)];

/** How many of them are surely schemas, each of which both dialects take. */
function countSure(candidates: readonly JsonValue[]): number {
  const sure = candidates.filter((candidate) => surelySchema(candidate));
  for (const schema of sure)
    for (const ajv of dialects) expect({ schema, valid: ajv.validateSchema(schema as object) }).toMatchObject({ valid: true });
  return sure.length;
}

const oddities: readonly JsonValue[] = [
  ...[null, true, 1, -1, 0.5, "", "string", "object", [], {}],
  ...[["string"], ["string", "string"], ["no type"], ["a", 1], [true], [{}], [{ type: "no type" }], [[]]],
  ...[{ a: true }, { a: {} }, { a: 1 }, { a: ["b"] }, { a: { type: 3 } }, { type: "no type" }, { minimum: "1" }],
];

describe("what is surely a schema, both dialects take", () => {
  it("for every keyword with every kind of value", () => {
    const words = [...coveredKeywords, "$schema", "$id", "id", "x-anything", "$comment", "examples", "title"];
    const candidates = words.flatMap((word) => oddities.map((value): JsonValue => ({ [word]: value })));
    expect(countSure([...candidates, ...candidates.map((part): JsonValue => ({ properties: { part } }))])).toBeGreaterThan(200);
  });

  it("for schemas of every keyword and at random, most of which it knows", () => {
    const random = fc.sample(randomSchemas("2020-12"), { numRuns: 300, seed });
    const schemas = [...keywordCases.map(({ schema }) => schema), ...random].map(({ schema }) => schema);
    expect(countSure(schemas)).toBeGreaterThan(schemas.length / 3);
  });

  it("for any JSON", () => {
    expect(countSure(fc.sample(anyJson, { numRuns: 300, seed }))).toBeGreaterThanOrEqual(0);
  });
});
