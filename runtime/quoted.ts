/** A string as JSON text. Knows nothing of what is written. */

/** What JSON escapes, and surrogates, which it escapes when alone. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes these.
export const needsEscape = /["\\\u0000-\u001f\ud800-\udfff]/;

/** `JSON.stringify` of a string; most strings need no escape, and finding that out is cheaper. */
export function quoted(text: string): string {
  return needsEscape.test(text) ? JSON.stringify(text) : `"${text}"`;
}

/** The same text in one piece. What was put together stays in pieces until it is copied, and each copy walks through them again. */
export function inOnePiece(text: string): string {
  return Buffer.from(text).toString();
}

/** Members whose values come again with every call, such as names of agents, by name and value. */
const repeated = new Map<string, Map<string, string>>();
const maxRepeated = 1_000;

/** `,"name":"value"`, for a value that comes again and again. @param name - One of few, and plain. */
export function memberOften(name: string, value: string): string {
  let values = repeated.get(name);
  if (values === undefined) repeated.set(name, (values = new Map()));
  let known = values.get(value);
  if (known === undefined) {
    known = inOnePiece(`,"${name}":${quoted(value)}`);
    if (values.size < maxRepeated && value.length <= 128) values.set(value, known);
  }
  return known;
}
