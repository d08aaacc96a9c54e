/** Requests of one connection that wait for their one answer, by id. Knows nothing of sockets or of what the answers mean. */

import type { ToolProgress } from "../contract/index.ts";
import type { CallError } from "./call-error.ts";

export interface PendingRequest<Answer> {
  readonly onAnswer: (answer: Answer) => void;
  /** The server refused it, or answered what cannot be read. */
  readonly onRefused: (error: CallError) => void;
  /** The connection ended first. */
  readonly onLost: (why: string) => void;
  readonly onProgress?: ((progress: ToolProgress) => void) | undefined;
}

export class PendingRequests<Answer> {
  readonly #prefix: string;
  readonly #byId = new Map<string, PendingRequest<Answer>>();
  #last = 0;

  /** @param prefix - Tells the ids of one table from those of another. */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  get size(): number {
    return this.#byId.size;
  }

  /** An id that no request of this connection has had. */
  nextId(): string {
    this.#last += 1;
    return `${this.#prefix}${this.#last}`;
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

  /** Tells everything that waits that its answer will not come. */
  loseAll(why: string): void {
    const all = [...this.#byId.values()];
    this.#byId.clear();
    // The last first: what is queued again in front of a queue stands in its old order then.
    for (const request of all.reverse()) request.onLost(why);
  }
}
