/** The order findings are told in: file, position, code; each once. */

import type { Diagnostic } from "./diagnostic.ts";

export function pathOf(diagnostic: Diagnostic): string {
  return diagnostic.span?.file.path ?? diagnostic.file ?? "";
}

/** Two tools that share a broken schema find the same fault in it: it is told once. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const unique = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const key = JSON.stringify([pathOf(diagnostic), diagnostic.span?.start ?? 0, diagnostic.code, diagnostic.message]);
    if (!unique.has(key)) unique.set(key, diagnostic);
  }
  return [...unique.values()].sort(compare);
}

function compare(left: Diagnostic, right: Diagnostic): number {
  return (
    compareText(pathOf(left), pathOf(right)) ||
    (left.span?.start ?? 0) - (right.span?.start ?? 0) ||
    compareText(left.code, right.code) ||
    compareText(left.message, right.message)
  );
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
