/** `toolwright generate`: compiles the catalog and mends the disk, or says how it differs. */

import type { Diagnostic } from "../../generator/diagnostics/diagnostic.ts";
import { checkPlan, orphanFindings } from "../../generator/disk/check-plan.ts";
import { type AppliedPlan, applyPlan, type OutputPlan } from "../../generator/disk/output-tree.ts";
import type { CommandRun, Invocation } from "../command.ts";
import { usageError } from "../command-error.ts";
import { compileProject, planProject } from "../compile-project.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { hasErrors, printFindings } from "../findings.ts";
import { openProject, type Project } from "../project.ts";

export const run: CommandRun = async (invocation) => {
  const { check, watch } = invocation.options;
  if (check === true && watch === true)
    throw usageError("--check and --watch do not go together: one writes nothing, the other at every change.");
  const project = openProject(invocation);
  if (check === true) return checkProject(project, invocation);
  const first = await generateProject(project, invocation);
  if (watch !== true) return first;
  const { watchProject } = await import("../watch-project.ts");
  await watchProject(project, invocation.io, async () => void (await generateProject(openProject(invocation), invocation)));
  return exitCodes.ok.code;
};

/** Generates once and prints everything there is to say about it. */
export async function generateProject(
  project: Project,
  { io, options, format }: Pick<Invocation, "io" | "options" | "format">,
): Promise<ExitCode> {
  const compiled = await compileProject(project, { lenient: options.lenient === true }, io);
  const plan = planProject(project, compiled);
  const applied = applyPlan(plan);
  const diagnostics = [...compiled.diagnostics, ...orphanFindings(plan).map(asWarning)];
  const { model } = compiled.value;
  const counts = {
    tools: model.tools.length,
    written: applied.written.length,
    unchanged: plan.unchanged.length,
    removed: applied.removed.length,
    scaffolded: applied.scaffolded.length,
  };
  printFindings(io, format, diagnostics, counts);
  if (format === "text") io.err(summary(project, applied, counts, hasErrors(diagnostics)));
  return hasErrors(diagnostics) ? exitCodes.findings.code : exitCodes.ok.code;
}

async function checkProject(project: Project, { io, options, format }: Invocation): Promise<ExitCode> {
  const compiled = await compileProject(project, { lenient: options.lenient === true }, io);
  const plan = planProject(project, compiled);
  const differences = checkPlan(plan);
  const diagnostics = [...compiled.diagnostics, ...differences];
  printFindings(io, format, diagnostics, { tools: compiled.value.model.tools.length, ...differenceCounts(plan) });
  if (hasErrors(compiled.diagnostics)) return exitCodes.findings.code;
  if (differences.length > 0) return exitCodes.stale.code;
  if (format === "text")
    io.err(`${project.settings.generated}/ is what ${project.settings.catalog}/ says: ${count(plan.unchanged.length, "file")}.\n`);
  return exitCodes.ok.code;
}

function differenceCounts(plan: OutputPlan) {
  return {
    stale: plan.write.length,
    unchanged: plan.unchanged.length,
    strays: plan.strays.length,
    missingHandlers: plan.scaffold.length,
    orphanHandlers: plan.orphanHandlers.length,
  };
}

/** An orphan stops no generation: it is the author's file, and the next step is the author's. */
function asWarning(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: "warning" };
}

function summary(
  { settings }: Project,
  applied: AppliedPlan,
  counts: { readonly tools: number; readonly unchanged: number },
  isIncomplete: boolean,
): string {
  const parts = [
    `${count(applied.written.length, "file")} written`,
    `${counts.unchanged} unchanged`,
    ...(applied.removed.length === 0 ? [] : [`${applied.removed.length} removed`]),
  ];
  const lines = [`${count(counts.tools, "tool")} in ${settings.generated}/: ${parts.join(", ")}.`];
  lines.push(...applied.scaffolded.map((path) => `New stub to fill: ${settings.handlers}/${path}`));
  lines.push(...applied.kept.map((path) => `Not ours, left alone: ${settings.generated}/${path}`));
  if (isIncomplete) lines.push("What the errors above name was left out; everything else was generated.");
  return `${lines.join("\n")}\n`;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}
