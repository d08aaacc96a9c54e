/** Findings as JUnit XML, which build servers show as tests: a suite a file, a case a finding. */

import type { Diagnostic } from "./diagnostic.ts";
import { placeOf } from "./render-text.ts";
import { pathOf } from "./sort.ts";
import { summaryOf } from "./summary.ts";

export function renderJunit(diagnostics: readonly Diagnostic[]): string {
  const suites = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const path = pathOf(diagnostic) || "toolwright";
    suites.set(path, [...(suites.get(path) ?? []), diagnostic]);
  }
  const { errors } = summaryOf(diagnostics);
  const body = [...suites].map(([path, found]) => suiteOf(path, found)).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="toolwright" tests="${diagnostics.length}" failures="${errors}">\n${body}</testsuites>\n`;
}

function suiteOf(path: string, found: readonly Diagnostic[]): string {
  const { errors } = summaryOf(found);
  const cases = found.map(caseOf).join("");
  return `  <testsuite name="${escapeXml(path)}" tests="${found.length}" failures="${errors}">\n${cases}  </testsuite>\n`;
}

/** A warning is a passed test with something to say: a build must not turn red by it. */
function caseOf(diagnostic: Diagnostic): string {
  const name = escapeXml(`${diagnostic.code} ${placeOf(diagnostic)}`);
  const words = escapeXml(`${placeOf(diagnostic)}\n${diagnostic.message}\n${diagnostic.help}`);
  const inside =
    diagnostic.severity === "error"
      ? `<failure type="${diagnostic.code}" message="${escapeXml(diagnostic.message)}">${words}</failure>`
      : `<system-out>${words}</system-out>`;
  return `    <testcase classname="${escapeXml(pathOf(diagnostic))}" name="${name}">${inside}</testcase>\n`;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
