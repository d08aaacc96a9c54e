/** Findings as people read them: place, code, sentence, excerpt, caret, next step. */

import type { Diagnostic } from "./diagnostic.ts";
import { excerpt, startOf } from "./excerpt.ts";
import { pathOf } from "./sort.ts";
import { summaryOf, summarySentence } from "./summary.ts";

export interface TextOptions {
  /** Escape sequences for a terminal. */
  readonly colour?: boolean;
}

type Paint = (style: "bold" | "red" | "yellow" | "cyan" | "dim", text: string) => string;

const styleCodes = { bold: "1", red: "31", yellow: "33", cyan: "36", dim: "2" } as const;
const plain: Paint = (_style, text) => text;
const painted: Paint = (style, text) => `\u001b[${styleCodes[style]}m${text}\u001b[0m`;

export function renderText(diagnostics: readonly Diagnostic[], options: TextOptions = {}): string {
  if (diagnostics.length === 0) return "";
  const paint = options.colour === true ? painted : plain;
  const parts = diagnostics.map((diagnostic) => renderOne(diagnostic, paint));
  return `${parts.join("\n\n")}\n\n${summarySentence(summaryOf(diagnostics))}\n`;
}

/** `path:line:column`, as terminals and editors make links of. */
export function placeOf(diagnostic: Diagnostic): string {
  if (diagnostic.span === undefined) return pathOf(diagnostic);
  const { line, column } = startOf(diagnostic.span);
  return `${diagnostic.span.file.path}:${line}:${column}`;
}

function renderOne(diagnostic: Diagnostic, paint: Paint): string {
  const place = placeOf(diagnostic);
  const colour = diagnostic.severity === "error" ? "red" : "yellow";
  const heading = `${place === "" ? "" : `${paint("bold", place)} `}${paint(colour, diagnostic.severity)} ${paint("bold", diagnostic.code)}: ${diagnostic.message}`;
  const lines = [heading];
  if (diagnostic.span !== undefined) lines.push(indented(excerpt(diagnostic.span)));
  lines.push(`  ${paint("cyan", "help")}: ${diagnostic.help}`);
  for (const related of diagnostic.related ?? []) {
    const { line, column } = startOf(related.span);
    lines.push(`  ${paint("dim", "see")}: ${related.span.file.path}:${line}:${column} ${related.message}`);
  }
  return lines.join("\n");
}

function indented(text: string): string {
  return text
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");
}
