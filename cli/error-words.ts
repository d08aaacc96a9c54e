/** What a person is told of an error, whichever it is. Decides no exit code. */

import { renderDiagnostics } from "../generator/diagnostics/render.ts";
import { diskSentence } from "../generator/disk/disk-words.ts";
import { CommandError } from "./command-error.ts";
import { FindingsError } from "./findings-error.ts";
import type { Io } from "./io.ts";

/** @returns Whole lines, the last one ended. */
export function errorWords(error: unknown, { env, color }: Pick<Io, "env" | "color">): string {
  if (error instanceof FindingsError) return renderDiagnostics(error.diagnostics, "text", { colour: color });
  if (error instanceof CommandError) return `toolwright: ${error.message}\n`;
  const message = error instanceof Error ? error.message : String(error);
  if (env.TOOLWRIGHT_DEBUG) return `${error instanceof Error ? error.stack : message}\n`;
  return `toolwright: ${diskSentence(error) ?? `${message.split("\n", 1)[0]} (set TOOLWRIGHT_DEBUG=1 to see where)`}\n`;
}
