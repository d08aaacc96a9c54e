/**
 * Says which types one definition has: what callers send, what a handler is given, what it answers. Pure, never throws.
 *
 * The types follow the schemas alone; a schema that cannot be typed gets a wide type, with the reason beside it.
 */

import type { StandaloneSchema } from "../model/catalog-model.ts";
import { descriptionOf } from "../schema/description.ts";
import { type LoweredSchema, lowerSchema } from "../schema/lower.ts";
import { defaultedNames, type Side } from "../schema/with-defaults.ts";
import { type Declaration, printTypes } from "./print-types.ts";
import { typeSchema } from "./type-schema.ts";

export interface TypesRequest {
  /** PascalCase identifier; the types are `<typeName>Arguments`, `<typeName>Input` and `<typeName>Output`. */
  readonly typeName: string;
  readonly input: StandaloneSchema;
  readonly output: StandaloneSchema;
}

/** A type that others import. */
interface Subject {
  readonly name: string;
  readonly schema: StandaloneSchema;
  readonly side: Side;
  /** For a schema without a description. */
  readonly words: string;
}

/** A tool's types. */
export function emitTypes({ typeName, input, output }: TypesRequest): Promise<string> {
  const callers: Subject = { name: `${typeName}Arguments`, schema: input, side: "arguments", words: "What callers send." };
  const handed = { name: `${typeName}Input`, schema: input, side: "input" } as const;
  return emit([
    callers,
    hasDefaults(input)
      ? { ...handed, words: "What the handler is given: the arguments with defaults filled in." }
      : { name: handed.name, comment: "What the handler is given.", schema: { tsType: callers.name }, undefinedToo: false },
    { name: `${typeName}Output`, schema: output, side: "plain", words: "What the handler answers." },
  ]);
}

/** The type of a context's or a shared schema's values. */
export function emitValueType(typeName: string, schema: StandaloneSchema): Promise<string> {
  return emit([{ name: typeName, schema, side: "plain", words: "" }]);
}

async function emit(parts: readonly (Subject | Declaration)[]): Promise<string> {
  try {
    return await printTypes(parts.flatMap((part) => ("side" in part ? declarationsOf(part) : [part])));
  } catch (cause) {
    return printTypes(parts.map((part) => ("side" in part ? wideType(part, cause) : part)));
  }
}

function hasDefaults({ schema }: StandaloneSchema): boolean {
  try {
    return defaultedNames(schema).size > 0;
  } catch {
    // Nested beyond the stack: the types below are wide in any case.
    return true;
  }
}

/** The type and those it is made of, in the order in which they are used. */
function declarationsOf(subject: Subject): readonly Declaration[] {
  const { name, schema, side, words } = subject;
  try {
    const { root, definitions } = lowered(schema, side);
    const names = definitionNames(
      name,
      definitions.map(({ label }) => label),
    );
    const used = new Set<number>();
    const nameOf = (definition: number): string => {
      used.add(definition);
      return names[definition] ?? "unknown";
    };
    const undefinedToo = side !== "input";
    const declarations = [{ name, comment: descriptionOf(schema.schema) || words, schema: typeSchema(root, nameOf), undefinedToo }];
    // The set grows while it is walked: a definition uses others.
    for (const index of used) {
      const definition = definitions[index];
      if (definition === undefined) continue;
      declarations.push({ name: nameOf(index), comment: definition.comment, schema: typeSchema(definition.shape, nameOf), undefinedToo });
    }
    return declarations;
  } catch (cause) {
    return [wideType(subject, cause)];
  }
}

function wideType({ name, side, words }: Subject, cause: unknown): Declaration {
  const reason = cause instanceof RangeError ? "it nests too deep" : String(cause);
  const tsType = side === "plain" ? "unknown" : "{ [key: string]: unknown }";
  return { name, comment: `${words} The schema could not be typed: ${reason}.`.trim(), schema: { tsType }, undefinedToo: false };
}

/** A call's arguments are an object, even where the schema forgets to say so. */
function lowered(schema: StandaloneSchema, side: Side): LoweredSchema {
  if (side === "plain") return lowerSchema(schema, side);
  const object = lowerSchema(schema, side, ["object"]);
  return object.root.kind === "never" ? lowerSchema(schema, side) : object;
}

/** One identifier a definition: the name it belongs to, then its own words; a number where two would be one. */
function definitionNames(owner: string, labels: readonly string[]): readonly string[] {
  const taken = new Set([owner]);
  return labels.map((label) => {
    const base = `${owner}${pascal(label)}`;
    let name = base;
    for (let number = 2; taken.has(name); number += 1) name = `${base}_${number}`;
    taken.add(name);
    return name;
  });
}

function pascal(label: string): string {
  const words = label.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return joined === "" ? "Part" : joined.slice(0, 60);
}
