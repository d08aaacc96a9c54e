import { describe, expect, it } from "vitest";
import type { FieldProblem, JsonObject, JsonValue } from "../../../contract/index.ts";
import { compileInProcess, type Dialect } from "../../../validation/build.ts";
import { maxProblems } from "../../../validation/problems.ts";
import { wordings } from "../../../validation/wordings.ts";
import { keywordCases } from "../../properties/validators-schemas.ts";

function problems(schema: JsonObject, value: JsonValue, dialect: Dialect = "2020-12"): readonly FieldProblem[] {
  return compileInProcess({ dialect, schema }, "input")(value) ?? [];
}

const closed = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: "object",
  properties,
  additionalProperties: false,
  ...more,
});

describe("a problem names the field, the rule, what was expected and found, and what to do", () => {
  const text = { type: "string" };
  it.each<[string, JsonObject, JsonValue, FieldProblem]>([
    [
      "a missing property",
      { type: "object", properties: { id: text }, required: ["id"] },
      {},
      { pointer: "/id", rule: "required", expected: 'the property "id"', got: "nothing", hint: 'Add "id".' },
    ],
    [
      "another type",
      { type: "integer" },
      "12",
      { pointer: "", rule: "type", expected: "an integer", got: '"12"', hint: "Send the number without quotes." },
    ],
    [
      "a fraction",
      { type: "integer" },
      1.5,
      { pointer: "", rule: "type", expected: "an integer", got: "1.5", hint: "Send a whole number." },
    ],
    [
      "an item in place of a list",
      { type: "array" },
      "a",
      { pointer: "", rule: "type", expected: "an array", got: '"a"', hint: "Send a list, also for a single item." },
    ],
    [
      "null",
      { type: "string" },
      null,
      { pointer: "", rule: "type", expected: "a string", got: "null", hint: "Send a value, or leave the field out if it is optional." },
    ],
    [
      "a misspelt value",
      { enum: ["delivered", "in_transit"] },
      "deliverd",
      { pointer: "", rule: "enum", expected: 'one of "delivered", "in_transit"', got: '"deliverd"', hint: 'Did you mean "delivered"?' },
    ],
    [
      "a value in another case",
      { enum: ["OPEN"] },
      "open",
      { pointer: "", rule: "enum", expected: 'one of "OPEN"', got: '"open"', hint: 'Did you mean "OPEN"?' },
    ],
    [
      "a text off the pattern",
      { pattern: "^[A-Z]{3}$" },
      "ab",
      {
        pointer: "",
        rule: "pattern",
        expected: "a string that matches ^[A-Z]{3}$",
        got: '"ab"',
        hint: "Rewrite it to match the whole pattern; letter case counts.",
      },
    ],
    [
      "a bad date-time",
      { format: "date-time" },
      "today",
      { pointer: "", rule: "format", expected: "a date-time", got: '"today"', hint: "Such as 2026-11-22T09:30:00Z." },
    ],
    [
      "too many characters",
      { maxLength: 2 },
      "a🙂b",
      { pointer: "", rule: "maxLength", expected: "at most 2 characters", got: "3 characters", hint: "Shorten it." },
    ],
    [
      "too few items",
      { minItems: 2 },
      [1],
      { pointer: "", rule: "minItems", expected: "at least 2 items", got: "1 item", hint: "Add items." },
    ],
    [
      "a number too small",
      { minimum: 3 },
      2,
      { pointer: "", rule: "minimum", expected: "a number >= 3", got: "2", hint: "Send a larger number." },
    ],
    [
      "items repeated",
      { uniqueItems: true },
      [{ a: 1, b: 2 }, 1, { b: 2, a: 1 }],
      {
        pointer: "",
        rule: "uniqueItems",
        expected: "items that differ from each other",
        got: "equal items at 0 and 2",
        hint: "Remove the repeated item.",
      },
    ],
    [
      "a bad property name",
      { propertyNames: { maxLength: 3 } },
      { long: 1 },
      {
        pointer: "/long",
        rule: "propertyNames",
        expected: "a property name that the schema accepts",
        got: '"long"',
        hint: "Rename or remove the property.",
      },
    ],
    [
      "a companion missing",
      { dependentRequired: { a: ["b"] } },
      { a: 1 },
      { pointer: "/b", rule: "dependentRequired", expected: 'the property "b", since "a" is there', got: "nothing", hint: 'Add "b".' },
    ],
  ])("%s", (_name, schema, value, problem) => {
    expect(problems(schema, value)).toEqual([problem]);
  });

  it("at a pointer of RFC 6901, whatever the property is called", () => {
    const schema = { type: "object", properties: { "a/b~c": { type: "array", items: { type: "string" } } } };
    expect(problems(schema, { "a/b~c": ["x", 1] }).map(({ pointer }) => pointer)).toEqual(["/a~1b~0c/1"]);
  });

  it("for every keyword of both dialects that can fail, in its own words", () => {
    const values: readonly JsonValue[] = [
      null,
      0,
      -5,
      2.5,
      7,
      "",
      "a",
      "no such thing",
      [],
      [1, 1],
      ["a", 1, true, null],
      {},
      { a: 1, b: 2, zzzz: 3 },
      { b: "x" },
      { a: null, "~": [] },
      true,
    ];
    const rules = new Set(
      keywordCases.flatMap(({ schema }) =>
        values.flatMap((value) => (compileInProcess(schema)(structuredClone(value)) ?? []).map(({ rule }) => rule)),
      ),
    );
    expect([...rules].filter((rule) => !Object.hasOwn(wordings, rule))).toEqual([]);
    expect(rules.size).toBeGreaterThan(28);
  });
});

