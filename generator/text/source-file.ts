/** A text with its name, and the way from offsets to lines. Knows nothing of YAML. */

/** One file of the author's text. */
export interface SourceFile {
  /** Relative to the project root, `/` between parts. */
  readonly path: string;
  /** Without a byte order mark: editors do not count it as a column. */
  readonly text: string;
  /** Offset of the first character of each line, ascending; the first is 0. */
  readonly lineStarts: readonly number[];
}

/** A stretch of a file, in UTF-16 code units; `end` is exclusive. */
export interface SourceSpan {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}

/** Line and column, both from 1, as editors count them. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

const byteOrderMark = "\uFEFF";

/** @param text - With `\n` or `\r\n` line ends; a byte order mark at its start is dropped. */
export function sourceFile(path: string, text: string): SourceFile {
  const body = text.startsWith(byteOrderMark) ? text.slice(1) : text;
  return new TextFile(path, body);
}

/** Most files are never complained about: their lines are looked for when they are asked for. */
class TextFile implements SourceFile {
  readonly path: string;
  readonly text: string;
  #lineStarts: readonly number[] | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
  }

  get lineStarts(): readonly number[] {
    this.#lineStarts ??= lineStartsOf(this.text);
    return this.#lineStarts;
  }
}

function lineStartsOf(text: string): readonly number[] {
  const lineStarts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lineStarts.push(at + 1);
  return lineStarts;
}

/**
 * Finds the line and column of a character.
 *
 * @param lineStarts - Offset of the first character of each line, ascending; the first is 0.
 * @param offset - UTF-16 code units from the start of the text, from 0.
 * @throws {RangeError} When `offset` is negative.
 */
export function positionAt(lineStarts: readonly number[], offset: number): SourcePosition {
  if (offset < 0) throw new RangeError(`offset ${offset} is negative`);
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (lineStarts[low] ?? 0) + 1 };
}

/** The text of one line without its end. @param line - From 1. */
export function lineText(file: SourceFile, line: number): string {
  const start = file.lineStarts[line - 1] ?? file.text.length;
  const end = file.lineStarts[line] ?? file.text.length;
  return file.text.slice(start, end).replace(/\r?\n$/, "");
}
