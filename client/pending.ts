/** Requests that wait for their one answer, by id. Knows nothing of sockets or of what the answers mean. */

import type { ToolProgress } from "../contract/index.ts";
import { CallError } from "./call-error.ts";

export interface PendingRequest<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: CallError) => void;
  readonly onProgress?: ((progress: ToolProgress) => void) | undefined;
  /** Correlation id sent with the request, for an error made on this side. */
  readonly correlationId?: string | undefined;
}

export class PendingRequests<Answer> {
  readonly #byId = new Map<string, PendingRequest<Answer>>();
  #last = 0;

  get size(): number {
    return this.#byId.size;
  }

  /** An id that no request of this connection has had. */
  nextId(): string {
    this.#last += 1;
    return `r${this.#last}`;
  }

  add(id: string, request: PendingRequest<Answer>): void {
    this.#byId.set(id, request);
  }

  /** Takes a request out: its answer came, or nobody waits for it any more. */
  take(id: string): PendingRequest<Answer> | undefined {
    const request = this.#byId.get(id);
    this.#byId.delete(id);
    return request;
  }

  get(id: string): PendingRequest<Answer> | undefined {
    return this.#byId.get(id);
  }

  /** Rejects everything that waits; each error says that the request may have run. */
  loseAll(why: string): void {
    for (const [id, request] of this.#byId) {
      this.#byId.delete(id);
      const message = `${why} before the answer came: the request may or may not have run.`;
      request.reject(
        new CallError("UNAVAILABLE", message, {
          mayHaveRun: true,
          ...(request.correlationId === undefined ? {} : { correlationId: request.correlationId }),
        }),
      );
    }
  }
}
