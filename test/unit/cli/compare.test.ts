import { describe, expect, it } from "vitest";
import { compareValues, differenceWords } from "../../../cli/testing/compare.ts";

function told(expected: unknown, got: unknown, isPart = false): string[] {
  return compareValues(expected as never, got as never, isPart).map(differenceWords);
}

describe("comparing a result with an example", () => {
  it.each([
    [
      { a: 1, b: [1, { c: null }] },
      { b: [1, { c: null }], a: 1 },
    ],
    ["x", "x"],
    [null, null],
    [[], []],
  ])("finds no difference between %j and %j", (expected, got) => {
    expect(told(expected, got)).toEqual([]);
  });

  it("names each difference by its place", () => {
    expect(told({ a: 1, b: { "c/d": 2 }, e: [1, 2] }, { a: "1", b: {}, e: [1, 3, 4], f: true })).toEqual([
      '/a: expected 1, got "1"',
      "/b/c~1d: expected 2, got nothing",
      "/e/1: expected 2, got 3",
      "/e/2: not expected, got 4",
      "/f: not expected, got true",
    ]);
  });

  it("compares with a part: other members may be there, lists are whole", () => {
    expect(told({ a: { b: 1 } }, { a: { b: 1, c: 2 }, d: 3 }, true)).toEqual([]);
    expect(told({ list: [{ a: 1 }] }, { list: [{ a: 1, b: 2 }] }, true)).toEqual([]);
    expect(told({ list: [1] }, { list: [1, 2] }, true)).toEqual(["/list/1: not expected, got 2"]);
    expect(told({ a: 1 }, [], true)).toEqual(['the result: expected {"a":1}, got []']);
  });

  it("is not fooled by names of the prototype", () => {
    expect(told(JSON.parse('{"toString":1}'), {})).toEqual(["/toString: expected 1, got nothing"]);
  });

  it("stops after twenty differences and cuts long values", () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`k${index}`, index]));
    expect(told(many, {}).length).toBe(20);
    expect(told("x".repeat(500), 1)[0]?.length).toBeLessThan(200);
  });
});
