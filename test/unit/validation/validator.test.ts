import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../../contract/index.ts";
import { compileInProcess, compileSchema, type Dialect } from "../../../validation/build.ts";
import { duplicates, equal, ucs2length, validator } from "../../../validation/index.ts";

describe("a validator", () => {
  const schema = {
    type: "object",
    properties: { a: { type: "string", default: "x" }, b: { type: "object", properties: { c: { default: 1 } } } },
  };

  it("fills defaults in place when it checks input", () => {
    const value = { b: {} };
    expect(compileInProcess({ dialect: "2020-12", schema }, "input")(value)).toBeUndefined();
    expect(value).toEqual({ a: "x", b: { c: 1 } });
  });

  it.each(["output", "value"] as const)("changes nothing when it checks %s", (role) => {
    const value = { b: {} };
    expect(compileInProcess({ dialect: "2020-12", schema }, role)(value)).toBeUndefined();
    expect(value).toEqual({ b: {} });
  });

  it("gives every call defaults of its own", () => {
    const validate = compileInProcess({ dialect: "2020-12", schema: { type: "object", properties: { list: { default: [1] } } } }, "input");
    const first: { list?: number[] } = {};
    validate(first as JsonValue);
    first.list?.push(2);
    const second = {};
    validate(second);
    expect(second).toEqual({ list: [1] });
  });

  it.each<[string, JsonObject, Dialect]>([
    ["a reference to itself", { allOf: [{ $ref: "#" }] }, "2020-12"],
    [
      "two that refer to each other",
      { $ref: "#/$defs/a", $defs: { a: { allOf: [{ $ref: "#/$defs/b" }] }, b: { anyOf: [{ $ref: "#/$defs/a" }] } } },
      "draft-07",
    ],
    ["a dynamic reference", { $dynamicAnchor: "n", not: { $dynamicRef: "#n" } }, "2020-12"],
    ["a condition", JSON.parse('{"if":{"$ref":"#"},"then":true,"else":false}') as JsonObject, "2020-12"],
  ])("answers cleanly when its schema recurses for ever: %s", (_name, circle, dialect) => {
    const validate = compileInProcess({ dialect, schema: circle });
    expect(validate({})).toEqual([
      {
        pointer: "",
        rule: "depth",
        expected: "a value that can be checked within the stack",
        got: "one that nests too deep, or a schema that refers to itself for ever",
        hint: "Send a flatter value.",
      },
    ]);
  });

  it("answers cleanly when the value nests beyond the stack, and is whole afterwards", () => {
    const validate = compileInProcess({ dialect: "2020-12", schema: { type: "array", items: { $ref: "#" } } });
    let deep: JsonValue = [];
    for (let depth = 0; depth < 200_000; depth += 1) deep = [deep];
    expect(validate(deep)?.map(({ rule }) => rule)).toEqual(["depth"]);
    expect(validate([[], [[]]])).toBeUndefined();
  });

  it("never answers with a promise, whatever the schema says", () => {
    const validate = compileInProcess({ dialect: "2020-12", schema: { $async: true, type: "string" } });
    expect([validate("a"), validate(1)?.length]).toEqual([undefined, 1]);
  });

  it("turns whatever its check throws into a problem", () => {
    const validate = validator(() => {
      throw new Error("a secret of the check");
    });
    expect(validate({})?.map(({ rule }) => rule)).toEqual(["schema"]);
    expect(JSON.stringify(validate({}))).not.toContain("secret");
  });

  it("keeps no part of a wrong value", () => {
    const check = Object.assign(
      (): boolean => {
        check.errors = [{ instancePath: "", keyword: "type", params: { type: "string" } }];
        return false;
      },
      { errors: null as { instancePath: string; keyword: string; params: { type: string } }[] | null },
    );
    validator(check)({});
    expect(check.errors).toBeNull();
  });

  it("answers a pattern made to hang in time that follows the text", () => {
    const validate = compileInProcess({ dialect: "2020-12", schema: { type: "string", pattern: "^(a+)+$" } });
    // 2^100,000 ways for a backtracking engine: it answers at all only because none is tried.
    expect(validate(`${"a".repeat(100_000)}!`)).toHaveLength(1);
    expect(validate("a".repeat(100_000))).toBeUndefined();
  });
});

describe("equality of JSON", () => {
  it.each<[JsonValue, JsonValue, boolean]>([
    [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
    [{ a: 1 }, { a: 1, b: 1 }, false],
    [{ valueOf: 1, toString: 2 }, { valueOf: 1, toString: 2 }, true],
    [JSON.parse('{"__proto__": 1}') as JsonValue, {}, false],
    [{ toString: 1 }, { valueOf: 1 }, false],
    [[], {}, false],
    [null, {}, false],
    [0, -0, true],
    ["1", 1, false],
  ])("%j and %j: %s", (a, b, same) => {
    expect(equal(a, b)).toBe(same);
  });

  it.each<[readonly JsonValue[], readonly [number, number] | undefined]>([
    [[1, "1", true, "true", null, "null", [], {}], undefined],
    [
      [{ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }],
      [1, 0],
    ],
    [
      [0, -0],
      [1, 0],
    ],
    [["\0{}", {}, "\0", '\0"x'], undefined],
    [
      ["a", "b", "a"],
      [2, 0],
    ],
  ])("finds the repeated item of %j", (items, pair) => {
    expect(duplicates(items)).toEqual(pair);
  });

  it("counts characters as code points, a lone surrogate as one", () => {
    expect(["", "abc", "🙂", "\ud83d", "\ude42\ud83d", "a🙂\ud83d🙂"].map(ucs2length)).toEqual([0, 3, 1, 1, 2, 4]);
  });
});

describe("a property", () => {
  const schema = {
    type: "object",
    properties: { name: { type: "string" }, toString: { type: "string" } },
    required: ["name"],
    additionalProperties: false,
  };

  it("is there when it is the object's own, whatever the object inherits", () => {
    const check = compileInProcess({ dialect: "2020-12", schema }, "output");
    class Named {
      get name(): string {
        return "inherited";
      }
    }
    const bare = Object.assign(Object.create(null), { name: "own" });
    const values = [{ name: "own" }, bare, new Named(), Object.create({ name: "inherited" }), {}];
    expect(values.map((value) => check(value)?.map(({ rule }) => rule))).toEqual([
      undefined,
      undefined,
      ["required"],
      ["required"],
      ["required"],
    ]);
    expect(check({ name: "a", toString: 1 } as never)?.map(({ pointer }) => pointer)).toEqual(["/toString"]);
  });

  it("is asked for through the run time, and a text that looks like the question stays a text", () => {
    const look = { type: "object", properties: { a: { enum: ["func0.call(data, ", ")", 'func0.call(data, "a")'] } }, required: ["a"] };
    const compilation = compileSchema({ dialect: "2020-12", schema: look }, "output");
    expect(compilation.ok && compilation.compiled.uses).toContain("owns");
    const check = compileInProcess({ dialect: "2020-12", schema: look }, "output");
    expect(['func0.call(data, "a")', "func0.call(data, ", ")"].map((a) => check({ a }))).toEqual([undefined, undefined, undefined]);
    expect(check({ a: "owns(data, " })?.[0]?.rule).toBe("enum");
  });
});
