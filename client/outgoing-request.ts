/** One request on its way to its one answer, over as many connections as that takes. Knows neither connections nor queues. */

import type { Effects, ToolProgress } from "../contract/index.ts";
import { CallError, cancelled, OutcomeUnknownError } from "./call-error.ts";
import type { Clock } from "./clock.ts";
import type { Answer, Request, Unsent } from "./connection.ts";
import { type Safety, safetyOf } from "./safety.ts";

export interface SendOptions {
  /** Rejects at once when it aborts; a call in flight is cancelled at the server as well. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ToolProgress) => void) | undefined;
  /** Milliseconds after which nobody waits any more, waiting for a connection and repetitions included. */
  readonly giveUpAfterMs?: number | undefined;
  /** What the tool does to the world, when the program knows. */
  readonly effects?: Effects | undefined;
  /** Goes before all that waits. */
  readonly isUrgent?: boolean;
  /** Makes no sense on another connection than the one it was made for. */
  readonly isForThisConnection?: boolean;
}

interface Settle {
  readonly resolve: (answer: Answer & { readonly ok: true }) => void;
  readonly reject: (error: CallError) => void;
  /** Called once, before either. */
  readonly ended: (request: OutgoingRequest) => void;
}

const encoder = new TextEncoder();

export class OutgoingRequest {
  /** The message as JSON, without its id: later changes of the caller's objects do not show in it. */
  readonly body: string;
  readonly type: Request["type"];
  readonly toolName: string | undefined;
  readonly correlationId: string | undefined;
  readonly isUrgent: boolean;
  readonly isForThisConnection: boolean;
  readonly onProgress: SendOptions["onProgress"];
  readonly giveUpAt: number;
  safety: Safety;
  /** Answers that were retryable errors. */
  failures = 0;
  /** True once it was given to a connection: from then on it may have run. */
  wasSent = false;
  /** True once it was sent again because a connection was lost. */
  wasRepeated = false;
  readonly #settle: Settle;
  readonly #stopWaiting: () => void;
  #withdraw: (() => void) | undefined;
  #isSettled = false;
  #bytes: number | undefined;

  constructor(message: Unsent<Request>, options: SendOptions, clock: Clock, settle: Settle) {
    const { signal, giveUpAfterMs, effects, onProgress, isUrgent = false, isForThisConnection = false } = options;
    this.body = JSON.stringify(message);
    this.type = message.type;
    this.toolName = message.type === "toolRequest" ? message.tool : undefined;
    this.correlationId = message.metadata?.correlation_id;
    this.safety = safetyOf(message, effects);
    this.isUrgent = isUrgent;
    this.isForThisConnection = isForThisConnection;
    this.onProgress = onProgress;
    this.giveUpAt = giveUpAfterMs === undefined ? Number.POSITIVE_INFINITY : clock.now() + giveUpAfterMs;
    this.#settle = settle;
    const onAbort = (): void => this.reject(cancelled(signal?.reason, this.wasSent));
    const stopTimer = giveUpAfterMs === undefined ? undefined : clock.after(giveUpAfterMs, () => this.reject(this.#silent(giveUpAfterMs)));
    signal?.addEventListener("abort", onAbort, { once: true });
    this.#stopWaiting = () => {
      stopTimer?.();
      signal?.removeEventListener("abort", onAbort);
    };
  }

  /** Of the body. */
  get bytes(): number {
    this.#bytes ??= encoder.encode(this.body).length;
    return this.#bytes;
  }

  get isSettled(): boolean {
    return this.#isSettled;
  }

  /** @param withdraw - How whoever holds the request now gives it up: a queue, a connection, a timer. */
  heldBy(withdraw: () => void): void {
    this.#withdraw = withdraw;
  }

  /** Takes it from whoever holds it. */
  release(): void {
    const withdraw = this.#withdraw;
    this.#withdraw = undefined;
    withdraw?.();
  }

  resolve(answer: Answer & { readonly ok: true }): void {
    if (this.#end()) this.#settle.resolve(answer);
  }

  reject(error: CallError): void {
    if (this.#end()) this.#settle.reject(error);
  }

  /** The error of a request that gets no answer and is not waited for any longer. */
  unanswered(why: string): CallError {
    if (this.wasSent) return this.lost(`No answer came, and ${why}`);
    return new CallError("UNAVAILABLE", `Not sent: ${why}.`, { mayHaveRun: false, ...this.#ids() });
  }

  /** The error of a request whose answer was lost with its connection. */
  lost(why: string): CallError {
    const words = `${why} before the answer came: the request may or may not have run.`;
    if (this.safety === "safe") return new CallError("UNAVAILABLE", `${words} It can be repeated.`, { mayHaveRun: true, ...this.#ids() });
    return new OutcomeUnknownError(`${words} Find out before you repeat it, or give such calls an idempotency key.`, this.#ids());
  }

  #end(): boolean {
    if (this.#isSettled) return false;
    this.#isSettled = true;
    this.#stopWaiting();
    this.release();
    this.#settle.ended(this);
    return true;
  }

  #ids(): { readonly correlationId?: string } {
    return this.correlationId === undefined ? {} : { correlationId: this.correlationId };
  }

  #silent(waitedMs: number): CallError {
    const words = this.wasSent ? "the request may or may not have run" : "the request was not sent";
    const message = `No answer came within ${waitedMs} ms: ${words}.`;
    return new CallError("DEADLINE_EXCEEDED", message, { mayHaveRun: this.wasSent, ...this.#ids() });
  }
}
