/** Holds every example against its tool's schemas. Knows nothing of how examples are run. */

import type { CatalogExample, FieldProblem, JsonValue } from "../../contract/index.ts";
import { compileInProcess, type SchemaRole, surelyFits } from "../../validation/build.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { quoted, Reporter } from "../diagnostics/reporter.ts";
import type { CatalogModel, StandaloneSchema } from "../model/catalog-model.ts";

/** What is wrong with a value that an example gives; nothing, when the schema gives no validator: that is told elsewhere. */
export type ExampleJudge = (schema: StandaloneSchema, role: SchemaRole, value: JsonValue) => readonly FieldProblem[];

type Part = "input" | "output";

export function checkExamples(model: CatalogModel, lenient: boolean, judge: ExampleJudge): readonly Diagnostic[] {
  const severity = lenient ? "warning" : "error";
  const reporter = new Reporter();
  for (const tool of model.tools) {
    for (const [index, example] of tool.examples.entries()) {
      for (const part of ["input", "output"] as const) {
        const value = example[part];
        if (value === undefined) continue;
        for (const problem of judge(tool[part], part, value)) {
          const span = tool.spanOf(`/examples/${index}/${part}${problem.pointer}`);
          reporter.add({ ...complaint(example, part, problem), severity, span });
        }
      }
    }
  }
  return reporter.diagnostics;
}

export const judgeValue: ExampleJudge = (schema, role, value) => {
  if (surelyFits(schema, value)) return [];
  try {
    // Validators fill defaults in place; the example stays as its author wrote it.
    return compileInProcess(schema, role)(structuredClone(value)) ?? [];
  } catch {
    return [];
  }
};

const codes = { input: "EXAMPLE_INPUT_INVALID", output: "EXAMPLE_OUTPUT_INVALID" } as const;

function complaint({ name }: CatalogExample, part: Part, { pointer, expected, got, hint }: FieldProblem) {
  const where = pointer === "" ? `The ${part}` : `${part}${pointer.replaceAll("/", ".")}`;
  return {
    code: codes[part],
    message: `Example ${quoted(name)}: ${where} does not fit the ${part} schema: expected ${expected}, got ${got}.`,
    help: hint === "" ? "Mend the example, or the schema if the example is right." : hint,
  };
}
