/** Prints findings and what a command did, in the format asked for. */

import type { Diagnostic } from "../generator/diagnostics/diagnostic.ts";
import { renderDiagnostics } from "../generator/diagnostics/render.ts";
import { jsonReport } from "../generator/diagnostics/render-json.ts";
import { sortDiagnostics } from "../generator/diagnostics/sort.ts";
import type { Format } from "./command.ts";
import type { Io } from "./io.ts";

/** What a command adds to the counts of findings, in JSON's `summary`. */
export type SummaryFacts = Readonly<Record<string, string | number | boolean>>;

export function printFindings(io: Io, format: Format, diagnostics: readonly Diagnostic[], facts: SummaryFacts = {}): void {
  if (format !== "json") {
    io.out(renderDiagnostics(diagnostics, format, { colour: io.color }));
    return;
  }
  const report = jsonReport(sortDiagnostics(diagnostics));
  io.out(`${JSON.stringify({ diagnostics: report.diagnostics, summary: { ...report.summary, ...facts } }, undefined, 2)}\n`);
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}
