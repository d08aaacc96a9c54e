/**
 * Writes the types of one definition: what callers send, what a handler is given, what it answers. Pure, never throws.
 *
 * The types follow the schemas alone; a schema that cannot be typed gets a wide type, with the reason beside it.
 */

import type { StandaloneSchema } from "../model/catalog-model.ts";
import { descriptionOf } from "../schema/description.ts";
import { type LoweredSchema, lowerSchema } from "../schema/lower.ts";
import type { TypeShape } from "../schema/type-shape.ts";
import { defaultedNames, type Side } from "../schema/with-defaults.ts";
import { commentText, typeText } from "./type-text.ts";

export interface TypesRequest {
  /** PascalCase identifier; the types are `<typeName>Arguments`, `<typeName>Input` and `<typeName>Output`. */
  readonly typeName: string;
  readonly input: StandaloneSchema;
  readonly output: StandaloneSchema;
}

/** A tool's types. */
export function emitTypes({ typeName, input, output }: TypesRequest): string {
  const callerSide = typeModule(`${typeName}Arguments`, input, "arguments", "What callers send.");
  const handed = hasDefaults(input)
    ? typeModule(`${typeName}Input`, input, "input", "What the handler is given: the arguments with defaults filled in.")
    : `/** What the handler is given. */\nexport type ${typeName}Input = ${typeName}Arguments;\n`;
  return [callerSide, handed, typeModule(`${typeName}Output`, output, "plain", "What the handler answers.")].join("\n");
}

/** The type of a context's or a shared schema's values. */
export function emitValueType(typeName: string, schema: StandaloneSchema): string {
  return typeModule(typeName, schema, "plain", "");
}

function hasDefaults({ schema }: StandaloneSchema): boolean {
  try {
    return defaultedNames(schema).size > 0;
  } catch {
    // Nested beyond the stack: the types below are wide in any case.
    return true;
  }
}

function typeModule(name: string, schema: StandaloneSchema, side: Side, words: string): string {
  try {
    return moduleText(name, lowered(schema, side), side, descriptionOf(schema.schema) || words);
  } catch (cause) {
    const reason = cause instanceof RangeError ? "it nests too deep" : String(cause);
    const wide = side === "plain" ? "unknown" : "{ [key: string]: unknown }";
    return `${commentText(`${words} The schema could not be typed: ${reason}.`.trim())}\nexport type ${name} = ${wide};\n`;
  }
}

/** A call's arguments are an object, even where the schema forgets to say so. */
function lowered(schema: StandaloneSchema, side: Side): LoweredSchema {
  if (side === "plain") return lowerSchema(schema, side);
  const object = lowerSchema(schema, side, ["object"]);
  return object.root.kind === "never" ? lowerSchema(schema, side) : object;
}

function moduleText(name: string, { root, definitions }: LoweredSchema, side: Side, words: string): string {
  const names = definitionNames(
    name,
    definitions.map(({ label }) => label),
  );
  const spelling = { nameOf: (definition: number) => names[definition] ?? "unknown", undefinedToo: side !== "input" };
  const declare = (typeName: string, comment: string, shape: TypeShape): string => {
    const doc = commentText(comment);
    return `${doc === "" ? "" : `${doc}\n`}export type ${typeName} = ${typeText(shape, spelling)};\n`;
  };
  const reached = reachedFrom(root, (definition) => definitions[definition]?.shape);
  const parts = definitions.flatMap(({ comment, shape }, index) =>
    reached.has(index) ? [declare(spelling.nameOf(index), comment, shape)] : [],
  );
  return [declare(name, words, root), ...parts].join("\n");
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

function reachedFrom(root: TypeShape, definition: (index: number) => TypeShape | undefined): ReadonlySet<number> {
  const reached = new Set<number>();
  const visit = (shape: TypeShape | undefined): void => {
    switch (shape?.kind) {
      case "reference":
        if (reached.has(shape.definition)) return;
        reached.add(shape.definition);
        visit(definition(shape.definition));
        return;
      case "union":
      case "intersection":
        shape.members.forEach(visit);
        return;
      case "list":
        [...shape.prefix, shape.rest].forEach(visit);
        return;
      case "object":
        [...shape.properties.map(({ type }) => type), shape.rest].forEach(visit);
        return;
      default:
    }
  };
  visit(root);
  return reached;
}
