/** Runs every tool's examples in a process of their own, through the pipeline that serves, and ends what does not end. Prints nothing. */

import { type ChildProcess, fork } from "node:child_process";
import type { ToolModel } from "../../generator/model/catalog-model.ts";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-codes.ts";
import { runsExamples } from "../programs.ts";
import type { ExampleResult } from "./example-result.ts";
import type { Assignment, ChildMessage } from "./messages.ts";

/** Milliseconds beyond a tool's own timeout: what is late by that much does not let the server end it. */
const graceMs = 3_000;
/** Milliseconds more for a tool's first example, which loads its module. */
const loadMs = 15_000;

export interface TestRun extends Pick<Assignment, "projectDir"> {
  readonly registryUrl: URL;
  readonly tools: readonly ToolModel[];
}

/** One example of all tools. */
interface Step {
  readonly tool: ToolModel;
  readonly index: number;
}

/** One after the other. Handlers share what they keep, until one of them ends the process. */
export async function* runExamples({ registryUrl, projectDir, tools }: TestRun): AsyncGenerator<ExampleResult> {
  const steps: readonly Step[] = tools.flatMap((tool) => tool.examples.map((_, index) => ({ tool, index })));
  const subjects = tools.map(({ name, examples }) => ({ name, examples }));
  for (let done = 0; done < steps.length; ) {
    const child = startChild({ registryUrl: registryUrl.href, projectDir, tools: subjects, done });
    const first = done;
    try {
      for (let step = steps[done]; step !== undefined; step = steps[done]) {
        const heard = await nextResult(child, step, done === first);
        done += 1;
        yield heard.result;
        if (heard.isLast) break;
      }
      // Handlers may have something to put away.
      if (done === steps.length) await child.next(graceMs);
    } finally {
      child.end();
    }
  }
}

interface Child {
  /** @returns The next message, or how the process ended; `undefined` after so many milliseconds without one. */
  next(withinMs: number): Promise<ChildMessage | Ended | undefined>;
  end(): void;
}

interface Ended {
  readonly kind: "exit";
  readonly code: number | null;
  readonly signal: string | null;
}

/**
 * @param isFirst - Of this process.
 * @returns `isLast`: of this process, which is to be replaced.
 * @throws {CommandError} When the process cannot even begin.
 */
async function nextResult(
  child: Child,
  step: Step,
  isFirst: boolean,
): Promise<{ readonly result: ExampleResult; readonly isLast: boolean }> {
  const allowedMs = step.tool.limits.timeoutMs + graceMs + (isFirst || step.index === 0 ? loadMs : 0);
  const startedAt = performance.now();
  for (let hasBegun = !isFirst; ; hasBegun = true) {
    const message = await child.next(allowedMs);
    if (message?.kind === "begun") continue;
    if (message?.kind === "ended") return { result: message.result, isLast: false };
    const problem = message === undefined ? overdueWords(step, allowedMs) : endedWords(message);
    if (!hasBegun) throw new CommandError(`No example can be run: ${problem}. What it said stands above; run \`toolwright doctor\`.`);
    return { result: failedResult(step, problem, performance.now() - startedAt), isLast: true };
  }
}

function failedResult({ tool, index }: Step, problem: string, durationMs: number): ExampleResult {
  return { tool: tool.name, example: tool.examples[index]?.name ?? "", index, status: "failed", durationMs, problems: [problem] };
}

function overdueWords({ tool }: Step, allowedMs: number): string {
  return `the handler gave no answer within ${allowedMs} ms and let nothing else run, so that not even limits.timeout (${tool.limits.timeoutMs} ms) could end it: it may loop for ever. Its process was ended`;
}

function endedWords(message: Ended | ChildMessage): string {
  const how = message.kind !== "exit" ? "" : message.signal === null ? ` with exit code ${message.code}` : ` with ${message.signal}`;
  return `the handler ended the process${how}. Return or throw instead of process.exit; what a timer or an event throws ends it as well`;
}

const signals = ["SIGTERM", "SIGHUP"] as const;

function startChild(assignment: Assignment): Child {
  // What handlers print is no result of ours: their standard output goes where logs go.
  const child = fork(runsExamples, { stdio: ["ignore", 2, 2, "ipc"], execArgv: [...process.execArgv, "--enable-source-maps"] });
  const waiting = inbox(child);
  const end = (): void => void child.kill("SIGKILL");
  // A handler that loops would outlive us; a signal alone ends a process without its "exit".
  const leave = (): never => process.exit(exitCodes.failure.code);
  process.once("exit", end);
  for (const signal of signals) process.once(signal, leave);
  child.once("exit", () => {
    process.off("exit", end);
    for (const signal of signals) process.off(signal, leave);
  });
  child.send(assignment, () => undefined);
  return { next: waiting, end };
}

/** Keeps what comes until it is asked for. */
function inbox(child: ChildProcess): Child["next"] {
  const messages: (ChildMessage | Ended)[] = [];
  let wake: (() => void) | undefined;
  const take = (message: ChildMessage | Ended): void => {
    messages.push(message);
    wake?.();
  };
  child.on("message", (message) => take(message as ChildMessage));
  child.once("error", () => take({ kind: "exit", code: null, signal: null }));
  // After "exit" messages may still be on their way; after "close" none is.
  child.once("close", (code, signal) => take({ kind: "exit", code, signal }));
  return async (withinMs) => {
    if (messages.length === 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, withinMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      wake = undefined;
    }
    return messages.shift();
  };
}
