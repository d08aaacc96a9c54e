/** Says what the library found wrong where an author looks for it: a quote is missing where it opens, not where the file ends. */

import type { YAMLError } from "yaml";
import type { Complaint } from "../diagnostics/reporter.ts";
import type { SourceFile, SourceSpan } from "../text/source-file.ts";
import { explainLine } from "./explain-line.ts";
import { yamlComplaints } from "./yaml-errors.ts";

export function explainProblem(problem: YAMLError, file: SourceFile): Complaint {
  return (
    unclosedQuote(problem, file) ??
    unclosedBracket(problem, file) ??
    explainLine(problem, file) ??
    indentedTooFar(problem, file) ??
    plainly(problem, file)
  );
}

function plainly(problem: YAMLError, file: SourceFile): Complaint {
  const { code, message, help } = yamlComplaints[problem.code];
  return { code, message: message ?? sentence(problem.message), help, span: spanAt(file, problem.pos[0], problem.pos[1]) };
}

function spanAt(file: SourceFile, start: number, end: number): SourceSpan {
  return { file, start: Math.min(start, file.text.length), end: Math.min(end, file.text.length) };
}

function sentence(text: string): string {
  const first = text.split("\n", 1)[0] ?? text;
  return /[.!?]$/.test(first) ? first : `${first}.`;
}

/** The text ran on to the end of the file: what opened it is the last quote in front of which a value may begin. */
function unclosedQuote(problem: YAMLError, file: SourceFile): Complaint | undefined {
  const quote = /^Missing closing (["'])quote/.exec(problem.message)?.[1];
  if (problem.code !== "MISSING_CHAR" || quote === undefined) return undefined;
  const openings = [...file.text.slice(0, problem.pos[0]).matchAll(quote === '"' ? /(?<=[\s:[{,(-])"/g : /(?<=[\s:[{,(-])'/g)];
  const at = openings.at(-1)?.index ?? problem.pos[0];
  return unclosedText(file, at);
}

/** @param at - Offset of the quote. */
export function unclosedText(file: SourceFile, at: number): Complaint {
  const quote = file.text.charAt(at);
  const help = `Put the closing ${quote} at the end of the text; the quote shown here may be the one without a partner.`;
  return { code: "YAML_SYNTAX", message: `A text that begins with ${quote} is not closed.`, help, span: spanAt(file, at, at + 1) };
}

function unclosedBracket(problem: YAMLError, file: SourceFile): Complaint | undefined {
  const bracket = /^Flow (?:map|sequence) in block collection must be sufficiently indented and end with a ([}\]])/.exec(
    problem.message,
  )?.[1];
  if (bracket === undefined) return undefined;
  const message = `A ${bracket === "}" ? "{" : "["} further up is not closed by a ${bracket} before this place.`;
  return {
    code: "YAML_SYNTAX",
    message,
    help: `Add the ${bracket} where the ${bracket === "}" ? "mapping" : "list"} ends.`,
    span: spanAt(file, problem.pos[0], problem.pos[1]),
  };
}

/** `a: b` with a deeper `c: d` below it reads as one long key: the fault is the second line's indentation. */
function indentedTooFar(problem: YAMLError, file: SourceFile): Complaint | undefined {
  if (problem.code !== "BLOCK_AS_IMPLICIT_KEY") return undefined;
  const lineEnd = file.text.indexOf("\n", problem.pos[0]);
  const rest = lineEnd === -1 ? "" : file.text.slice(problem.pos[0], lineEnd);
  if (lineEnd === -1 || /:(?:\s|$)/.test(rest)) return undefined;
  const next = /^[ \t]*\S/.exec(file.text.slice(lineEnd + 1));
  if (next === null) return undefined;
  const start = lineEnd + next[0].length;
  return {
    code: "YAML_SYNTAX",
    message: "This line is indented as if it belonged to the value above it.",
    help: "Indent with spaces, the members of one mapping by the same number of them.",
    span: spanAt(file, start, start + 1),
  };
}
