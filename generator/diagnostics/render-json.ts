/** Findings as programs read them. This shape is a stable interface. */

import type { Diagnostic, Severity } from "./diagnostic.ts";
import { startOf } from "./excerpt.ts";
import { pathOf } from "./sort.ts";
import { type DiagnosticSummary, summaryOf } from "./summary.ts";

export interface JsonDiagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Relative to the project root; `""` when no file is to blame. */
  readonly file: string;
  /** From 1; 0 when the finding is about a whole file. */
  readonly line: number;
  readonly column: number;
  readonly help: string;
}

export interface JsonReport {
  readonly diagnostics: readonly JsonDiagnostic[];
  readonly summary: DiagnosticSummary;
}

export function jsonDiagnostic(diagnostic: Diagnostic): JsonDiagnostic {
  const { line, column } = diagnostic.span === undefined ? { line: 0, column: 0 } : startOf(diagnostic.span);
  const { code, severity, message, help } = diagnostic;
  return { code, severity, message, file: pathOf(diagnostic), line, column, help };
}

export function jsonReport(diagnostics: readonly Diagnostic[]): JsonReport {
  return { diagnostics: diagnostics.map(jsonDiagnostic), summary: summaryOf(diagnostics) };
}

export function renderJson(diagnostics: readonly Diagnostic[]): string {
  return `${JSON.stringify(jsonReport(diagnostics), null, 2)}\n`;
}
