/** Run-time engine of patterns that are not provably linear. Imported only by validators that hold such a pattern. */

import { RE2JS } from "re2js";

/**
 * A pattern whose time is linear in the text.
 *
 * @param source - RE2 syntax, as the generator wrote it.
 */
export function linearPattern(source: string): { test(text: string): boolean } {
  const engine = RE2JS.compile(source);
  return { test: (text) => engine.test(text) };
}
