/**
 * Questions that go out on one stream of a session: when it is closed, nobody is there to answer them. Knows nothing of sockets.
 */

import { ToolError } from "../../../contract/index.ts";
import type { OpenQuestion } from "../../asking/questions.ts";
import type { Notice } from "../../operation.ts";
import type { ServerRequests } from "./server-requests.ts";

export class StreamQuestions {
  readonly #requests: ServerRequests;
  readonly #open = new Set<OpenQuestion>();
  #isClosed = false;

  constructor(requests: ServerRequests) {
    this.#requests = requests;
  }

  encode(notice: Notice): string | undefined {
    if (notice.kind === "questionOver") {
      this.#open.delete(notice.question);
      return this.#requests.withdraw(notice.question);
    }
    if (notice.kind !== "question") return undefined;
    if (this.#isClosed) queueMicrotask(() => notice.question.refused(streamClosed()));
    else this.#open.add(notice.question);
    return this.#isClosed ? undefined : this.#requests.put(notice.question);
  }

  end(): void {
    this.#isClosed = true;
    for (const question of this.#open) {
      this.#requests.withdraw(question);
      question.refused(streamClosed());
    }
    this.#open.clear();
  }
}

/** Why a question can have no answer: the stream that it went out on is closed. */
function streamClosed(): ToolError {
  return new ToolError("FAILED_PRECONDITION", "The client closed the stream of the call before it answered. Call again to be asked again.");
}
