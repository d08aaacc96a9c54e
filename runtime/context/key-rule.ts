/** Which keys a slot takes. The pattern runs on what agents send, so it is held to what schemas' patterns are held to. Knows no slots. */

/** Characters of the longest key. */
export const maxKeyLength = 128;

/** @returns Whether the part of a context id after the slash fits; `undefined` stands for an id without a slash. */
export type KeyRule = (key: string | undefined) => boolean;

/**
 * @param pattern - Of the slot; absent means that the slot is one context and takes no key.
 * @throws {Error} For a pattern whose time no engine here can bound.
 */
export async function compileKeyRule(pattern: string | undefined): Promise<KeyRule> {
  if (pattern === undefined) return (key) => key === undefined;
  const expression = await compile(pattern);
  return (key) => key !== undefined && key.length > 0 && key.length <= maxKeyLength && !/\p{Cc}/u.test(key) && expression.test(key);
}

/** Loaded at the first use of a slot with keys: the engines are large and most starts need none. */
async function compile(pattern: string): Promise<{ test(text: string): boolean }> {
  const { chooseEngine } = await import("../../validation/pattern-engine.ts");
  const choice = chooseEngine(pattern, false);
  switch (choice.engine) {
    case "native":
      return new RegExp(pattern, choice.flags);
    case "linear":
      return (await import("../../validation/patterns.ts")).linearPattern(choice.source);
    default:
      throw new Error(`the key pattern ${JSON.stringify(pattern)} cannot serve: ${choice.reason}`);
  }
}
