/** What `generate --check` says of a plan: each finding names the command that mends it. */

import { join, relative } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { OutputPlan, PendingFile } from "./output-tree.ts";

const differences: Readonly<Record<PendingFile["why"], Pick<Diagnostic, "code" | "help"> & { readonly words: string }>> = {
  missing: {
    code: "GENERATED_MISSING",
    words: "is not there",
    help: "Run `toolwright generate` and commit the result.",
  },
  stale: {
    code: "GENERATED_STALE",
    words: "is not what the catalog says",
    help: "Run `toolwright generate` and commit the result; edit the catalog, never a generated file.",
  },
  "line-ends": {
    code: "GENERATED_STALE",
    words: "differs in its line ends only (CRLF where LF is written)",
    help: "Put `* text=auto eol=lf` into .gitattributes, then run `git add --renormalize .` and `toolwright generate`.",
  },
};

/** @returns Nothing when the disk is what the catalog says. */
export function checkPlan(plan: OutputPlan): readonly Diagnostic[] {
  const { projectDir, generatedDir, handlersDir } = plan.place;
  const named = (folder: string, path: string) => relative(projectDir, join(folder, path)).replaceAll("\\", "/");
  return [
    ...plan.write.map(({ path, why }) => {
      const { words, ...facts } = differences[why];
      return finding(named(generatedDir, path), words, facts);
    }),
    ...plan.strays.map(({ path, ours }) =>
      finding(named(generatedDir, path), "is made by nothing in the catalog", {
        code: "GENERATED_STRAY",
        help: ours
          ? "Run `toolwright generate`, which removes it, and commit the result."
          : "Move it out of the generated folder: `toolwright generate` removes only what it made itself.",
      }),
    ),
    ...plan.scaffold.map(({ path }) =>
      finding(named(handlersDir, path), "is not there, and its tool is carried out by code", {
        code: "HANDLER_MISSING",
        help: "Run `toolwright generate`, which writes a stub, and fill it.",
      }),
    ),
    ...orphanFindings(plan),
  ];
}

/** Also said by a plain `generate`, as a warning. */
export function orphanFindings({ place, orphanHandlers }: OutputPlan): readonly Diagnostic[] {
  return orphanHandlers.map((path) =>
    finding(
      relative(place.projectDir, join(place.handlersDir, path)).replaceAll("\\", "/"),
      "exports a handler, and no tool is carried out by it",
      {
        code: "HANDLER_ORPHANED",
        help: "Delete the file, or move its code to the handler of the tool that took its place; `toolwright generate` deletes no handler.",
      },
    ),
  );
}

function finding(file: string, words: string, facts: Pick<Diagnostic, "code" | "help">): Diagnostic {
  return { ...facts, severity: "error", message: `${file} ${words}.`, file };
}
