import { describe, expect, it } from "vitest";
import {
  type CatalogExample,
  isToolError,
  type JsonObject,
  type JsonValue,
  type ToolContext,
  type ToolDescriptor,
} from "../../../contract/index.ts";
import { mockBinding } from "../../../runtime/bindings/mock/mock-binding.ts";

const descriptor: ToolDescriptor = {
  name: "track_shipment",
  version: "1.0.0",
  effects: "read",
  scopes: [],
  limits: { timeoutMs: 1_000, maxBytes: 1_000, maxConcurrency: 1 },
  outputValidation: "enforce",
  errors: ["SHIPMENT_NOT_FOUND"],
};

const examples: readonly CatalogExample[] = [
  { name: "delivered", input: { id: "SHP-000001" }, output: { status: "delivered" } },
  { name: "with events", input: { id: "SHP-000001", events: true }, output: { status: "delivered", events: [] } },
  { name: "on its way", input: { id: "SHP-000002", place: { city: "Graz", zip: "8010" } }, output: { status: "moving" } },
  { name: "unknown", input: { id: "SHP-999999", events: false }, error: "SHIPMENT_NOT_FOUND" },
  { name: "a part", input: { id: "SHP-000003" }, match: { status: "lost" } },
];

function answer(input: JsonObject, declaration: unknown = { examples }): JsonValue {
  return mockBinding.bind(declaration as JsonValue, descriptor)(input, {} as ToolContext) as JsonValue;
}

function errorOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe("the mock binding", () => {
  it("goes by the name mock", () => expect(mockBinding.kind).toBe("mock"));

  it.each([
    ["the example of this very input", { id: "SHP-000001", events: true }, { status: "delivered", events: [] }],
    [
      "that example also when its members come in another order",
      { place: { zip: "8010", city: "Graz" }, id: "SHP-000002" },
      { status: "moving" },
    ],
    ["the example that differs only by a default filled in", { id: "SHP-000001", events: false }, { status: "delivered" }],
    ["the example with most fields in common", { id: "SHP-000002", place: { city: "Linz" } }, { status: "moving" }],
    ["the first success where nothing is in common", { id: "SHP-123456" }, { status: "delivered" }],
    ["the first success where an error shares only a default", { id: "SHP-123456", events: false }, { status: "delivered" }],
    ["never a part, even to its own input", { id: "SHP-000003" }, { status: "delivered" }],
    ["the first success to an empty input", {}, { status: "delivered" }],
  ])("answers %s", (_what, input, output) => {
    expect(answer(input)).toEqual(output);
  });

  it("throws the declared error to the input it is about, in the catalog's words where it has them", () => {
    const input = { id: "SHP-999999", events: false };
    const plain = errorOf(() => answer(input));
    expect(isToolError(plain) && [plain.code, plain.retryable, plain.message]).toEqual([
      "SHIPMENT_NOT_FOUND",
      false,
      'The example "unknown" answers this error.',
    ]);
    const worded = errorOf(() => answer(input, { examples, errors: { SHIPMENT_NOT_FOUND: "No shipment has this id." } }));
    expect(isToolError(worded) && worded.message).toBe("No shipment has this id.");
  });

  it("throws the error also when a default was filled in beside its input", () => {
    const thrown = errorOf(() => answer({ id: "SHP-999999", events: false, verbose: false }));
    expect(isToolError(thrown) && thrown.code).toBe("SHIPMENT_NOT_FOUND");
  });

  it("throws the first error where no example succeeds", () => {
    const thrown = errorOf(() => answer({ id: "x" }, { examples: [{ name: "no", input: { id: "y" }, error: "SHIPMENT_NOT_FOUND" }] }));
    expect(isToolError(thrown) && thrown.code).toBe("SHIPMENT_NOT_FOUND");
  });

  it("gives each caller an answer of its own", () => {
    const handler = mockBinding.bind({ examples } as unknown as JsonValue, descriptor);
    const first = handler({ id: "SHP-000001" }, {} as ToolContext) as Record<string, unknown>;
    first.status = "changed";
    expect(handler({ id: "SHP-000001" }, {} as ToolContext)).toEqual({ status: "delivered" });
  });

  it("answers null and false where the example says so", () => {
    expect(answer({}, { examples: [{ name: "none", input: {}, output: null }] })).toBeNull();
    expect(answer({}, { examples: [{ name: "no", input: {}, output: false }] })).toBe(false);
  });

  it("takes nothing from an object's prototype for a field in common", () => {
    const odd = [
      { name: "odd", input: JSON.parse('{"constructor":1}') as JsonObject, output: "odd" },
      { name: "plain", input: { a: 1 }, output: "plain" },
    ];
    expect(answer({ a: 1 }, { examples: odd })).toBe("plain");
  });

  it.each([
    null,
    7,
    "text",
    [],
    {},
    { examples: {} },
    { examples: [null] },
    { examples: [{ name: "a" }] },
    { examples: [{ name: "a", input: [] }] },
  ])("refuses the declaration %j and names the cure", (declaration) => {
    expect(() => mockBinding.bind(declaration as JsonValue, descriptor)).toThrow(/track_shipment.*toolwright generate/);
  });

  it("refuses a tool none of whose examples can be answered", () => {
    const declaration = { examples: [{ name: "a part", input: {}, match: {} }] };
    expect(() => mockBinding.bind(declaration as unknown as JsonValue, descriptor)).toThrow(
      /no example of it has an "output" or an "error"/,
    );
  });
});
