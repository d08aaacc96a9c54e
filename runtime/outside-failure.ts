/** What something outside this process did not do. Knows nothing of what that is, and of what was asked: whoever logs it says that. */

export class OutsideFailure extends Error {
  constructor(words: string) {
    super(words);
    // It would name a timer or a pipe of ours, in every line that it stands in, and nothing of the cause.
    Object.defineProperty(this, "stack", { value: undefined });
  }
}
