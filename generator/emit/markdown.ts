/** Author's words inside Markdown, as text and never as markup. Knows nothing of catalogs. */

import { prettyJsonText, visibleText } from "./code-text.ts";

/** A paragraph or table cell: every character that Markdown or HTML reads is escaped; line ends become spaces. */
export function inline(text: string): string {
  return visibleText(text)
    .replace(/\s*\n\s*/g, " ")
    .trim()
    .replace(/[&<>]/g, (found) => entities[found] ?? found)
    .replace(/[\\`*_{}[\]|~$@#+\-.):]/g, escapeMark);
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** These mean something only where they begin a line or a link; elsewhere they read better bare. */
const lineMarks: ReadonlySet<string> = new Set(["#", "+", "-", ".", ")", ":"]);

function escapeMark(mark: string, offset: number, whole: string): string {
  if (!lineMarks.has(mark)) return `\\${mark}`;
  const before = whole.slice(0, offset);
  const after = whole.slice(offset + 1, offset + 3);
  const beginsLine = mark === "." || mark === ")" ? /^\d+$/.test(before) && /^(?:\s|$)/.test(after) : before === "" && mark !== ":";
  const beginsLink = (mark === ":" && after === "//") || (mark === "." && /www$/i.test(before));
  return beginsLine || beginsLink ? `\\${mark}` : mark;
}

/** Several paragraphs. */
export function prose(text: string): string {
  return visibleText(text)
    .split(/\n\s*\n/)
    .map(inline)
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
}

/** Text in a code span, with a fence longer than any run of backticks inside. */
export function code(text: string): string {
  const visible = visibleText(text).replaceAll("\n", " ").replaceAll("|", "\\|");
  const fence = "`".repeat(longestRun(visible) + 1);
  const space = visible.startsWith("`") || visible.endsWith("`") || visible === "" ? " " : "";
  return `${fence}${space}${visible}${space}${fence}`;
}

/** A value as a block of JSON. */
export function jsonBlock(value: unknown): string {
  const text = prettyJsonText(value);
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}json\n${text}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}

/** A table; cells are Markdown already. No rows, no table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  return [head, head.map(() => "---"), ...rows].map(tableRow).join("\n");
}

export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** The sections that hold something, with empty lines between them. */
export function page(sections: readonly string[]): string {
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}
