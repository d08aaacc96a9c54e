/** What a person is told of an error, whichever it is. Decides no exit code. */

import { renderDiagnostics } from "../generator/diagnostics/render.ts";
import { diskSentence } from "../generator/disk/disk-words.ts";
import { CommandError } from "./command-error.ts";
import { FindingsError } from "./findings-error.ts";
import type { Io } from "./io.ts";

/** @returns Whole lines, the last one ended. */
export function errorWords(error: unknown, { env, color }: Pick<Io, "env" | "color">): string {
  if (error instanceof FindingsError) return renderDiagnostics(error.diagnostics, "text", { colour: color });
  if (env.TOOLWRIGHT_DEBUG && error instanceof Error && !(error instanceof CommandError)) return `${error.stack}\n`;
  return `toolwright: ${errorSentence(error)}\n`;
}

/** Without who says it. */
export function errorSentence(error: unknown): string {
  if (error instanceof CommandError) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  return diskSentence(error) ?? `${message.split("\n", 1)[0]} (set TOOLWRIGHT_DEBUG=1 to see where)`;
}
