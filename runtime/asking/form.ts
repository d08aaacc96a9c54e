/**
 * Forms that a person fills in: whether a schema is one, by MCP's flat subset of JSON Schema (MCP, Elicitation, Requested Schema). Knows
 * nothing of answers and of how forms travel.
 */

import type { AskChoice, AskField } from "../../contract/index.ts";

/** Fields of one form: a person has to fill them in. */
const maxFields = 64;
/** Choices of one field. */
const maxChoices = 1_000;

type FieldType = AskField["type"];
type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === "string";
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isNumber: Check = (value) => Number.isFinite(value);
const isTexts: Check = (value) => Array.isArray(value) && value.every(isText);
const isChoiceTexts: Check = (value) => isTexts(value) && isFilled(value as readonly string[]);
const isChoices: Check = (value) => Array.isArray(value) && value.every(isChoice) && isFilled(value);

/** What every field may say. */
const words: Readonly<Record<string, Check>> = { type: isText, title: isText, description: isText };

/** What a field of each type may say, beside `words`. */
export const fieldMembers: Readonly<Record<FieldType, Readonly<Record<string, Check>>>> = {
  string: {
    minLength: isCount,
    maxLength: isCount,
    format: (value) => typeof value === "string" && formFormats.has(value),
    default: isText,
    enum: isChoiceTexts,
    enumNames: isTexts,
    oneOf: isChoices,
  },
  number: { minimum: isNumber, maximum: isNumber, default: isNumber },
  integer: { minimum: isNumber, maximum: isNumber, default: Number.isSafeInteger },
  boolean: { default: (value) => typeof value === "boolean" },
  array: { items: isItems, minItems: isCount, maxItems: isCount, default: isTexts },
};

/** Formats of texts that MCP's forms know. */
const formFormats: ReadonlySet<string> = new Set(["email", "uri", "date", "date-time"]);

/** @throws {TypeError} When the schema is no form: where, and what would be one. */
export function demandForm(schema: unknown): void {
  if (!isRecord(schema) || schema.type !== "object" || !isRecord(schema.properties)) {
    throw new TypeError('context.ask: a schema is { type: "object", properties: { … } }.');
  }
  const { properties, required = [] } = schema;
  const names = Object.keys(properties);
  if (names.length > maxFields) throw new TypeError(`context.ask: a form has ${maxFields} fields at most, this one ${names.length}.`);
  for (const member of Object.keys(schema)) {
    if (!schemaMembers.has(member)) throw new TypeError(`context.ask: "${member}" is nothing that a form may say. ${flatOnly}`);
  }
  for (const name of names) demandField(name, properties[name]);
  if (!isTexts(required) || !(required as readonly string[]).every((name) => Object.hasOwn(properties, name))) {
    throw new TypeError('context.ask: "required" lists names of "properties".');
  }
}

const schemaMembers: ReadonlySet<string> = new Set(["type", "properties", "required"]);

const flatOnly = "Forms are flat: texts, numbers, yes or no, and choices (MCP, Elicitation).";

function demandField(name: string, field: unknown): void {
  const where = `context.ask: "properties.${name}"`;
  if (!isRecord(field)) throw new TypeError(`${where} is an object with a "type".`);
  const { type } = field;
  if (typeof type !== "string" || !Object.hasOwn(fieldMembers, type)) {
    throw new TypeError(`${where} has the type ${JSON.stringify(type)}; it is one of ${Object.keys(fieldMembers).join(", ")}. ${flatOnly}`);
  }
  const members = { ...words, ...fieldMembers[type as FieldType] };
  for (const [member, value] of Object.entries(field)) {
    if (value === undefined) continue;
    const check = Object.hasOwn(members, member) ? members[member] : undefined;
    if (!check) throw new TypeError(`${where} of type ${type} cannot have "${member}". ${flatOnly}`);
    if (!check(value)) throw new TypeError(`${where} has a "${member}" that is no ${member} of a form field.`);
  }
  if (type === "array" && field.items === undefined) throw new TypeError(`${where} lists its choices in "items".`);
  demandDefault(where, field as unknown as AskField);
}

function demandDefault(where: string, field: AskField): void {
  if (!("default" in field) || field.default === undefined) return;
  const choices = choicesOf(field);
  if (choices === undefined) return;
  const chosen = Array.isArray(field.default) ? field.default : [field.default];
  if (!chosen.every((value) => choices.includes(value as string)))
    throw new TypeError(`${where} has a "default" that is none of its choices.`);
}

/** @returns The values to choose from; `undefined` for a field without choices. */
export function choicesOf(field: AskField): readonly string[] | undefined {
  if (field.type === "array") return "enum" in field.items ? field.items.enum : field.items.anyOf.map(valueOfChoice);
  if (field.type !== "string") return undefined;
  if ("enum" in field) return field.enum;
  return "oneOf" in field ? field.oneOf.map(valueOfChoice) : undefined;
}

function valueOfChoice({ const: value }: AskChoice): string {
  return value;
}

function isItems(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const members = Object.keys(value).filter((member) => member !== "type");
  if (members.length !== 1) return false;
  return members[0] === "enum" ? isChoiceTexts(value.enum) : members[0] === "anyOf" && isChoices(value.anyOf);
}

function isChoice(value: unknown): boolean {
  return isRecord(value) && isText(value.const) && isText(value.title);
}

function isFilled(values: readonly unknown[]): boolean {
  return values.length > 0 && values.length <= maxChoices;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
