/** What a complaint about a misspelt word says of the words that exist. Knows nothing of what the words mean. */

import { closest as closestOfSome } from "../../validation/index.ts";

/** The candidate that `word` most likely stands for, of all there are: a catalog's names are its author's own. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  return closestOfSome(word, candidates, candidates.length);
}

/** `Did you mean "x"?`, or what is allowed, for the end of a complaint. */
export function suggest(word: string, candidates: readonly string[], otherwise?: string): string {
  const near = closest(word, candidates);
  if (near !== undefined) return `Did you mean "${near}"?`;
  if (otherwise !== undefined) return otherwise;
  return `Use one of: ${candidates.slice(0, 20).join(", ")}.`;
}
