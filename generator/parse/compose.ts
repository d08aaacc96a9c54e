/** Runs the YAML library within limits: text in, nodes and complaints out. Alone knows the library's parser. */

import { Composer, CST, type Document, Lexer, type ParsedNode, Parser } from "yaml";
import type { Reporter } from "../diagnostics/reporter.ts";
import type { SourceFile } from "../text/source-file.ts";
import { explainProblem } from "./explain-problem.ts";
import { readLimits } from "./limits.ts";
import type { SourceComment } from "./parsed-document.ts";

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

/** Marks that the next lexeme is the text of a plain or block scalar, which may begin with `#`. */
const scalarMark = "\x1f";

interface Tokens {
  readonly tokens: CST.Token[];
  readonly comments: SourceComment[];
  /** Offset at which the nesting went beyond its limit. */
  readonly tooDeepAt: number | undefined;
}

// The parser's stack holds a token or two a level, and its cost grows with the square of a line's depth.
const maxParserStack = readLimits.depth.value * 2 + 8;

function tokenize(text: string): Tokens {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const comments: SourceComment[] = [];
  let before = "";
  for (const lexeme of new Lexer().lex(text)) {
    if (before !== scalarMark && CST.tokenType(lexeme) === "comment") comments.push({ text: lexeme.slice(1), start: parser.offset });
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > maxParserStack) return { tokens, comments, tooDeepAt: parser.offset };
    before = lexeme;
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens, comments, tooDeepAt: undefined };
}

/** Reads one document of the YAML 1.2 core schema. JSON is a part of it. */
export function composeYaml(file: SourceFile, reporter: Reporter): Composed {
  const nothing: Composed = { root: undefined, comments: [] };
  const { tokens, comments, tooDeepAt } = tokenize(file.text);
  if (tooDeepAt !== undefined) {
    reportDepth(file, tooDeepAt, reporter);
    return nothing;
  }
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

/** @returns True when the document is not to be used. */
function reportProblems(document: Document.Parsed, file: SourceFile, reporter: Reporter): boolean {
  const problems = [...document.errors, ...document.warnings].sort((left, right) => left.pos[0] - right.pos[0]);
  const told = new Set<number>();
  for (const problem of problems) {
    const line = file.text.lastIndexOf("\n", problem.pos[0] - 1);
    if (told.has(line) || told.size >= readLimits.syntaxFindings.value) continue;
    told.add(line);
    reporter.add(explainProblem(problem, file));
  }
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
