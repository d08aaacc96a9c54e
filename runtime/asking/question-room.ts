/** How many questions are open at once in this process, and how long they may be. Knows nothing of what they ask. */

import { ToolError } from "../../contract/index.ts";

export interface QuestionLimits {
  readonly maxOpenQuestions: number;
  /** Milliseconds for an answer. */
  readonly answerTimeoutMs: number;
}

export class QuestionRoom {
  readonly answerTimeoutMs: number;
  readonly #max: number;
  #open = 0;

  constructor({ maxOpenQuestions, answerTimeoutMs }: QuestionLimits) {
    this.#max = maxOpenQuestions;
    this.answerTimeoutMs = answerTimeoutMs;
  }

  get open(): number {
    return this.#open;
  }

  /** @throws {ToolError} RESOURCE_EXHAUSTED at the limit. */
  enter(): void {
    if (this.#open >= this.#max) {
      const words = `${this.#max} questions to people are open, as many as may be (maxOpenQuestions). Try again later.`;
      throw new ToolError("RESOURCE_EXHAUSTED", words);
    }
    this.#open++;
  }

  leave(): void {
    this.#open--;
  }
}
