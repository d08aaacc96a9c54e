/** What `--format json` prints where there are no findings: one object each, with `diagnostics` as all of them have. */

import { errorCatalog, isErrorCode, type ToolError } from "../contract/index.ts";
import type { JsonDiagnostic } from "../generator/diagnostics/render-json.ts";
import { type CommandCode, commandCodes } from "./command-codes.ts";
import { CommandError } from "./command-error.ts";
import { errorSentence } from "./error-words.ts";
import { exitCodes } from "./exit-codes.ts";
import type { Io } from "./io.ts";

export function printJson({ out }: Pick<Io, "out">, facts: object): void {
  out(`${JSON.stringify({ diagnostics: [], ...facts }, undefined, 2)}\n`);
}

/** Says why there is nothing else. Its words for people are printed by whoever calls this. */
export function printJsonFailure(io: Pick<Io, "out">, error: unknown): void {
  const code: CommandCode = error instanceof CommandError && error.exitCode === exitCodes.usage.code ? "COMMAND_USAGE" : "COMMAND_FAILED";
  printFailure(io, { code, message: errorSentence(error), help: commandCodes[code].fix });
}

/** The same of an error that a server answered, or the way to it. */
export function printJsonCallError(io: Pick<Io, "out">, { code, message }: ToolError): void {
  printFailure(io, { code, message, help: isErrorCode(code) ? errorCatalog[code].next : "" });
}

function printFailure(io: Pick<Io, "out">, what: Pick<JsonDiagnostic, "code" | "message" | "help">): void {
  const { code, message, help } = what;
  const diagnostic: JsonDiagnostic = { code, severity: "error", message, file: "", line: 0, column: 0, help };
  printJson(io, { diagnostics: [diagnostic], summary: { errors: 1, warnings: 0, files: 0 } });
}
