/** Why the process that keeps the stores did not do what it was asked. Knows nothing of what was asked: whoever logs it says that. */

export class PrimaryFailure extends Error {
  override readonly name = "PrimaryFailure";

  constructor(words: string) {
    super(words);
    // It would name a timer or a pipe's end of ours, in every line that it stands in, and nothing of the cause.
    Object.defineProperty(this, "stack", { value: undefined });
  }
}