describe("one fault gives one problem", () => {
  it("also for a property that is misspelt and thereby missing", () => {
    const schema = closed({ shipment_id: { type: "string" } }, { required: ["shipment_id"] });
    expect(problems(schema, { shipmentId: "SHP-1" })).toEqual([
      {
        pointer: "/shipmentId",
        rule: "additionalProperties",
        expected: "no such property",
        got: 'the unknown property "shipmentId"',
        hint: 'Did you mean "shipment_id"?',
      },
    ]);
  });

  const union = {
    oneOf: [
      closed({ kind: { const: "card" }, number: { type: "string" } }, { required: ["kind", "number"] }),
      closed({ kind: { const: "bank" }, iban: { type: "string" } }, { required: ["kind", "iban"] }),
      { type: "null" },
    ],
  };
  it("from the branch that the value's kind points to", () => {
    expect(problems(union, { kind: "bank", iban: 5 })).toEqual([
      { pointer: "/iban", rule: "type", expected: "a string", got: "5", hint: "Put it in quotes." },
    ]);
  });

  it("naming every kind there is when the value's own is unknown", () => {
    expect(problems(union, { kind: "cash" }).map(({ pointer, expected }) => ({ pointer, expected }))).toEqual([
      { pointer: "/kind", expected: 'one of "card", "bank"' },
    ]);
  });

  it("naming what the meant kind lacks, though another kind comes first", () => {
    expect(problems(union, { kind: "bank" }).map(({ pointer }) => pointer)).toEqual(["/iban"]);
  });

  it("naming every type there is when the value has none of them", () => {
    expect(problems(union, 5).map(({ rule, expected }) => ({ rule, expected }))).toEqual([{ rule: "type", expected: "an object or null" }]);
  });

  it("behind references as in place, and in a list of unions", () => {
    const schema = {
      type: "array",
      items: { anyOf: [{ $ref: "#/$defs/a" }, { $ref: "#/$defs/b" }] },
      $defs: { a: { ...union.oneOf[0] }, b: { ...union.oneOf[1] } },
    };
    expect(problems(schema, [{ kind: "card", number: "1" }, { kind: "card" }]).map(({ pointer }) => pointer)).toEqual(["/1/number"]);
  });

  it("saying which alternatives fit when several do", () => {
    expect(problems({ oneOf: [{ type: "integer" }, { minimum: 0 }] }, 5).map(({ got, hint }) => ({ got, hint }))).toEqual([
      { got: "one that fits alternatives 1 and 2", hint: "Leave out what belongs to the other alternative." },
    ]);
  });

  it("from the consequence of a condition, not from the condition", () => {
    const schema = JSON.parse('{"if":{"required":["a"]},"then":{"required":["b"]}}') as JsonObject;
    expect(problems(schema, { a: 1 }).map(({ pointer, rule }) => ({ pointer, rule }))).toEqual([{ pointer: "/b", rule: "required" }]);
  });

  it("seven faults in seven fields give seven problems", () => {
    const fields = ["a", "b", "c", "d", "e", "f", "g"];
    const schema = closed(Object.fromEntries(fields.map((field) => [field, { type: "string" }])));
    expect(problems(schema, Object.fromEntries(fields.map((field) => [field, 1]))).map(({ pointer }) => pointer)).toEqual(
      fields.map((field) => `/${field}`),
    );
  });

  it("and every unknown property is named at once", () => {
    expect(problems(closed({ a: { type: "string" } }), { x: 1, y: 2, a: "" }).map(({ pointer }) => pointer)).toEqual(["/x", "/y"]);
  });
});

