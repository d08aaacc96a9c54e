/** Texts with blanks, `{{name}}`: which they have, and what they read when filled. Knows nothing of who fills them. */

/** A backslash before the braces means them as they stand. */
const blank = /(\\?)\{\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}\}/g;

/** Each blank's name, as often as it stands. */
export function blanksOf(text: string): readonly string[] {
  return [...text.matchAll(blank)].flatMap(([, mark, name = ""]) => (mark === "" ? [name] : []));
}

/**
 * Fills every blank in one pass: what a value holds is never read as a blank.
 *
 * @param values - Those absent leave nothing behind.
 * @param mimeType - What the text is: inside of JSON and of markup a value stays a text, whatever it holds.
 */
export function fillBlanks(text: string, values: Readonly<Record<string, string>>, mimeType = "text/plain"): string {
  const escaped = escapeFor(mimeType);
  return text.replace(blank, (whole: string, mark: string, name: string) => {
    if (mark !== "") return whole.slice(1);
    return escaped(Object.hasOwn(values, name) ? (values[name] ?? "") : "");
  });
}

function escapeFor(mimeType: string): (value: string) => string {
  const type = mimeType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (/^[^/]+\/(?:[^/]*\+)?json$/.test(type)) return (value) => JSON.stringify(value).slice(1, -1);
  if (type === "text/html" || /^[^/]+\/(?:[^/]*\+)?xml$/.test(type)) return (value) => value.replace(/[&<>"']/g, entityOf);
  return (value) => value;
}

function entityOf(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}
