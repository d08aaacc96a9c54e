/** A string as JSON text. Knows nothing of what is written. */

/** What JSON escapes, and surrogates, which it escapes when alone. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes these.
const needsEscape = /["\\\u0000-\u001f\ud800-\udfff]/;

/** `JSON.stringify` of a string; most strings need no escape, and finding that out is cheaper. */
export function quoted(text: string): string {
  return needsEscape.test(text) ? JSON.stringify(text) : `"${text}"`;
}
