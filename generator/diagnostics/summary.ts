/** Counts findings. */

import type { Diagnostic } from "./diagnostic.ts";
import { pathOf } from "./sort.ts";

export interface DiagnosticSummary {
  readonly errors: number;
  readonly warnings: number;
  /** Files with at least one finding. */
  readonly files: number;
}

export function summaryOf(diagnostics: readonly Diagnostic[]): DiagnosticSummary {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error").length;
  const files = new Set(diagnostics.map(pathOf).filter((path) => path !== "")).size;
  return { errors, warnings: diagnostics.length - errors, files };
}

export function summarySentence({ errors, warnings, files }: DiagnosticSummary): string {
  return `${counted(errors, "error")} and ${counted(warnings, "warning")} in ${counted(files, "file")}.`;
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
