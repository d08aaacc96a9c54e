/** `toolwright explain CODE`: what a finding's or an error's code means and how to mend it. */

import { errorCatalog, isErrorCode } from "../../contract/index.ts";
import { diagnosticCodes } from "../../generator/diagnostics/codes.ts";
import { suggest } from "../../generator/text/did-you-mean.ts";
import type { CommandRun } from "../command.ts";
import { commandCodes } from "../command-codes.ts";
import { usageError } from "../command-error.ts";
import { doctorCodes } from "../doctor-codes.ts";
import { exitCodes } from "../exit-codes.ts";
import { tone } from "../io.ts";
import { printJson } from "../print-json.ts";

export const run: CommandRun = async ({ io, args, format }) => {
  const code = (args[0] ?? "").toUpperCase().replaceAll("-", "_");
  const facts = factsOf(code);
  if (facts === undefined) {
    const known = [diagnosticCodes, errorCatalog, doctorCodes, commandCodes].flatMap((table) => Object.keys(table));
    throw usageError(`"${args[0] ?? ""}" is not a code. ${meant(code, known)}`);
  }
  if (format === "json") printJson(io, { code, ...facts });
  else io.out(`${tone(io, "bold", code)}: ${facts.title}\n\n${facts.cause}\n\n${tone(io, "bold", "What to do")}: ${facts.fix}\n`);
  return exitCodes.ok.code;
};

/** Codes that hold what is remembered of one, else the one that is written nearly so, else those with the most words of it. */
function meant(code: string, known: readonly string[]): string {
  const words = code.split("_").filter((word) => word.length > 2);
  const shared = (candidate: string) => words.filter((word) => candidate.includes(word)).length;
  const most = Math.max(1, ...known.map(shared));
  const holding = code.length > 2 ? known.filter((candidate) => candidate.includes(code)) : [];
  const kin = suggest(
    code,
    known,
    oneOf(known.filter((candidate) => shared(candidate) === most)) ?? "Copy it from the finding or the error.",
  );
  return oneOf(holding) ?? kin;
}

function oneOf(codes: readonly string[]): string | undefined {
  if (codes.length === 0 || codes.length > maxNamed) return undefined;
  return `Did you mean ${codes.length === 1 ? "" : "one of "}${codes.join(", ")}?`;
}

/** Longer lists help nobody. */
const maxNamed = 8;

interface Explanation {
  /** `finding` of the compiler, `error` on the wire, `check` of the doctor, or `end` of a command. */
  readonly kind: "finding" | "error" | "check" | "end";
  readonly title: string;
  readonly cause: string;
  readonly fix: string;
}

function factsOf(code: string): Explanation | undefined {
  if (Object.hasOwn(diagnosticCodes, code)) return { kind: "finding", ...diagnosticCodes[code as keyof typeof diagnosticCodes] };
  if (Object.hasOwn(doctorCodes, code)) return { kind: "check", ...doctorCodes[code as keyof typeof doctorCodes] };
  if (Object.hasOwn(commandCodes, code)) return { kind: "end", ...commandCodes[code as keyof typeof commandCodes] };
  if (!isErrorCode(code)) return undefined;
  const { httpStatus, retryable, meaning, next } = errorCatalog[code];
  return {
    kind: "error",
    title: `an error a call may be answered with (HTTP ${httpStatus}, ${retryable ? "may be retried" : "not retryable"})`,
    cause: meaning,
    fix: next,
  };
}
