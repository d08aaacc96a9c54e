/** What is said to an author whose keyword breaks its dialect: what stands there, what belongs there, and what to write. Build time. */

import type { ErrorObject } from "ajv";
import { closest } from "./closest.ts";
import { pointerSteps, shorten, valueAt } from "./describe.ts";
import { pointerStep } from "./schema-walk.ts";

export interface Explanation {
  /** With the fault's place as its subject. */
  readonly message: string;
  readonly help: string;
}

interface Violation {
  /** The last step of the way to the fault: a keyword, or a name or number below one. */
  readonly word: string;
  /** The steps before it. */
  readonly way: readonly string[];
  readonly value: unknown;
  /** Names of JSON types that would be right; empty when the type is. */
  readonly wanted: readonly string[];
  /** The one that says most. */
  readonly fault: ErrorObject;
  /** The schema that the whole pointer leads through. */
  readonly root: unknown;
}

/**
 * @param dialect - As it is called in a sentence.
 * @param faults - Of one place.
 * @returns `undefined` where other places say it better.
 */
export function explainViolation(root: unknown, dialect: string, pointer: string, faults: readonly ErrorObject[]): Explanation | undefined {
  const value = valueAt(root, pointer);
  const fault = bestOf(faults, value);
  if (fault === undefined) return undefined;
  const steps = pointerSteps(pointer);
  const wanted = fault.keyword === "type" ? typesOf(faults) : [];
  const violation: Violation = { word: steps.at(-1) ?? "", way: steps.slice(0, -1), value, wanted, fault, root };
  return { message: `${placeOf(violation)} ${complaintOf(violation, dialect)}`, help: cureOf(violation) };
}

/** Choices between a schema and a list complain once for each: a fault of what is there says more than the other choice's type. */
function bestOf(faults: readonly ErrorObject[], value: unknown): ErrorObject | undefined {
  const told = faults.filter(({ keyword }) => keyword !== "anyOf" && keyword !== "if");
  const ofLists = Array.isArray(value) ? told.find(({ keyword }) => keyword === "minItems" || keyword === "uniqueItems") : undefined;
  return ofLists ?? told.find(({ keyword }) => keyword !== "type") ?? told[0];
}

function typesOf(faults: readonly ErrorObject[]): readonly string[] {
  const named = faults.flatMap(({ keyword, params }) => (keyword === "type" ? [params.type as unknown].flat() : []));
  return [...new Set(named.map(String))];
}

function placeOf({ word, way, root }: Violation): string {
  const holder = way.at(-1);
  if (holder === undefined && word === "") return "The schema";
  const isItem = holder !== undefined && /^\d+$/.test(word) && Array.isArray(valueAt(root, pointerOf(way)));
  return isItem ? `Item ${Number(word) + 1} of ${JSON.stringify(shorten(holder))}` : JSON.stringify(shorten(word));
}

function pointerOf(steps: readonly string[]): string {
  return steps.map(pointerStep).join("");
}

/** As authors of YAML call them. */
const typeNames: Readonly<Record<string, string>> = {
  object: "a mapping",
  array: "a list",
  string: "a text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  null: "nothing",
};

function nameOf(value: unknown): string {
  if (value === null) return "is empty";
  if (Array.isArray(value)) return "is a list";
  const type = typeof value;
  return `is ${type === "boolean" ? String(value) : (typeNames[type] ?? type)}`;
}

/** Keywords below which each name leads to a schema. */
const holdSchemas: ReadonlySet<string> = new Set(["properties", "patternProperties", "$defs", "definitions", "dependentSchemas"]);

function complaintOf({ value, wanted, fault }: Violation, dialect: string): string {
  if (wanted.length > 0) {
    const isSchema = wanted.includes("object") && wanted.includes("boolean");
    const others = isSchema ? wanted.filter((type) => type !== "object" && type !== "boolean") : wanted;
    const names = [...(isSchema ? ["a schema"] : []), ...others.map(wordOf)];
    return `${nameOf(value)}; ${dialect} takes ${names.join(" or ")} here.`;
  }
  if (value === null) return "is empty.";
  const { params } = fault;
  switch (fault.keyword) {
    case "enum":
      return `must be one of ${(params.allowedValues as readonly unknown[]).join(", ")}.`;
    case "minItems":
      return "is an empty list.";
    case "uniqueItems":
      return `says ${JSON.stringify(Array.isArray(value) ? value[Number(params.j)] : "the same")} twice.`;
    case "minimum":
      return `must be ${String(params.limit)} or more.`;
    case "exclusiveMinimum":
      return `must be more than ${String(params.limit)}.`;
    case "pattern":
      return `cannot be ${JSON.stringify(shorten(String(value)))}.`;
    default:
      return `${fault.message ?? "is not valid"}.`;
  }
}

function wordOf(type: string): string {
  return typeNames[type] ?? type;
}

