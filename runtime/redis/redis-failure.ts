/** Why Redis did not do what it was asked. Knows nothing of what was asked: whoever logs it says that. */

export class RedisFailure extends Error {
  override readonly name = "RedisFailure";

  /**
   * @param where - Host and port, or a socket's path.
   * @param error - The package's own. Its stack names the package's timers and sockets and nothing of ours, in every line that it would stand in.
   */
  constructor(where: string, error: unknown) {
    super(`Redis at ${where}: ${error instanceof Error ? error.message : String(error)}`);
    Object.defineProperty(this, "stack", { value: undefined });
  }
}
