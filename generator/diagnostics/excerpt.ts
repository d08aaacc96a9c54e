/** The lines a reader needs to see the place of a finding. Knows nothing of codes. */

import { lineText, positionAt, type SourcePosition, type SourceSpan } from "../text/source-file.ts";
import { escapeHidden } from "./visible.ts";

/** Columns shown of a long line, the caret among them. */
const shownColumns = 120;

export function startOf(span: SourceSpan): SourcePosition {
  return positionAt(span.file.lineStarts, Math.min(span.start, span.file.text.length));
}

export function endOf(span: SourceSpan): SourcePosition {
  return positionAt(span.file.lineStarts, Math.min(Math.max(span.end, span.start), span.file.text.length));
}

/**
 * The span's first line and a line of carets below it.
 *
 * @returns Three lines without a line end at the last: a margin, the text, the carets.
 */
export function excerpt(span: SourceSpan): string {
  const { line, column } = startOf(span);
  const text = lineText(span.file, line);
  const end = endOf(span);
  const lastColumn = end.line === line ? end.column : text.length + 1;
  const from = column > shownColumns - 20 ? column - 40 : 1;
  const cut = (start: number, stop: number) => escapeHidden(text.slice(start - 1, Math.max(start - 1, stop - 1)));
  const shown = {
    before: cut(from, column),
    marked: cut(column, Math.min(lastColumn, from + shownColumns)),
    after: cut(Math.min(lastColumn, from + shownColumns), from + shownColumns),
  };
  const number = String(line);
  const margin = " ".repeat(number.length);
  const lead = from > 1 ? "…" : "";
  const carets = "^".repeat(Math.max(1, shown.marked.length));
  const body = `${lead}${shown.before}${shown.marked}${shown.after}${from + shownColumns - 1 < text.length ? "…" : ""}`;
  return [`${margin} |`, `${number} | ${body}`.trimEnd(), `${margin} | ${" ".repeat(lead.length + shown.before.length)}${carets}`].join(
    "\n",
  );
}
