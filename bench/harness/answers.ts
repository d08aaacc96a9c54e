/** What makes an answer right, and the open connections to one contender. Knows nothing of sockets. */

import type { LoadCall } from "./wire.ts";

export interface OpenTarget {
  /** Calls that many times, over all connections. @throws {Error} At the first wrong answer. */
  run(calls: number): Promise<void>;
  close(): void;
}

/** What every answer to a call says, whatever was spoken. */
export interface Answer {
  readonly id: unknown;
  readonly ok: boolean;
  readonly result: unknown;
}

/** @throws {Error} With the beginning of the answer, when it is not the one to `call`. */
export function demandRight({ ok, result }: Answer, text: string, call: LoadCall): void {
  const isObject = typeof result === "object" && result !== null;
  const fits = isObject && (call.expect === undefined || (result as Record<string, unknown>)[call.expect.field] === call.expect.value);
  if (!ok || !fits) throw new Error(`wrong answer of ${call.tool}: ${text.slice(0, 400)}`);
}

/** Deals calls out to connections until all are answered. */
export class Round {
  readonly done: Promise<void>;
  #resolve: () => void = () => undefined;
  #reject: (error: Error) => void = () => undefined;
  #unsent: number;
  #unanswered: number;

  constructor(calls: number) {
    this.#unsent = calls;
    this.#unanswered = calls;
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  /** Whether there is one more call to send. */
  take(): boolean {
    if (this.#unsent === 0) return false;
    this.#unsent--;
    return true;
  }

  answered(): void {
    if (--this.#unanswered === 0) this.#resolve();
  }

  fail(error: unknown): void {
    this.#reject(error instanceof Error ? error : new Error(String(error)));
  }
}
