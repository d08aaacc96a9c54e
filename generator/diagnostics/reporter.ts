/** Gathers complaints while a stage runs. Knows the codes, and nothing of what they speak about. */

import type { SourceSpan } from "../text/source-file.ts";
import type { DiagnosticCode } from "./codes.ts";
import type { Diagnostic, Severity } from "./diagnostic.ts";
import { escapeHidden } from "./visible.ts";

export interface Complaint {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly help: string;
  readonly span?: SourceSpan;
  readonly file?: string;
  /** `error` when absent. */
  readonly severity?: Severity;
  readonly related?: Diagnostic["related"];
}

/** Longer sentences are cut: a value quoted in one may be a megabyte long. */
const maxMessageCharacters = 600;

export class Reporter {
  readonly #diagnostics: Diagnostic[] = [];

  add(complaint: Complaint): void {
    const { message, help, severity = "error", related, ...rest } = complaint;
    const more = related === undefined ? {} : { related };
    this.#diagnostics.push({ ...rest, ...more, severity, message: cut(message), help: cut(help) });
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.#diagnostics;
  }

  get errorCount(): number {
    return this.#diagnostics.filter((diagnostic) => diagnostic.severity === "error").length;
  }
}

function cut(text: string): string {
  const visible = escapeHidden(text);
  return visible.length <= maxMessageCharacters ? visible : `${visible.slice(0, maxMessageCharacters)}…`;
}

/** A value as it stands in a sentence: quoted, on one line, at most 80 characters. */
export function quoted(value: unknown): string {
  const visible = escapeHidden(JSON.stringify(value) ?? String(value));
  return visible.length <= 80 ? visible : `${visible.slice(0, 77)}…`;
}
