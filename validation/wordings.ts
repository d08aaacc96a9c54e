/** What is said of each keyword that can fail. A table: a keyword of either dialect without a row is caught by a test. */

import { closest } from "./closest.ts";
import { describe, literal, quote, shorten } from "./describe.ts";
import { ucs2length } from "./equality.ts";
import type { AjvFault } from "./problems.ts";

type Params = AjvFault["params"];

export interface Wording {
  readonly expected: (params: Params, fault: AjvFault) => string;
  /** Absent: the value in few words. */
  readonly got?: (value: unknown, params: Params, fault: AjvFault) => string;
  readonly hint: (value: unknown, params: Params, fault: AjvFault) => string;
  /** `got` holds nothing of the value, so that it may be told of a sensitive one. */
  readonly tellsNothing?: boolean;
}

const formatExamples: Readonly<Record<string, string>> = {
  "date-time": "2026-11-22T09:30:00Z",
  date: "2026-11-22",
  time: "09:30:00Z",
  duration: "PT1H30M",
  email: "name@example.com",
  hostname: "www.example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uri: "https://example.com/path",
  uuid: "123e4567-e89b-12d3-a456-426614174000",
};

const typeNames: Readonly<Record<string, string>> = {
  string: "a string",
  number: "a number",
  integer: "an integer",
  boolean: "true or false",
  array: "an array",
  object: "an object",
  null: "null",
};

/** Values of an `enum` that are listed. */
const maxListed = 12;

export const wordings: Readonly<Record<string, Wording>> = {
  type: { expected: ({ type }) => typesText(type), hint: typeHint },
  enum: { expected: ({ allowedValues }) => allowedText(allowedValues), hint: enumHint },
  const: { expected: ({ allowedValue }) => literal(allowedValue), hint: () => "Send exactly this value." },
  required: missing(({ missingProperty }) => `the property ${quote(String(missingProperty))}`),
  dependentRequired: missing(({ property, missingProperty }) => dependentText(property, missingProperty)),
  dependencies: missing(({ property, missingProperty }) => dependentText(property, missingProperty)),
  additionalProperties: { expected: () => "no such property", got: unknownText, hint: unknownHint, tellsNothing: true },
  unevaluatedProperties: { expected: () => "no such property", got: unknownText, hint: unknownHint, tellsNothing: true },
  propertyNames: {
    expected: () => "a property name that the schema accepts",
    got: (_value, { propertyName }) => quote(String(propertyName)),
    hint: () => "Rename or remove the property.",
  },
  pattern: {
    expected: ({ pattern }) => `a string that matches ${shorten(String(pattern), 200)}`,
    hint: () => "Rewrite it to match the whole pattern; letter case counts.",
  },
  format: {
    expected: ({ format }) => `a ${String(format)}`,
    hint: (_value, { format }) =>
      typeof format === "string" && Object.hasOwn(formatExamples, format)
        ? `Such as ${formatExamples[format]}.`
        : "Write it in this format.",
  },
  minimum: compared("Send a larger number."),
  exclusiveMinimum: compared("Send a larger number."),
  maximum: compared("Send a smaller number."),
  exclusiveMaximum: compared("Send a smaller number."),
  multipleOf: { expected: ({ multipleOf }) => `a multiple of ${String(multipleOf)}`, hint: () => "Round it to a multiple." },
  minLength: counted("at least", "character", "Send a longer text."),
  maxLength: counted("at most", "character", "Shorten it."),
  minItems: counted("at least", "item", "Add items."),
  maxItems: counted("at most", "item", "Send fewer items, in several calls if need be."),
  items: counted("at most", "item", "Remove the items at the end."),
  additionalItems: counted("at most", "item", "Remove the items at the end."),
  unevaluatedItems: counted("at most", "item", "Remove the items at the end."),
  minProperties: counted("at least", "property", "Add properties."),
  maxProperties: counted("at most", "property", "Remove properties."),
  uniqueItems: {
    expected: () => "items that differ from each other",
    got: (_value, { i, j }) => `equal items at ${String(j)} and ${String(i)}`,
    hint: () => "Remove the repeated item.",
    tellsNothing: true,
  },
  contains: { expected: containsText, hint: () => "Add an item of the kind the schema asks for, or remove those too many." },
  not: { expected: () => "a value other than those the schema rules out", hint: () => "Change the value." },
  if: { expected: () => "a value that fits the schema's condition", hint: () => "Compare it with the schema's `then` and `else`." },
  anyOf: { expected: () => "a value of one of the schema's alternatives", hint: () => "Choose one alternative and follow it." },
  oneOf: {
    expected: (_params, fault) =>
      Array.isArray(fault.params.passing) ? "a value of exactly one alternative" : "a value of one of the schema's alternatives",
    got: (value, { passing }) =>
      Array.isArray(passing) ? `one that fits alternatives ${passing.map((index) => Number(index) + 1).join(" and ")}` : describe(value),
    hint: (_value, { passing }) =>
      Array.isArray(passing) ? "Leave out what belongs to the other alternative." : "Choose one alternative and follow it.",
  },
  /** Several alternatives refused the value for reasons of the same place. */
  alternatives: {
    expected: ({ texts }) => (Array.isArray(texts) ? shorten(texts.join(", or "), 400) : ""),
    hint: () => "Choose one alternative and follow it.",
  },
  "false schema": { expected: () => "nothing here", hint: () => "Remove it." },
};

