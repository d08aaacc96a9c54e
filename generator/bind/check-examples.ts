/** Holds every example against its tool's schemas. Knows nothing of how examples are run. */

import type { CatalogExample, FieldProblem, JsonValue, Validator } from "../../contract/index.ts";
import { compileInProcess } from "../../validation/build.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { quoted, Reporter } from "../diagnostics/reporter.ts";
import type { CatalogModel, StandaloneSchema, ToolModel } from "../model/catalog-model.ts";

export function checkExamples(model: CatalogModel, lenient: boolean): readonly Diagnostic[] {
  const reporter = new Reporter();
  for (const tool of model.tools) if (tool.examples.length > 0) checkTool(tool, lenient, reporter);
  return reporter.diagnostics;
}

function checkTool(tool: ToolModel, lenient: boolean, reporter: Reporter): void {
  const validators = { input: lazily(tool.input, "input"), output: lazily(tool.output, "output") };
  tool.examples.forEach((example: CatalogExample, index) => {
    for (const part of ["input", "output"] as const) {
      const value = example[part];
      if (value === undefined) continue;
      // Validators fill defaults in place; the example stays as its author wrote it.
      for (const problem of validators[part]()(structuredClone(value)) ?? []) {
        complain(tool, `/examples/${index}/${part}`, part, example, problem, lenient, reporter);
      }
    }
  });
}

function lazily(schema: StandaloneSchema, role: "input" | "output"): () => Validator {
  let validator: Validator | undefined;
  return () => {
    validator ??= safely(() => compileInProcess(schema, role));
    return validator;
  };
}

/** A validator that cannot be made or that recurses for ever is a finding of the schema, told elsewhere. */
function safely(make: () => Validator): Validator {
  try {
    const validator = make();
    return (value: JsonValue) => {
      try {
        return validator(value);
      } catch {
        return undefined;
      }
    };
  } catch {
    return () => undefined;
  }
}

const codes = { input: "EXAMPLE_INPUT_INVALID", output: "EXAMPLE_OUTPUT_INVALID" } as const;

function complain(
  tool: ToolModel,
  at: string,
  part: "input" | "output",
  example: CatalogExample,
  problem: FieldProblem,
  lenient: boolean,
  reporter: Reporter,
): void {
  const where = problem.pointer === "" ? `The ${part}` : `${part}${problem.pointer.replaceAll("/", ".")}`;
  reporter.add({
    code: codes[part],
    severity: lenient ? "warning" : "error",
    message: `Example ${quoted(example.name)}: ${where} does not fit the ${part} schema: expected ${problem.expected}, got ${problem.got}.`,
    help: problem.hint === "" ? "Mend the example, or the schema if the example is right." : problem.hint,
    span: tool.spanOf(`${at}${problem.pointer}`),
  });
}
