import { describe, expect, it } from "vitest";
import { argumentsOf } from "../../../cli/call-arguments.ts";

const io = { cwd: "/nowhere", readInput: async () => '{"from":"stdin"}' };

describe("arguments of a call", () => {
  it.each([
    [undefined, [], {}],
    ['{"a":1}', [], { a: 1 }],
    ["-", [], { from: "stdin" }],
    [
      undefined,
      ["id=SHP-1", "n=3", "on=true", 'text="3"', "list=[1]", "empty="],
      { id: "SHP-1", n: 3, on: true, text: "3", list: [1], empty: "" },
    ],
    ['{"a":1,"b":{"c":1}}', ["a=2", "b.d=x=y"], { a: 2, b: { c: 1, d: "x=y" } }],
  ])("reads %j with %j", async (given, pairs, expected) => {
    expect(await argumentsOf(given, pairs, io)).toEqual(expected);
  });

  it.each([
    ["{a:1}", [], "are not JSON"],
    ["[1]", [], "must be a JSON object"],
    ["@missing.json", [], 'file "missing.json" cannot be read'],
    [undefined, ["novalue"], "has no name and value"],
    [undefined, ["=1"], "has no name and value"],
  ])("refuses %j with %j as wrong usage", async (given, pairs, words) => {
    await expect(argumentsOf(given, pairs, io)).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining(words) as unknown });
  });
});
