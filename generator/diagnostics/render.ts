/** The formats findings are printed in. A new format is one file and one row. */

import type { Diagnostic } from "./diagnostic.ts";
import { renderGithub } from "./render-github.ts";
import { renderJson } from "./render-json.ts";
import { renderJunit } from "./render-junit.ts";
import { renderSarif } from "./render-sarif.ts";
import { renderText, type TextOptions } from "./render-text.ts";
import { sortDiagnostics } from "./sort.ts";

export type RenderOptions = TextOptions;

const renderers = {
  text: renderText,
  json: renderJson,
  github: renderGithub,
  sarif: renderSarif,
  junit: renderJunit,
} as const satisfies Record<string, (diagnostics: readonly Diagnostic[], options: RenderOptions) => string>;

export type DiagnosticFormat = keyof typeof renderers;

export const diagnosticFormats = Object.keys(renderers) as readonly DiagnosticFormat[];

/**
 * Prints findings, sorted by file, position and code.
 *
 * @returns Text with a line end at its end; `""` where a format has nothing to say of nothing.
 */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], format: DiagnosticFormat, options: RenderOptions = {}): string {
  return renderers[format](sortDiagnostics(diagnostics), options);
}