/** The expectation alone, for choices between alternatives. */
export function expectedText(fault: AjvFault): string {
  return (Object.hasOwn(wordings, fault.keyword) ? wordings[fault.keyword]?.expected(fault.params, fault) : undefined) ?? "another value";
}

function missing(expected: (params: Params) => string): Wording {
  return {
    expected,
    got: () => "nothing",
    hint: (_value, { missingProperty }) => `Add ${quote(String(missingProperty))}.`,
    tellsNothing: true,
  };
}

function dependentText(property: unknown, missingProperty: unknown): string {
  return `the property ${quote(String(missingProperty))}, since ${quote(String(property))} is there`;
}

function compared(hint: string): Wording {
  return { expected: ({ comparison, limit }) => `a number ${String(comparison)} ${String(limit)}`, hint: () => hint };
}

function counted(bound: string, unit: "character" | "item" | "property", hint: string): Wording {
  return {
    expected: ({ limit }) => `${bound} ${amount(Number(limit), unit)}`,
    got: (value) => amount(sizeOf(value), unit),
    hint: () => hint,
    tellsNothing: true,
  };
}

function amount(count: number, unit: "character" | "item" | "property"): string {
  const plural = unit === "property" ? "properties" : `${unit}s`;
  return `${count} ${count === 1 ? unit : plural}`;
}

function sizeOf(value: unknown): number {
  if (typeof value === "string") return ucs2length(value);
  if (Array.isArray(value)) return value.length;
  return typeof value === "object" && value !== null ? Object.keys(value).length : 0;
}

function typesText(type: unknown): string {
  const types = Array.isArray(type) ? type : [type];
  return types.map((name) => (typeof name === "string" && Object.hasOwn(typeNames, name) ? typeNames[name] : String(name))).join(" or ");
}

function typeHint(value: unknown, { type }: Params): string {
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  const wantsNumber = types.includes("number") || types.includes("integer");
  if (wantsNumber && typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value)))
    return "Send the number without quotes.";
  if (types.includes("boolean") && (value === "true" || value === "false")) return "Send true or false without quotes.";
  if (types.includes("integer") && typeof value === "number") return "Send a whole number.";
  if (types.includes("array") && !Array.isArray(value)) return "Send a list, also for a single item.";
  if (types.includes("object") && typeof value === "string" && value.trimStart().startsWith("{"))
    return "Send the object itself, not its text.";
  if (types.includes("string") && (typeof value === "number" || typeof value === "boolean")) return "Put it in quotes.";
  if (value === null) return "Send a value, or leave the field out if it is optional.";
  return `Send ${typesText(type)}.`;
}

function allowedText(allowed: unknown): string {
  const values = Array.isArray(allowed) ? allowed : [];
  const listed = values.slice(0, maxListed).map(literal).join(", ");
  return `one of ${listed}${values.length > maxListed ? ` and ${values.length - maxListed} more` : ""}`;
}

function enumHint(value: unknown, { allowedValues }: Params): string {
  const meant = typeof value === "string" && Array.isArray(allowedValues) ? closest(value, allowedValues) : undefined;
  return meant === undefined ? "Use one of the allowed values, spelt as it is." : `Did you mean ${quote(meant)}?`;
}

function unknownText(_value: unknown, { property }: Params): string {
  return `the unknown property ${quote(String(property))}`;
}

function unknownHint(_value: unknown, { property, known }: Params): string {
  const names: readonly unknown[] = Array.isArray(known) ? known : [];
  const meant = closest(String(property), names);
  if (meant !== undefined) return `Did you mean ${quote(meant)}?`;
  if (names.length === 0) return "Remove it.";
  return `Remove it. Known: ${shorten(names.join(", "), 200)}.`;
}

function containsText({ minContains, maxContains }: Params): string {
  const most = maxContains === undefined ? "" : ` and at most ${String(maxContains)}`;
  return `at least ${String(minContains ?? 1)}${most} item of a certain kind`;
}
