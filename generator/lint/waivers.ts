/** Comments that allow one finding of one rule in one file, with a reason. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { quoted, Reporter } from "../diagnostics/reporter.ts";
import type { ParsedDocument, SourceComment } from "../parse/parsed-document.ts";
import { suggest } from "../text/did-you-mean.ts";
import type { SourceFile, SourceSpan } from "../text/source-file.ts";
import { lintRules } from "./rules/index.ts";

interface Waiver {
  readonly rule: string;
  readonly span: SourceSpan;
  isUsed: boolean;
}

const opening = /^\s*toolwright-allow\b:?\s*/;

/**
 * Drops the findings that their files allow, and complains about waivers without a reason, of no rule, or of nothing.
 *
 * @param diagnostics - Findings of lint rules only: nothing else can be waived.
 */
export function applyWaivers(diagnostics: readonly Diagnostic[], documents: readonly ParsedDocument[]): readonly Diagnostic[] {
  const reporter = new Reporter();
  const waivers = new Map<SourceFile, Waiver[]>();
  for (const document of documents) {
    const found = document.comments.flatMap((comment) => readWaiver(comment, document.file, reporter));
    if (found.length > 0) waivers.set(document.file, found);
  }
  const kept = diagnostics.filter((diagnostic) => {
    const waiver = diagnostic.span && waivers.get(diagnostic.span.file)?.find((candidate) => candidate.rule === diagnostic.code);
    if (waiver === undefined) return true;
    waiver.isUsed = true;
    return false;
  });
  for (const { rule, span, isUsed } of [...waivers.values()].flat()) {
    if (isUsed) continue;
    reporter.add({
      code: "LINT_WAIVER_UNUSED",
      severity: "warning",
      message: `This waiver allows ${rule}, of which the file has no finding.`,
      help: "Remove the comment.",
      span,
    });
  }
  return [...kept, ...reporter.diagnostics];
}

function readWaiver(comment: SourceComment, file: SourceFile, reporter: Reporter): Waiver[] {
  const match = opening.exec(comment.text);
  if (match === null) return [];
  const span = { file, start: comment.start, end: comment.start + 1 + comment.text.trimEnd().length };
  const [, rule = "", reason = ""] = /^([A-Za-z0-9_-]*)\s*:?\s*(.*)$/s.exec(comment.text.slice(match[0].length).trimEnd()) ?? [];
  const ids = lintRules.map((candidate) => candidate.id);
  if (!ids.some((id) => id === rule)) {
    const message = rule === "" ? "This waiver names no rule." : `There is no lint rule ${quoted(rule)} to allow.`;
    reporter.add({
      code: "LINT_WAIVER_UNKNOWN",
      message,
      help: suggest(rule, ids, "Write `# toolwright-allow LINT_X: reason` with the code of the finding."),
      span,
    });
    return [];
  }
  if (reason === "") {
    reporter.add({
      code: "LINT_WAIVER_REASON",
      message: `This waiver of ${rule} gives no reason.`,
      help: `Write \`# toolwright-allow ${rule}: reason\`.`,
      span,
    });
    return [];
  }
  return [{ rule, span, isUsed: false }];
}
