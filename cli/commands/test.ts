/** `toolwright test`: every tool's examples against its handler, through the pipeline that serves. */

import { join } from "node:path";
import type { Diagnostic } from "../../generator/diagnostics/diagnostic.ts";
import type { CatalogModel, ToolModel } from "../../generator/model/catalog-model.ts";
import { suggest } from "../../generator/text/did-you-mean.ts";
import { buildProject } from "../build-project.ts";
import type { CommandRun, Invocation } from "../command.ts";
import { usageError } from "../command-error.ts";
import { compareProject, privateFolder } from "../compile-project.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { hasErrors, printFindings } from "../findings.ts";
import { progressLine } from "../progress-line.ts";
import { openProjectWithEnv, type Project } from "../project.ts";
import type { ExampleResult } from "../testing/example-result.ts";
import { countsOf, diagnosticOf, renderJunit, renderText } from "../testing/report.ts";
import { runExamples } from "../testing/run-examples.ts";

export const run: CommandRun = async (invocation) => {
  const { io, format, options } = invocation;
  const project = openProjectWithEnv(invocation);
  const { findings, differences, model } = await compareProject(project, { lenient: options.lenient === true }, io);
  const errors = findings.filter(({ severity }) => severity === "error");
  // Tests of yesterday's catalog would say nothing about today's.
  if (errors.length + differences.length > 0) {
    printFindings(io, format, [...errors, ...differences]);
    return errors.length > 0 ? exitCodes.findings.code : exitCodes.stale.code;
  }
  const tools = chosen(
    model,
    invocation.args.filter((name) => name !== undefined),
  );
  const results = await resultsOf(project, tools, invocation);
  return report(tools, results, findings, invocation);
};

function chosen(model: CatalogModel, names: readonly string[]): readonly ToolModel[] {
  const known = new Set(model.tools.map(({ name }) => name));
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined) throw usageError(`No tool is named "${unknown}". ${suggest(unknown, [...known])}`);
  return names.length === 0 ? model.tools : model.tools.filter(({ name }) => names.includes(name));
}

async function resultsOf(project: Project, tools: readonly ToolModel[], { io }: Invocation): Promise<readonly ExampleResult[]> {
  const { registryUrl } = await buildProject(project, {
    outDir: join(privateFolder, "test"),
    standalone: false,
    withServer: false,
    sourceMaps: true,
  });
  const results: ExampleResult[] = [];
  const line = progressLine(io);
  try {
    for await (const result of runExamples({ registryUrl, projectDir: project.dir, tools })) {
      results.push(result);
      line.show(`Testing ${result.tool}: ${result.example}`);
    }
  } finally {
    line.clear();
  }
  return results;
}

function report(
  tools: readonly ToolModel[],
  results: readonly ExampleResult[],
  warnings: readonly Diagnostic[],
  { io, format }: Invocation,
): ExitCode {
  const counts = countsOf(tools, results);
  const models = new Map(tools.map((tool) => [tool.name, tool]));
  const failures = results.filter(({ status }) => status !== "passed").map((result) => diagnosticOf(result, models));
  if (format === "junit") io.out(renderJunit(results));
  else if (format === "json") printFindings(io, format, [...warnings, ...failures], { ...counts });
  else io.out(renderText(results, counts, io));
  return hasErrors(failures) ? exitCodes.tests.code : exitCodes.ok.code;
}
