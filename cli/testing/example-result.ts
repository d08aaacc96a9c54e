/** What an example came to, judged by the answer it got. Pure. */

import type { CatalogExample, JsonValue } from "../../contract/index.ts";
import type { CallReport } from "../../runtime/index.ts";
import { compareValues, differenceWords } from "./compare.ts";

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

export type Judgement = Pick<ExampleResult, "status" | "problems">;

/** @param causes - What the caller of a server is not told and the author has to know, a sentence each. */
export function judged(example: CatalogExample, { outcome }: Pick<CallReport, "outcome">, causes: readonly string[]): Judgement {
  if (!outcome.ok) {
    const { code, message } = outcome.error;
    if (code === example.error) return { status: "passed", problems: [] };
    if (code === "UNIMPLEMENTED") return { status: "unimplemented", problems: [message] };
    const fields = outcome.error.details.map(
      ({ pointer, expected, got }) => `${pointer || "the payload"}: expected ${expected}, got ${got}`,
    );
    const wanted = example.error === undefined ? "a result" : `the error ${example.error}`;
    // Where the cause is known, the words for callers would only send the author to a log.
    const words = causes.length > 0 ? code : `${code}: ${message}`;
    return { status: "failed", problems: [`expected ${wanted}, got the error ${words}`, ...causes, ...fields] };
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
