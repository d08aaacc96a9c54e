/** How a prompt's messages are made: templates filled, or code asked; and what may be filled in. Knows nothing of calls. */

import type {
  CatalogPrompt,
  FieldProblem,
  JsonObject,
  JsonValue,
  PromptArgument,
  PromptMessage,
  RegisteredPrompt,
  ToolHandler,
  Validator,
} from "../../contract/index.ts";
import { ToolError } from "../../contract/index.ts";
import { fillBlanks } from "../../validation/blanks.ts";
import { contentFault } from "../invoke/check-content.ts";

/** @param describe - The prompt's row in `catalog.json`. */
export async function promptWriter(registered: RegisteredPrompt, describe: () => Promise<CatalogPrompt | undefined>): Promise<ToolHandler> {
  const { source, descriptor } = registered;
  const { description, messages = [] } = (await describe()) ?? {};
  const described = description === undefined ? {} : { description };
  if (source === "messages") {
    return (input) => {
      const values = input as Readonly<Record<string, string>>;
      return { ...described, messages: messages.map((message) => filled(message, values)) as unknown as readonly JsonValue[] };
    };
  }
  const { handler } = (await registered.load?.()) ?? {};
  if (typeof handler !== "function") throw new TypeError(`the module of prompt "${descriptor.name}" exports no function named "handler"`);
  return async (input: JsonObject, context) => {
    const result = await handler(input as never, context);
    return (isObject(result) ? { ...described, ...result } : result) as unknown as JsonValue;
  };
}

/** Bytes and words to clients stay as they are. */
const unfilled: ReadonlySet<string> = new Set(["data", "blob", "_meta", "annotations", "type"]);

/** @throws {ToolError} INVALID_ARGUMENT where what is filled in leaves no such content, such as an address that is none. */
function filled({ role, content }: PromptMessage, values: Readonly<Record<string, string>>): unknown {
  const block = filledObject(content, values);
  const fault = contentFault(block);
  if (fault !== undefined) throw new ToolError("INVALID_ARGUMENT", `The arguments do not fit what they are filled into: ${fault}.`);
  return { role, content: block };
}

function filledObject(value: object, values: Readonly<Record<string, string>>): unknown {
  const { mimeType } = value as { readonly mimeType?: string };
  return Object.fromEntries(
    Object.entries(value).map(([key, member]: [string, unknown]) => {
      if (unfilled.has(key)) return [key, member];
      // What is embedded stays what its type says; everything else is words.
      if (typeof member === "string") return [key, fillBlanks(member, values, key === "text" ? mimeType : undefined)];
      return [key, isObject(member) ? filledObject(member, values) : member];
    }),
  );
}

/** A blank is a text, of its values where it has some; names that nobody asked for are mistakes. */
export function argumentsCheck(blanks: readonly PromptArgument[]): Validator {
  return (value) => {
    const given = value as Readonly<Record<string, JsonValue>>;
    const problems = [
      ...blanks.flatMap((blank) => blankProblems(blank, Object.hasOwn(given, blank.name) ? given[blank.name] : undefined)),
      ...Object.keys(given).flatMap((name) => (blanks.some((blank) => blank.name === name) ? [] : [unknownName(name, blanks)])),
    ];
    return problems.length === 0 ? undefined : problems;
  };
}

function blankProblems(
  { name, required, values, description = "" }: PromptArgument,
  value: JsonValue | undefined,
): readonly FieldProblem[] {
  const pointer = `/${name}`;
  if (value === undefined) {
    return required ? [{ pointer, rule: "required", expected: "a text", got: "nothing", hint: description }] : [];
  }
  if (typeof value !== "string") return [{ pointer, rule: "type", expected: "a text", got: typeof value, hint: description }];
  if (values === undefined || values.includes(value)) return [];
  return [{ pointer, rule: "enum", expected: `one of ${values.join(", ")}`, got: JSON.stringify(value).slice(0, 80), hint: "" }];
}

function unknownName(name: string, blanks: readonly PromptArgument[]): FieldProblem {
  const known = blanks.map((blank) => blank.name).join(", ");
  const hint = known === "" ? "The prompt has no arguments." : `The arguments are ${known}.`;
  return { pointer: `/${name.slice(0, 64)}`, rule: "additionalProperties", expected: "left out", got: "an unknown argument", hint };
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
