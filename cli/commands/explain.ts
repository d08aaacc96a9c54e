/** `toolwright explain CODE`: what a finding's or an error's code means and how to mend it. */

import { errorCatalog, isErrorCode } from "../../contract/index.ts";
import { diagnosticCodes } from "../../generator/diagnostics/codes.ts";
import { suggest } from "../../generator/text/did-you-mean.ts";
import type { CommandRun } from "../command.ts";
import { usageError } from "../command-error.ts";
import { exitCodes } from "../exit-codes.ts";
import { tone } from "../io.ts";

export const run: CommandRun = async ({ io, args, format }) => {
  const code = (args[0] ?? "").toUpperCase().replaceAll("-", "_");
  const facts = factsOf(code);
  if (facts === undefined) {
    const known = [...Object.keys(diagnosticCodes), ...Object.keys(errorCatalog)];
    throw usageError(`"${args[0] ?? ""}" is not a code. ${suggest(code, known, "Copy it from the finding or the error.")}`);
  }
  if (format === "json") io.out(`${JSON.stringify({ code, ...facts }, undefined, 2)}\n`);
  else io.out(`${tone(io, "bold", code)}: ${facts.title}\n\n${facts.cause}\n\n${tone(io, "bold", "What to do")}: ${facts.fix}\n`);
  return exitCodes.ok.code;
};

interface Explanation {
  /** `finding` of the compiler, or `error` on the wire. */
  readonly kind: "finding" | "error";
  readonly title: string;
  readonly cause: string;
  readonly fix: string;
}

function factsOf(code: string): Explanation | undefined {
  if (Object.hasOwn(diagnosticCodes, code)) return { kind: "finding", ...diagnosticCodes[code as keyof typeof diagnosticCodes] };
  if (!isErrorCode(code)) return undefined;
  const { httpStatus, retryable, meaning, next } = errorCatalog[code];
  return {
    kind: "error",
    title: `an error a call may be answered with (HTTP ${httpStatus}, ${retryable ? "may be retried" : "not retryable"})`,
    cause: meaning,
    fix: next,
  };
}
