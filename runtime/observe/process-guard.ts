/** Keeps one tool's stray failure from ending the process that serves all the others. Knows nothing of tools. */

import type { Logger } from "../../contract/index.ts";

/**
 * Logs what nobody caught, such as a rejection of a promise a handler forgot, and goes on serving.
 *
 * @returns A function that takes the guard off again.
 */
export function guardProcess(logger: Logger): () => void {
  const rejected = (error: unknown): void => logger.error("process.unhandled_rejection", { error });
  const thrown = (error: unknown): void => logger.error("process.uncaught_exception", { error });
  process.on("unhandledRejection", rejected);
  process.on("uncaughtException", thrown);
  return () => {
    process.off("unhandledRejection", rejected);
    process.off("uncaughtException", thrown);
  };
}
