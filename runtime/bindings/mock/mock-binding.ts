/** The `mock` binding: a tool that answers from its own examples. Knows nothing of protocols and schemas. */

import { isDeepStrictEqual } from "node:util";
import { type CatalogExample, type JsonObject, type JsonValue, ToolError, type ToolHandler } from "../../../contract/index.ts";
import type { Binding } from "../binding.ts";

/** What the generator writes for a mocked tool. */
export interface MockDeclaration {
  readonly examples: readonly CatalogExample[];
  /** Declared errors: name to the words for the model. */
  readonly errors?: Readonly<Record<string, string>>;
}

export const mockBinding: Binding = {
  kind: "mock",
  bind(declaration, descriptor) {
    const { examples, errors } = readDeclaration(declaration, descriptor.name);
    const usable = examples.filter(canAnswer);
    if (usable.length === 0) {
      throw new Error(
        `"${descriptor.name}" is a mock and no example of it has an "output" or an "error". Add one and run "toolwright generate".`,
      );
    }
    return handlerOver(usable, errors ?? {});
  },
};

function handlerOver(examples: readonly CatalogExample[], errors: Readonly<Record<string, string>>): ToolHandler {
  return (input) => {
    const example = choose(examples, input);
    if (example.error === undefined) return structuredClone(example.output ?? null);
    const words = Object.hasOwn(errors, example.error) ? errors[example.error] : undefined;
    throw new ToolError(example.error, words ?? `The example "${example.name}" answers this error.`);
  };
}

/** A part that is compared (`match`) is not an answer. */
function canAnswer(example: CatalogExample): boolean {
  return example.error !== undefined || example.output !== undefined;
}

/** The example of this very input, else the one most alike, else the first that succeeds, else the first. */
function choose(examples: readonly CatalogExample[], input: JsonObject): CatalogExample {
  const exact = examples.find((example) => isDeepStrictEqual(example.input, input));
  return exact ?? mostAlike(examples, input) ?? examples.find(({ error }) => error === undefined) ?? (examples[0] as CatalogExample);
}

/**
 * Most fields in common, then fewest that differ, then first. An error is answered only to what its example says in full: sharing a
 * default with it makes no call wrong.
 */
function mostAlike(examples: readonly CatalogExample[], input: JsonObject): CatalogExample | undefined {
  let best: { readonly example: CatalogExample; readonly same: number; readonly different: number } | undefined;
  for (const example of examples) {
    const { same, different } = compare(example.input, input);
    if (same === 0 || (example.error !== undefined && different > 0)) continue;
    if (!best || same > best.same || (same === best.same && different < best.different)) best = { example, same, different };
  }
  return best?.example;
}

function compare(wanted: JsonObject, input: JsonObject): { readonly same: number; readonly different: number } {
  const names = Object.keys(wanted);
  const same = names.filter((name) => Object.hasOwn(input, name) && isDeepStrictEqual(wanted[name], input[name])).length;
  return { same, different: names.length - same };
}

function readDeclaration(declaration: JsonValue, toolName: string): MockDeclaration {
  const found = declaration as Partial<MockDeclaration> | null;
  const examples = typeof found === "object" && found !== null ? found.examples : undefined;
  if (Array.isArray(examples) && examples.every(isExample)) return found as MockDeclaration;
  throw new Error(
    `the mock declaration of "${toolName}" has no list of examples. Run "toolwright generate" with the version of toolwright that serves.`,
  );
}

function isExample(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { name, input } = value as Partial<CatalogExample>;
  return typeof name === "string" && typeof input === "object" && input !== null && !Array.isArray(input);
}
