/** Why Redis did not do what it was asked. Knows nothing of what was asked: whoever logs it says that. */

import { OutsideFailure } from "../outside-failure.ts";

/** The package's words for what everybody meets while Redis is away, and ours. */
const plainWords: readonly (readonly [RegExp, string])[] = [
  [/enableOfflineQueue|^Connection is closed/, "there is no connection"],
  [/maxRetriesPerRequest/, "the connection was lost before an answer came"],
  [/^Command timed out/, "no answer came in time"],
];

export class RedisFailure extends OutsideFailure {
  override readonly name = "RedisFailure";

  /**
   * @param where - Host and port, or a socket's path.
   * @param error - The package's own.
   */
  constructor(where: string, error: unknown) {
    const message = error instanceof Error ? error.message : String(error);
    super(`Redis at ${where}: ${plainWords.find(([words]) => words.test(message))?.[1] ?? message}`);
  }
}
