/** A complaint about the user's text, and a value that carries its complaints. Diagnostics are never thrown. */

import type { SourceSpan } from "../text/source-file.ts";
import type { DiagnosticCode } from "./codes.ts";

export type Severity = "error" | "warning";

export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** What is wrong, in one sentence that names the thing. */
  readonly message: string;
  /** Where; absent only when no text is to blame, such as a stray generated file. */
  readonly span?: SourceSpan;
  /** Path relative to the project root, when there is no span. */
  readonly file?: string;
  /** What to do next, in one sentence. */
  readonly help: string;
  readonly related?: readonly { readonly message: string; readonly span: SourceSpan }[];
}

/** A value, as whole as it can be, and everything wrong with what it was made from. */
export interface Reported<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}
