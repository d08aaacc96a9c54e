/** What is offered while a person types in a blank: the values it may have, or what its code says. Knows nothing of calls. */

import type { Blank, Completer, JsonObject, JsonValue, OfferModule, ToolContext, ToolHandler } from "../../contract/index.ts";
import { ToolError } from "../../contract/index.ts";

/** Values shown at once (MCP, Completion). */
const maxValues = 100;

export interface CompletionAsked {
  readonly argument: string;
  readonly typed: string;
  readonly others: Readonly<Record<string, string>>;
}

/**
 * @param names - Every blank there is, also those without anything to offer.
 * @param blanks - Those that say more than their name.
 */
export async function completerOf(
  names: readonly string[],
  blanks: readonly Blank[],
  load: (() => Promise<Pick<OfferModule<unknown>, "complete">>) | undefined,
): Promise<ToolHandler> {
  const complete = blanks.some(({ isCompleted }) => isCompleted) ? (await load?.())?.complete : undefined;
  return async (input: JsonObject, context) => {
    const asked = input as unknown as CompletionAsked;
    if (!names.includes(asked.argument)) {
      const known = names.length === 0 ? "There is none." : `Those there are: ${names.join(", ")}.`;
      throw new ToolError("INVALID_ARGUMENT", `Nothing here is called "${asked.argument.slice(0, 64)}". ${known}`);
    }
    const blank = blanks.find(({ name }) => name === asked.argument);
    const values = blank === undefined ? [] : await valuesOf(blank, complete, asked, context);
    return { completion: shown(values) };
  };
}

async function valuesOf(
  blank: Blank,
  complete: Readonly<Record<string, Completer<never>>> | undefined,
  { typed, others }: CompletionAsked,
  context: ToolContext,
): Promise<readonly string[]> {
  if (blank.values !== undefined) {
    const beginning = typed.toLowerCase();
    return blank.values.filter((value) => value.toLowerCase().startsWith(beginning));
  }
  if (blank.isCompleted !== true) return [];
  const completer = complete !== undefined && Object.hasOwn(complete, blank.name) ? complete[blank.name] : undefined;
  if (completer === undefined) throw new TypeError(`the module exports no function complete.${blank.name}`);
  return completer(typed, others as never, context);
}

function shown(values: readonly string[]): JsonValue {
  // What is no list is found by the check of the result.
  if (!Array.isArray(values)) return { values: values as never };
  return { values: values.slice(0, maxValues) as readonly string[], total: values.length, hasMore: values.length > maxValues };
}