type Cure = (violation: Violation) => string | undefined;

/** Tried in this order: the first that knows the mistake. */
const cures: readonly Cure[] = [
  ({ value }) => (value === null ? "Indent what belongs to it further than the key itself, or remove the key." : undefined),
  ({ word, way, value }) =>
    word === "required" && typeof value === "boolean"
      ? value
        ? `Write \`required: [${way.at(-1) ?? "name"}]\` beside the \`properties\` that hold it.`
        : "Remove it: what `required` does not name is optional."
      : undefined,
  exclusiveBound,
  ({ value, wanted }) => (wanted.includes("boolean") && typeof value === "string" ? booleanMeant(value) : undefined),
  ({ value, wanted }) =>
    (wanted.includes("number") || wanted.includes("integer")) &&
    typeof value === "string" &&
    value.trim() !== "" &&
    !Number.isNaN(Number(value))
      ? `Write ${Number(value)}, without quotes.`
      : undefined,
  ({ wanted, value }) => (wanted.includes("integer") && typeof value === "number" ? "Write a whole number." : undefined),
  schemaMeant,
  ({ wanted, value }) =>
    wanted.includes("array") && typeof value === "string" && value.startsWith("-") ? "Put a space behind each dash." : undefined,
  ({ word, wanted, value }) =>
    wanted.includes("array") && typeof value !== "object" ? `Write a list: \`${word}: [${shorten(String(value))}]\`.` : undefined,
  ({ wanted, value }) => (wanted.includes("array") && typeof value === "object" ? "Write a list, with a dash before each." : undefined),
  ({ word, wanted, value }) =>
    wanted.includes("object") && Array.isArray(value) ? `Write a mapping: a name, a colon and a schema under \`${word}\`.` : undefined,
  ({ value, fault }) => {
    const allowed: unknown = fault.params.allowedValues;
    const meant = typeof value === "string" && Array.isArray(allowed) ? closest(value, allowed) : undefined;
    if (meant !== undefined) return `Did you mean "${meant}"?`;
    return fault.keyword === "enum" ? "Write one of them, or remove the keyword to allow any." : undefined;
  },
  ({ fault }) => (fault.keyword === "minItems" ? "Add what is missing, or remove the keyword." : undefined),
  ({ fault }) => (fault.keyword === "uniqueItems" ? "Remove one of the two." : undefined),
  ({ word, fault }) =>
    word === "$id" && fault.keyword === "pattern"
      ? "Remove it, or write an address without `#`; a place inside has an `$anchor`."
      : undefined,
  ({ word, fault }) =>
    /^\$(?:dynamicA|a)nchor$/.test(word) && fault.keyword === "pattern"
      ? "Write letters, digits and - _ . beginning with a letter or _."
      : undefined,
  ({ fault }) => (/inimum$/.test(fault.keyword) ? "Write such a number, or remove the keyword." : undefined),
];

function cureOf(violation: Violation): string {
  for (const cure of cures) {
    const words = cure(violation);
    if (words !== undefined) return words;
  }
  const words = violation.wanted.map(wordOf).join(" or ");
  return words === "" ? "Write the keyword's value as the dialect defines it." : `Write ${words}.`;
}

/** Draft-04 had the bound in one keyword and its exclusion in another. */
function exclusiveBound({ word, way, value, root }: Violation): string | undefined {
  const bound = { exclusiveMinimum: "minimum", exclusiveMaximum: "maximum" }[word];
  if (bound === undefined || typeof value !== "boolean") return undefined;
  const limit = valueAt(root, pointerOf([...way, bound]));
  if (!value || typeof limit !== "number") return "Remove it.";
  return `Write \`${word}: ${limit}\` in place of \`${bound}: ${limit}\`.`;
}

/** Words that YAML 1.1 takes for true and false, and 1.2 for texts. */
function booleanMeant(value: string): string | undefined {
  if (/^(?:yes|y|on|true)$/i.test(value)) return "Write true, without quotes; `yes` and `on` are texts.";
  if (/^(?:no|n|off|false)$/i.test(value)) return "Write false, without quotes; `no` and `off` are texts.";
  return undefined;
}

const jsonTypes: ReadonlySet<string> = new Set(Object.keys(typeNames));

function schemaMeant({ word, way, wanted, value }: Violation): string | undefined {
  if (!wanted.includes("object") || !wanted.includes("boolean")) return undefined;
  const type = typeof value === "string" && jsonTypes.has(value) ? value : "string";
  const isNamed = holdSchemas.has(way.at(-1) ?? "");
  if (isNamed && typeof value !== "object" && ["type", "description", "required"].includes(word)) {
    return `Indent it one step less if it belongs beside \`${way.at(-1)}\`; a property of this name has a schema, such as { type: string }.`;
  }
  return `Write a schema, such as { type: ${type} }.`;
}
