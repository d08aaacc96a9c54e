/** Findings as GitHub Actions' workflow commands, which show them in the changed lines. */

import type { Diagnostic } from "./diagnostic.ts";
import { endOf, startOf } from "./excerpt.ts";
import { pathOf } from "./sort.ts";

export function renderGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((diagnostic) => `${command(diagnostic)}\n`).join("");
}

function command(diagnostic: Diagnostic): string {
  const properties = Object.entries(propertiesOf(diagnostic)).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${diagnostic.severity} ${properties.join(",")}::${escapeData(`${diagnostic.message} ${diagnostic.help}`)}`;
}

function propertiesOf(diagnostic: Diagnostic): Readonly<Record<string, string | number>> {
  const file = pathOf(diagnostic);
  const place = file === "" ? {} : { file };
  if (diagnostic.span === undefined) return { ...place, title: diagnostic.code };
  const start = startOf(diagnostic.span);
  const end = endOf(diagnostic.span);
  // An end column is read as one of the first line, so that it is given for findings within one line only.
  const endColumn = end.line === start.line ? { endColumn: end.column } : {};
  return { ...place, line: start.line, col: start.column, endLine: end.line, ...endColumn, title: diagnostic.code };
}

/** Workflow commands end at a line break, and `%` begins an escape. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
