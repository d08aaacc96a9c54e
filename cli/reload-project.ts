/**
 * Brings a server what its project says now: compiles aside, writes what is sound, builds, and lets the server look before it swaps. A
 * candidate with errors changes nothing, on disk or in service, and the log says why.
 */

import type { Diagnostic } from "../generator/diagnostics/diagnostic.ts";
import { jsonDiagnostic } from "../generator/diagnostics/render-json.ts";
import { buildProject } from "./build-project.ts";
import type { Invocation } from "./command.ts";
import { distFolder } from "./commands/build.ts";
import { generateAndPrint } from "./commands/generate.ts";
import { checkProject } from "./compile-project.ts";
import { hasErrors, printFindings } from "./findings.ts";
import { openProject, type Project } from "./project.ts";
import type { Serving } from "./serving/start.ts";

export interface Served {
  readonly serving: Pick<Serving, "reload" | "logger">;
  /** The build in service; its address changes with its content. */
  readonly registryUrl: URL;
}

/** @returns The build in service afterwards. */
export async function reloadProject({ serving, registryUrl }: Served, invocation: Invocation): Promise<URL> {
  const { io } = invocation;
  try {
    const project = openProject(invocation);
    if (!(await isSound(project, serving, invocation))) return registryUrl;
    // What the running generation has not loaded yet, it must still find.
    const next = await buildProject(project, { outDir: distFolder, standalone: false, withServer: true, keepOld: true });
    if (next.registryUrl.href === registryUrl.href) {
      io.err("Nothing that is served has changed.\n");
      return registryUrl;
    }
    const shown = await serving.reload(next.registryUrl);
    for (const { agentId, key } of shown) io.out(`Key of agent "${agentId}", shown once: ${key}\n`);
    return next.registryUrl;
  } catch (error) {
    serving.logger.error("catalog.reload_failed", { error });
    return registryUrl;
  }
}

/** Whether the catalog has no errors; then generated files are made what it says. */
async function isSound(project: Project, serving: Served["serving"], { io, options, format }: Invocation): Promise<boolean> {
  const printing = { io: { ...io, out: io.err }, options, format };
  const { findings, differences } = await checkProject(project, { lenient: options.lenient === true }, io);
  if (hasErrors(findings)) {
    printFindings(printing.io, format, findings);
    serving.logger.error("catalog.refused", { faults: findings.filter(({ severity }) => severity === "error").map(faultOf) });
    return false;
  }
  if (differences.length > 0) await generateAndPrint(project, printing);
  return true;
}

function faultOf(diagnostic: Diagnostic): string {
  const { file, line, column, code, message } = jsonDiagnostic(diagnostic);
  return `${file}:${line}:${column} ${code}: ${message}`;
}
