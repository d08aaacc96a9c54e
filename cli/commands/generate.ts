/** `toolwright generate`: compiles the catalog and mends the disk, or says how it differs. */

import { setFlagsFromString } from "node:v8";
import type { Makeshift } from "../../generator/disk/generate-run.ts";
import type { AppliedPlan, OutputPlan } from "../../generator/disk/output-tree.ts";
import type { CommandRun, Invocation } from "../command.ts";
import { usageError } from "../command-error.ts";
import { compareProject, compileProject, generatedHoldings } from "../compile-project.ts";
import { compilerFlagsFor } from "../engine-flags.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { hasErrors, printFindings } from "../findings.ts";
import { counted, type Holdings, holdingsInWords, holdingsOf } from "../holdings.ts";
import { openProject, type Project } from "../project.ts";

export const run: CommandRun = async (invocation) => {
  const { check, watch } = invocation.options;
  if (check === true && watch === true)
    throw usageError("--check and --watch do not go together: one writes nothing, the other at every change.");
  for (const flag of compilerFlagsFor(process.versions.v8)) setFlagsFromString(flag);
  const project = openProject(invocation);
  if (check === true) return checkAndPrint(project, invocation);
  const first = await generateAndPrint(project, invocation);
  if (watch !== true) return first;
  const [{ watchProject }, { stopSignal }] = await Promise.all([import("../watch-project.ts"), import("../serving/until-stopped.ts")]);
  await watchProject(project, invocation.io, async () => void (await generateAndPrint(openProject(invocation), invocation)), {
    signal: stopSignal(),
  });
  return exitCodes.ok.code;
};

/** Generates once and prints everything there is to say about it. */
export async function generateAndPrint(
  project: Project,
  { io, options, format }: Pick<Invocation, "io" | "options" | "format">,
): Promise<ExitCode> {
  const result = await compileProject(project, { lenient: options.lenient === true, check: false }, io);
  const applied = "applied" in result ? result.applied : nothingApplied;
  const holdings = generatedHoldings(project);
  const isIncomplete = hasErrors(result.diagnostics);
  printFindings(io, format, result.diagnostics, {
    ...holdings,
    written: applied.written.length,
    removed: applied.removed.length,
    scaffolded: applied.scaffolded.length,
    ...makeshiftCounts(result.makeshift),
  });
  if (format === "text")
    io.err((result.makeshift.lost.length > 0 ? "" : summary(project, applied, holdings)) + makeshiftWords(project, result.makeshift));
  return isIncomplete ? exitCodes.findings.code : exitCodes.ok.code;
}

const nothingApplied: AppliedPlan = { written: [], removed: [], kept: [], scaffolded: [] };

async function checkAndPrint(project: Project, { io, options, format }: Invocation): Promise<ExitCode> {
  const { diagnostics, findings, differences, model, plan, makeshift } = await compareProject(
    project,
    { lenient: options.lenient === true },
    io,
  );
  printFindings(io, format, diagnostics, { ...holdingsOf(model), ...differenceCounts(plan), ...makeshiftCounts(makeshift) });
  if (hasErrors(findings)) return exitCodes.findings.code;
  if (differences.length > 0) return exitCodes.stale.code;
  const { generated, catalog } = project.settings;
  if (format === "text") io.err(`${generated}/ is what ${catalog}/ says: ${counted(plan.unchanged.length, "file")}.\n`);
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

/** Only where something has errors: a clean catalog has nothing makeshift about it. */
function makeshiftCounts({ kept, leftOut, lost }: Makeshift) {
  return kept.length + leftOut.length === 0 ? {} : { keptAsBefore: kept.length, leftOut: leftOut.length, isLeftAsItWas: lost.length > 0 };
}

function summary({ settings }: Project, applied: AppliedPlan, holdings: Holdings): string {
  const { written, removed, scaffolded, kept } = applied;
  const changes = [
    ...(written.length === 0 ? [] : [`${counted(written.length, "file")} written`]),
    ...(removed.length === 0 ? [] : [`${removed.length} removed`]),
  ];
  const lines = [`${settings.generated}/ holds ${holdingsInWords(holdings)}: ${changes.join(", ") || "nothing to change"}.`];
  lines.push(...scaffolded.map((path) => `New stub to fill: ${settings.handlers}/${path}`));
  lines.push(...kept.map((path) => `Not made by generate, left alone: ${settings.generated}/${path}`));
  return `${lines.join("\n")}\n`;
}

/** Longer lists are cut: the findings above name every file. */
const maxNamed = 5;

function makeshiftWords({ settings }: Project, { kept, leftOut, lost }: Makeshift): string {
  const { generated } = settings;
  if (lost.length > 0) {
    return `${generated}/ was left as it is: without what has errors it would lose ${named(lost)}. Mend the errors, then run \`toolwright generate\`.\n`;
  }
  const lines = [
    ...(kept.length === 0 ? [] : [`Kept as it was before, until its errors are mended: ${named(kept)}.`]),
    ...(leftOut.length === 0 ? [] : [`Left out, until its errors are mended: ${named(leftOut)}.`]),
    ...(kept.length + leftOut.length === 0 ? [] : ["Of all other files everything was generated."]),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function named(names: readonly string[]): string {
  const more = names.length - maxNamed;
  return `${names.slice(0, maxNamed).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
