/** Hears from the server's log why a call failed, for the author to read. Knows nothing of examples. */

import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { FieldProblem, LogFields, Logger } from "../../contract/index.ts";

export interface CauseListener {
  /** Takes what explains a failure, and hands everything else on. */
  readonly logger: Logger;
  /** What was heard since it was last asked, a sentence each. */
  take(): readonly string[];
}

export function listenForCauses(log: Logger, projectDir: string): CauseListener {
  const heard: string[] = [];
  const words: Readonly<Record<string, (fields: LogFields) => readonly string[]>> = {
    "invoke.failed": ({ error }) => [`the handler threw ${errorWords(error, projectDir)}`],
    "registry.load_failed": ({ error }) => [`its module cannot be loaded: ${errorWords(error, projectDir)}`],
    "invoke.output_schema_violation": ({ problems }) => (problems as readonly FieldProblem[]).map(outputWords),
  };
  return {
    logger: {
      ...log,
      error(event, fields = {}) {
        const say = Object.hasOwn(words, event) ? words[event] : undefined;
        if (say === undefined) log.error(event, fields);
        else heard.push(...say(fields));
      },
    },
    take: () => heard.splice(0),
  };
}

function outputWords({ pointer, expected }: FieldProblem): string {
  return `the result does not fit \`output\`: ${pointer || "the whole"}: expected ${expected}`;
}

/** Name, message, and where in the project it was thrown. */
function errorWords(error: unknown, projectDir: string): string {
  if (!(error instanceof Error)) return `${shown(error)}, which is no Error`;
  // The frame of what a result does not fit would be ours.
  if (error.name === "OutputSchemaViolation") return "nothing, and its result does not fit `output`";
  const place = placeIn(error.stack ?? "", projectDir);
  const cause = error.cause instanceof Error ? ` (caused by ${error.cause.name}: ${error.cause.message})` : "";
  return `${error.name}: ${error.message}${cause}${place === undefined ? "" : ` at ${place}`}`;
}

function shown(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}

/** The first frame of the author's own code: in the project, in no package, and as source maps tell it. */
function placeIn(stack: string, projectDir: string): string | undefined {
  for (const line of stack.split("\n").slice(1)) {
    const [, place = "", at = ""] = /\(?((?:file:\/\/|\/|[A-Za-z]:[\\/])[^()]*?)(:\d+:\d+)\)?$/.exec(line) ?? [];
    if (place === "") continue;
    const path = relative(projectDir, place.startsWith("file://") ? fileURLToPath(place) : place)
      .split(sep)
      .join("/");
    if (!/^(?:\.\.|[A-Za-z]:|\.toolwright)/.test(path) && !path.split("/").includes("node_modules")) return `${path}${at}`;
  }
  return undefined;
}