describe("problems stay small", () => {
  it(`and are at most ${maxProblems}`, () => {
    const value = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`unknown_${index}`, index]));
    expect(problems(closed({}), value)).toHaveLength(maxProblems);
  });

  it("with what was found cut to 80 characters, not through the middle of one", () => {
    const [problem] = problems({ maxLength: 3, pattern: "^x$" }, "🙂".repeat(100)).filter(({ rule }) => rule === "pattern");
    expect(problem?.got.length).toBeLessThanOrEqual(80);
    expect(problem?.got).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });

  it("one for a list of half a million wrong items, whatever it holds", () => {
    const list = Array.from({ length: 500_000 }, () => 0);
    for (const items of [{ type: "string" }, { $ref: "#/$defs/s" }, { anyOf: [{ type: "string" }, { type: "null" }] }] as JsonObject[]) {
      expect(problems({ type: "array", items, $defs: { s: { type: "string" } } }, list)).toHaveLength(1);
    }
    expect(problems({ contains: { type: "string" } }, list)).toHaveLength(1);
    expect(
      problems(
        { uniqueItems: true },
        Array.from({ length: 300_000 }, (_, index) => ({ index: index % 299_999 })),
      ),
    ).toHaveLength(1);
  });

  it("also when a recursive union goes deep: a wrong branch is left at its first fault", () => {
    const branch = (op: string): JsonObject =>
      closed({ op: { const: op }, left: { $ref: "#/$defs/node" }, right: { $ref: "#/$defs/node" } }, { required: ["op"] });
    const schema = { $ref: "#/$defs/node", $defs: { node: { anyOf: [branch("and"), branch("or"), { type: "string" }] } } };
    let value: JsonValue = 5;
    // Were every branch followed, this would take 2^60 steps.
    for (let depth = 0; depth < 60; depth += 1) value = { op: "or", left: value };
    expect(problems(schema, value)).toHaveLength(1);
  });
});

describe("a sensitive value", () => {
  const schema = closed(
    {
      token: { type: "string", minLength: 20, pattern: "^[A-Z]+$", "x-sensitive": true },
      deep: { type: "array", items: { $ref: "#/$defs/secret" } },
    },
    { $defs: { secret: { "x-sensitive": true, type: "string" } } },
  );
  it("is never told, nor is anything made of it", () => {
    const said = JSON.stringify([
      problems(schema, { token: "hunter2" }),
      problems(schema, { deep: [12345] }),
      problems(schema, { tokn: "hunter2" }),
      problems(closed({ secret: { enum: ["hunter22"], "x-sensitive": true } }), { secret: "hunter2" }),
    ]);
    expect(said).not.toContain('hunter2"');
    expect(said).not.toContain("12345");
    expect(problems(schema, { token: "hunter2" }).filter(({ rule }) => rule === "pattern")[0]?.got).toBe("a hidden value");
  });

  it("hides every value when it stands where no name leads", () => {
    expect(
      problems({ type: "object", additionalProperties: { type: "string", "x-sensitive": true } }, { any: 4711 }).map(({ got }) => got),
    ).toEqual(["a hidden value"]);
  });
});
