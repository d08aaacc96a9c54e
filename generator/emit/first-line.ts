/** What lists show of a longer text. */

/** The first line of a text, at most 200 characters of it. */
export function firstLine(text: string): string {
  const line = (text.trim().split(/\r\n|\r|\n/, 1)[0] ?? "").trim();
  return line.length <= 200 ? line : `${line.slice(0, 199).replace(/[\ud800-\udbff]$/, "")}…`;
}
