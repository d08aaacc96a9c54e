/** What a test run and its child process tell each other. */

import type { ExampleResult, ExampleSubject } from "./example-result.ts";

/** To the child, once. */
export interface Assignment {
  readonly registryUrl: string;
  readonly projectDir: string;
  /** Whole tools, in order. */
  readonly tools: readonly ExampleSubject[];
  /** Examples that were run before: none of them is run again. */
  readonly done: number;
}

/** From the child, in order. */
export type ChildMessage =
  /** Before each example: whatever happens from now on is its doing. */
  { readonly kind: "begun" } | { readonly kind: "ended"; readonly result: ExampleResult } | { readonly kind: "finished" };
