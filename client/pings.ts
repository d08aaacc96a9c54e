/** Pings that wait for their pong. Knows nothing of sockets. */

import { CallError, cancelled } from "./call-error.ts";
import { PendingRequests } from "./pending.ts";

export class Pings {
  readonly #send: (id: string) => void;
  readonly #pending = new PendingRequests<void>("p");

  /** @param send - @throws {CallError} When the connection takes nothing. */
  constructor(send: (id: string) => void) {
    this.#send = send;
  }

  /**
   * @returns When the pong is here.
   * @throws {CallError} UNAVAILABLE when the connection is lost, CANCELLED when the signal aborts.
   */
  ask(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) throw cancelled(signal.reason, false);
      const id = this.#pending.nextId();
      const settled = (): void => signal?.removeEventListener("abort", onAbort);
      const fail = (error: CallError): void => {
        settled();
        reject(error);
      };
      const onAbort = (): void => {
        this.#pending.take(id);
        fail(cancelled(signal?.reason, false));
      };
      this.#send(id);
      signal?.addEventListener("abort", onAbort, { once: true });
      this.#pending.add(id, {
        onAnswer: () => {
          settled();
          resolve();
        },
        onRefused: fail,
        onLost: (why) => fail(new CallError("UNAVAILABLE", `${why} before the pong came.`, { mayHaveRun: false })),
      });
    });
  }

  answered(id: string): void {
    this.#pending.take(id)?.onAnswer();
  }

  /** @returns False when no ping has this id. */
  refused(id: string, error: CallError): boolean {
    const ping = this.#pending.take(id);
    ping?.onRefused(error);
    return ping !== undefined;
  }

  loseAll(why: string): void {
    this.#pending.loseAll(why);
  }
}
