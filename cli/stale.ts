/** Whether what was generated is what the catalog says. */

import type { Diagnostic } from "../generator/diagnostics/diagnostic.ts";
import { checkPlan } from "../generator/disk/check-plan.ts";
import { type CompileChoices, compileProject, planProject } from "./compile-project.ts";
import type { Io } from "./io.ts";
import type { Project } from "./project.ts";

export interface Freshness {
  /** What the compiler says of the catalog itself. */
  readonly findings: readonly Diagnostic[];
  /** How the disk differs from it; empty when it does not. */
  readonly differences: readonly Diagnostic[];
}

export async function freshnessOf(project: Project, choices: CompileChoices, io: Io): Promise<Freshness> {
  const compiled = await compileProject(project, choices, io);
  return { findings: compiled.diagnostics, differences: checkPlan(planProject(project, compiled)) };
}
