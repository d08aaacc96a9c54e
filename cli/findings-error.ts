/** Findings that end a command before its work began, such as those in toolwright.yaml. */

import type { Diagnostic } from "../generator/diagnostics/diagnostic.ts";
import { CommandError } from "./command-error.ts";
import type { ExitCode } from "./exit-codes.ts";

/** Printed as findings are, in the format asked for. */
export class FindingsError extends CommandError {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[], exitCode: ExitCode) {
    super(diagnostics.map(({ message }) => message).join(" "), exitCode);
    this.diagnostics = diagnostics;
  }
}
