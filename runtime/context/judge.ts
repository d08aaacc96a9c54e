/** Judges a context's value after a patch: its size, then its schema. Knows nothing of stores and subscribers. */

import {
  type ContextSlot,
  type FieldProblem,
  isToolError,
  type JsonObject,
  type JsonValue,
  ToolError,
  type Validator,
} from "../../contract/index.ts";

/** What stands in for the value found, where the writer may not read it. */
const unread = "a value this agent may not read";

/**
 * @param mayRead - Whether the writer may see what the context holds beside its own patch.
 * @returns The error that refuses the value, or `undefined`. Never throws.
 */
export function judgeValue(value: JsonObject, slot: ContextSlot, validate: Validator, mayRead: boolean): ToolError | undefined {
  try {
    const text = JSON.stringify(value);
    const bytes = Buffer.byteLength(text);
    if (bytes > slot.maxBytes) return tooLarge(slot, bytes);
    // A copy: a validator may fill defaults in place, and a default is not a change anyone made.
    const problems = validate(JSON.parse(text) as JsonValue);
    return problems === undefined ? undefined : breaksSchema(slot, problems, mayRead);
  } catch (cause) {
    return isToolError(cause)
      ? cause
      : new ToolError("INTERNAL", `The value for the context "${slot.name}" could not be checked.`, { cause });
  }
}

function tooLarge({ name, maxBytes }: ContextSlot, bytes: number): ToolError {
  const message = `The context "${name}" would hold ${bytes} bytes and may hold ${maxBytes} (maxBytes). Remove what is no longer needed, or store less.`;
  return new ToolError("RESOURCE_EXHAUSTED", message, { retryable: false });
}

function breaksSchema({ name }: ContextSlot, problems: readonly FieldProblem[], mayRead: boolean): ToolError {
  const details = mayRead ? problems : problems.map((problem) => ({ ...problem, got: unread }));
  return new ToolError(
    "INVALID_ARGUMENT",
    `With this patch the context "${name}" would break its schema. Mend the fields that details name.`,
    { details },
  );
}
