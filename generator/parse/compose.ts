/** Runs the YAML library's composer: text in, nodes and complaints out. */

import type { Document, ParsedNode, YAMLError } from "yaml";
import type { Reporter } from "../diagnostics/reporter.ts";
import type { SourceFile } from "../text/source-file.ts";
import { explainFile } from "./explain-line.ts";
import { explainProblem, unclosedText } from "./explain-problem.ts";
import { readLimits } from "./limits.ts";
import type { SourceComment } from "./parsed-document.ts";
import { type Tokens, tokenize } from "./tokenize.ts";
import { yaml } from "./yaml-package.ts";

export interface Composed {
  /** Absent when the text is not one well-formed YAML document. */
  readonly root: ParsedNode | undefined;
  readonly comments: readonly SourceComment[];
}

const composerOptions = {
  version: "1.2",
  schema: "core",
  merge: false,
  // The library compares every key with every other; a table does it while values are read.
  uniqueKeys: false,
  stringKeys: true,
  resolveKnownTags: false,
  prettyErrors: false,
  logLevel: "silent",
} as const;

/** Reads one document of the YAML 1.2 core schema. JSON is a part of it. */
export function composeYaml(file: SourceFile, reporter: Reporter): Composed {
  const nothing: Composed = { root: undefined, comments: [] };
  const { tokens, comments, stopped } = tokenize(file.text);
  if (stopped !== undefined) {
    stopReports[stopped.by](file, stopped.at, reporter);
    return nothing;
  }
  const { Composer } = yaml();
  const documents = [...new Composer(composerOptions).compose(tokens, true, file.text.length)];
  const [document, second] = documents;
  if (document === undefined) return nothing;
  if (second !== undefined) {
    const start = second.contents?.range?.[0] ?? second.range[0];
    reporter.add({
      code: "YAML_SEVERAL_DOCUMENTS",
      message: "A second document begins here; a catalog file holds one.",
      help: "Put each document into a file of its own, and remove the `---` between them.",
      span: { file, start, end: start + 1 },
    });
    return nothing;
  }
  return reportProblems(document, file, reporter) ? nothing : { root: document.contents ?? undefined, comments };
}

export function reportDepth(file: SourceFile, offset: number, reporter: Reporter): void {
  reporter.add({
    code: "YAML_TOO_DEEP",
    message: `The file nests deeper than ${readLimits.depth.value} levels here.`,
    help: "Move inner parts into Schema files and refer to them.",
    span: { file, start: offset, end: offset + 1 },
  });
}

function reportSigns(file: SourceFile, offset: number, reporter: Reporter): void {
  reporter.add({
    code: "YAML_SYNTAX",
    message: `More than ${readLimits.signsInARow.value} signs or texts stand here side by side, with nothing to join them.`,
    help: "Remove them, or write what belongs between them.",
    span: { file, start: offset, end: offset + 1 },
  });
}

const stopReports: Readonly<Record<NonNullable<Tokens["stopped"]>["by"], (file: SourceFile, offset: number, reporter: Reporter) => void>> =
  {
    depth: reportDepth,
    signs: reportSigns,
    quote: (file, offset, reporter) => reporter.add(unclosedText(file, offset)),
  };

/** One finding a line, and none of what only follows from the one before. */
function tellProblems(problems: readonly YAMLError[], file: SourceFile, reporter: Reporter): void {
  const tabs = problems.filter(({ code }) => code === "TAB_AS_INDENT");
  const told = new Set<number>();
  for (const problem of tabs.length > 0 ? tabs : problems) {
    const line = file.text.lastIndexOf("\n", problem.pos[0] - 1);
    if (told.has(line)) continue;
    told.add(line);
    reporter.add(explainProblem(problem, file));
    // The document ended early: everything behind is unexpected.
    if (told.size >= readLimits.syntaxFindings.value || /token in YAML stream/.test(problem.message)) return;
  }
}

/** @returns True when the document is not to be used. */
function reportProblems(document: Document.Parsed, file: SourceFile, reporter: Reporter): boolean {
  const problems = [...document.errors, ...document.warnings].sort((left, right) => left.pos[0] - right.pos[0]);
  const whole = problems.length === 0 ? undefined : explainFile(file);
  if (whole !== undefined) reporter.add(whole);
  else tellProblems(problems, file, reporter);
  const version = document.directives?.yaml;
  if (problems.length === 0 && version?.explicit === true && version.version !== "1.2") {
    reporter.add({
      code: "YAML_DIRECTIVE",
      severity: "warning",
      message: `The file says YAML ${version.version}; catalog files are read as YAML 1.2, where yes, no, on and off are texts.`,
      help: "Remove the %YAML line.",
      span: { file, start: 0, end: 5 },
    });
  }
  return problems.length > 0;
}
