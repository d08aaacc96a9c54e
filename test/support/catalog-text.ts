/** Small catalogs as text, for tests of the compiler's front. */

import { type AnalyzeOptions, analyzeCatalog } from "../../generator/analyze.ts";
import type { Diagnostic, Reported } from "../../generator/diagnostics/diagnostic.ts";
import { startOf } from "../../generator/diagnostics/excerpt.ts";
import type { CatalogModel } from "../../generator/model/catalog-model.ts";
import { sourceFile } from "../../generator/text/source-file.ts";

/** A tool without a fault. Members are replaced by key; `undefined` leaves one out. */
export function toolText(members: Readonly<Record<string, unknown>> = {}): string {
  const tool = {
    apiVersion: "toolwright/v1",
    kind: "Tool",
    name: "track_shipment",
    version: "1.2.0",
    description: "Current status of one shipment.",
    effects: "read",
    scopes: ["shipments:read"],
    input: {
      type: "object",
      properties: { id: { type: "string", maxLength: 20, description: "The shipment's id." } },
      required: ["id"],
      additionalProperties: false,
    },
    output: { type: "object", properties: { status: { type: "string", description: "Where it is." } } },
    handler: { code: true },
    examples: [{ name: "one", input: { id: "SHP-1" }, output: { status: "planned" } }],
    ...members,
  };
  return `${JSON.stringify(tool, null, 2)}\n`;
}

/** A Schema document without a fault. */
export function schemaText(name: string, schema: unknown): string {
  return `${JSON.stringify({ apiVersion: "toolwright/v1", kind: "Schema", name, description: "A shared schema.", schema }, null, 2)}\n`;
}

/** Analyses files given by path. */
export function analyze(files: Readonly<Record<string, string>>, options: Partial<AnalyzeOptions> = {}): Reported<CatalogModel> {
  const sources = Object.entries(files).map(([path, text]) => sourceFile(path, text));
  return analyzeCatalog(sources, { lenient: false, lint: {}, ...options });
}

/** `CODE severity file:line:column`, one a finding. */
export function brief(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map((diagnostic) => {
    const { code, severity, span } = diagnostic;
    const position = span && startOf(span);
    return `${code} ${severity} ${span?.file.path ?? diagnostic.file ?? ""}:${position?.line ?? 0}:${position?.column ?? 0}`;
  });
}

export function codesOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map((diagnostic) => diagnostic.code);
}
