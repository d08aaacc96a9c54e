/** Calls every tool with its examples, through the pipeline that serves, and judges the answers. Prints nothing. */

import type { AgentPolicy, CatalogExample, JsonObject, JsonValue } from "../../contract/index.ts";
import type { CallReport, Server } from "../../runtime/index.ts";
import { compareValues, differenceWords } from "./compare.ts";
import { failWhenCutShort } from "./unfinished.ts";

export type ExampleStatus = "passed" | "failed" | "unimplemented";

export interface ExampleResult {
  readonly tool: string;
  readonly example: string;
  /** Place of the example among the tool's, from 0. */
  readonly index: number;
  readonly status: ExampleStatus;
  readonly durationMs: number;
  /** One sentence a difference; empty when passed. */
  readonly problems: readonly string[];
}

export interface ExampleSubject {
  readonly name: string;
  readonly examples: readonly CatalogExample[];
}

/** One after the other: handlers of one process share what they keep. */
export async function* runExamples(
  server: Pick<Server, "call">,
  principal: AgentPolicy,
  tools: readonly ExampleSubject[],
): AsyncGenerator<ExampleResult> {
  for (const { name, examples } of tools) {
    for (const [index, example] of examples.entries()) {
      const metadata = { request_origin: "toolwright test" };
      const endWatch = failWhenCutShort(() => `${name} › ${example.name}`);
      const report = await server.call({ toolName: name, payload: example.input as JsonObject, principal, metadata }).finally(endWatch);
      yield { tool: name, example: example.name, index, durationMs: report.durationMs, ...judged(example, report) };
    }
  }
}

function judged(example: CatalogExample, { outcome }: CallReport): Pick<ExampleResult, "status" | "problems"> {
  if (!outcome.ok) {
    const { code, message } = outcome.error;
    if (code === example.error) return { status: "passed", problems: [] };
    if (code === "UNIMPLEMENTED") return { status: "unimplemented", problems: [message] };
    const fields = outcome.error.details.map(
      ({ pointer, expected, got }) => `${pointer || "the payload"}: expected ${expected}, got ${got}`,
    );
    const wanted = example.error === undefined ? "a result" : `the error ${example.error}`;
    return { status: "failed", problems: [`expected ${wanted}, got the error ${code}: ${message}`, ...fields] };
  }
  if (example.error !== undefined) {
    return { status: "failed", problems: [`expected the error ${example.error}, got a result: ${cut(outcome.json)}`] };
  }
  const isPart = example.output === undefined;
  const expected = (isPart ? example.match : example.output) as JsonValue;
  // What the caller would read: the result as it travels.
  const differences = compareValues(expected, JSON.parse(outcome.json) as JsonValue, isPart);
  return differences.length === 0 ? { status: "passed", problems: [] } : { status: "failed", problems: differences.map(differenceWords) };
}

function cut(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 199)}…`;
}
