/** One write a tick: frames for a socket are held until the loop has read all that is ready. Knows nothing of frames. */

import type { Duplex } from "node:stream";

/** A write call an answer is the largest cost of a busy connection; sockets corked for a turn of the loop share one. */
export class CorkedWrites {
  #corked: Duplex[] = [];
  #isScheduled = false;

  /** Holds what is written to `socket` from now until the end of this turn. Call once a socket and turn. */
  cork(socket: Duplex): void {
    socket.cork();
    this.#corked.push(socket);
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(this.#release);
  }

  readonly #release = (): void => {
    const corked = this.#corked;
    this.#corked = [];
    this.#isScheduled = false;
    for (const socket of corked) socket.uncork();
  };
}
