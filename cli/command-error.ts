/** What a command throws to end with words instead of a stack trace. */

import { type ExitCode, exitCodes } from "./exit-codes.ts";

/** Its message says what is wrong and what to do next; nothing else is printed. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = exitCodes.failure.code, options: { readonly cause?: unknown } = {}) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/** The command line or toolwright.yaml is wrong. */
export function usageError(message: string): CommandError {
  return new CommandError(message, exitCodes.usage.code);
}
