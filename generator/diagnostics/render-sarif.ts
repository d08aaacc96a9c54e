/** Findings as SARIF 2.1.0, which code scanning services take. */

import { type DiagnosticCode, diagnosticCodes } from "./codes.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { endOf, startOf } from "./excerpt.ts";
import { pathOf } from "./sort.ts";

export function renderSarif(diagnostics: readonly Diagnostic[]): string {
  const used = [...new Set(diagnostics.map((diagnostic) => diagnostic.code))].sort();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "toolwright", rules: used.map(ruleOf) } },
        columnKind: "utf16CodeUnits",
        results: diagnostics.map((diagnostic) => resultOf(diagnostic, used.indexOf(diagnostic.code))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf(code: DiagnosticCode): object {
  const { title, cause, fix } = diagnosticCodes[code];
  return { id: code, shortDescription: { text: title }, fullDescription: { text: cause }, help: { text: fix } };
}

function resultOf(diagnostic: Diagnostic, ruleIndex: number): object {
  const uri = pathOf(diagnostic).split("/").map(encodeURIComponent).join("/");
  const location = { physicalLocation: { artifactLocation: { uri }, ...regionOf(diagnostic) } };
  return {
    ruleId: diagnostic.code,
    ruleIndex,
    level: diagnostic.severity,
    message: { text: `${diagnostic.message} ${diagnostic.help}` },
    locations: uri === "" ? [] : [location],
  };
}

function regionOf(diagnostic: Diagnostic): object {
  if (diagnostic.span === undefined) return {};
  const start = startOf(diagnostic.span);
  const end = endOf(diagnostic.span);
  return { region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column } };
}
