/** Results of contract tests as people and CI read them. */

import type { Diagnostic } from "../../generator/diagnostics/diagnostic.ts";
import type { ToolModel } from "../../generator/model/catalog-model.ts";
import { type Io, tone } from "../io.ts";
import type { ExampleResult } from "./example-result.ts";

export interface TestCounts {
  readonly tools: number;
  readonly examples: number;
  readonly passed: number;
  readonly failed: number;
  readonly unimplemented: number;
  /** Tools that have no example to run. */
  readonly withoutExamples: number;
}

export function countsOf(tools: readonly ToolModel[], results: readonly ExampleResult[]): TestCounts {
  const of = (status: ExampleResult["status"]): number => results.filter((result) => result.status === status).length;
  return {
    tools: tools.length,
    examples: results.length,
    passed: of("passed"),
    failed: of("failed"),
    unimplemented: of("unimplemented"),
    withoutExamples: tools.filter(({ examples }) => examples.length === 0).length,
  };
}

/** A failed example as a finding at its place in the YAML. */
export function diagnosticOf(
  { tool, example, index, status, problems }: ExampleResult,
  models: ReadonlyMap<string, ToolModel>,
): Diagnostic {
  const span = models.get(tool)?.spanOf(`/examples/${index}`);
  const words = `${tool}, example "${example}": ${problems.join("; ")}.`.replace(/\.\.$/, ".");
  const facts =
    status === "unimplemented"
      ? ({ code: "HANDLER_UNIMPLEMENTED", help: "Fill the handler's function; its types say what goes in and out." } as const)
      : ({ code: "EXAMPLE_FAILED", help: "Mend the handler, or the example if the handler is right." } as const);
  return { ...facts, severity: "error", message: words, ...(span === undefined ? {} : { span }) };
}

export function renderText(results: readonly ExampleResult[], counts: TestCounts, io: Pick<Io, "color">): string {
  const lines: string[] = [];
  for (const { tool, example, problems } of results.filter(({ status }) => status === "failed")) {
    lines.push(`${tone(io, "red", "failed")} ${tone(io, "bold", tool)} › ${example}`, ...problems.map((problem) => `    ${problem}`), "");
  }
  const stubs = [...new Set(results.filter(({ status }) => status === "unimplemented").map(({ tool }) => tool))];
  if (stubs.length > 0) lines.push(`${tone(io, "yellow", "not implemented")}: ${stubs.join(", ")}`, "");
  const parts = [`${counts.passed} of ${counts.examples} examples passed`];
  if (counts.failed > 0) parts.push(`${counts.failed} failed`);
  if (counts.unimplemented > 0) parts.push(`${counts.unimplemented} not implemented`);
  if (counts.withoutExamples > 0) parts.push(`${counts.withoutExamples} ${counts.withoutExamples === 1 ? "tool has" : "tools have"} none`);
  lines.push(`${parts.join(", ")}.`);
  return `${lines.join("\n")}\n`;
}

/** One suite a tool, one case an example. */
export function renderJunit(results: readonly ExampleResult[]): string {
  const byTool = new Map<string, ExampleResult[]>();
  for (const result of results) byTool.set(result.tool, [...(byTool.get(result.tool) ?? []), result]);
  const suites = [...byTool].map(([tool, cases]) => {
    const failures = cases.filter(({ status }) => status !== "passed").length;
    return `  <testsuite name="${xml(tool)}" tests="${cases.length}" failures="${failures}">\n${cases.map(testCase).join("")}  </testsuite>\n`;
  });
  const failures = results.filter(({ status }) => status !== "passed").length;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="toolwright test" tests="${results.length}" failures="${failures}">\n${suites.join("")}</testsuites>\n`;
}

function testCase({ tool, example, status, problems, durationMs }: ExampleResult): string {
  const opening = `    <testcase classname="${xml(tool)}" name="${xml(example)}" time="${(durationMs / 1_000).toFixed(3)}"`;
  if (status === "passed") return `${opening}/>\n`;
  return `${opening}>\n      <failure type="${status}" message="${xml(problems[0] ?? status)}">${xml(problems.join("\n"))}</failure>\n    </testcase>\n`;
}

function xml(text: string): string {
  // Characters that XML 1.0 has no way to write are shown as what they stand for.
  const writable = [...text].map((character) => (isXmlCharacter(character.codePointAt(0) ?? 0) ? character : "\ufffd")).join("");
  return writable.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function isXmlCharacter(code: number): boolean {
  return (
    code === 9 || code === 10 || code === 13 || (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000
  );
}
