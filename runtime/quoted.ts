/** A string as JSON text. Knows nothing of what is written. */

/** What JSON escapes, and surrogates, which it escapes when alone. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes these.
const needsEscape = /["\\\u0000-\u001f\ud800-\udfff]/;

/** `JSON.stringify` of a string; most strings need no escape, and finding that out is cheaper. */
export function quoted(text: string): string {
  return needsEscape.test(text) ? JSON.stringify(text) : `"${text}"`;
}

/** JSON texts of strings that come again with every call, such as names of agents and tools. */
const repeated = new Map<string, string>();
const maxRepeated = 1_000;

/** The same for a string that comes again and again. */
export function quotedOften(text: string): string {
  let known = repeated.get(text);
  if (known === undefined) {
    known = quoted(text);
    if (repeated.size < maxRepeated && text.length <= 128) repeated.set(text, known);
  }
  return known;
}
