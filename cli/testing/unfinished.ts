/** Sees to it that a test run which a handler cuts short is a failed one. Knows nothing of examples. */

import { exitCodes } from "../exit-codes.ts";

/**
 * Watches for the end of the process until it is told that the run has ended.
 *
 * @param running - Names what runs now.
 * @returns A function that ends the watch.
 */
export function failWhenCutShort(running: () => string): () => void {
  const cutShort = (): void => {
    process.exitCode = exitCodes.tests.code;
    process.stderr.write(
      `toolwright: the handler ended the process during ${running()}; nothing after it ran. Return or throw instead of process.exit.\n`,
    );
  };
  process.once("exit", cutShort);
  return () => process.off("exit", cutShort);
}
