/** Gets each request its one answer: sends it, lets it wait, sends it again where that is safe. Makes no connections. */

import { type CallError, callErrorOf, cancelled } from "./call-error.ts";
import { listTools } from "./catalog-pages.ts";
import type { Clock } from "./clock.ts";
import type { Answer, Connection, Request, Success, Unsent } from "./connection.ts";
import { EffectsBook } from "./effects-book.ts";
import { Outbox } from "./outbox.ts";
import { OutgoingRequest, type SendOptions } from "./outgoing-request.ts";
import { Repetition } from "./repetition.ts";
import type { Resilience } from "./resilience.ts";

/** Where requests are handed in. */
export interface Requests {
  /**
   * Sends a request, now or when there is a connection, and waits for its answer.
   *
   * @throws {CallError} The answer's error; CANCELLED when the signal aborts; DEADLINE_EXCEEDED when nobody waits any more;
   *   `OutcomeUnknownError` when the connection was lost and a repetition is not safe; RESOURCE_EXHAUSTED when too much waits already;
   *   UNAVAILABLE when it waited too long, the client is closed, or every server's circuit is open.
   */
  request<Type extends Answer["type"]>(message: Unsent<Request>, options?: SendOptions): Promise<Success<Type>>;
}

export class RequestDesk implements Requests {
  readonly effects: EffectsBook;
  readonly #clock: Clock;
  readonly #outlivesConnections: boolean;
  readonly #refusal: () => CallError | undefined;
  readonly #outbox: Outbox;
  readonly #repetition: Repetition;
  /** Everything that has no answer yet, wherever it waits. */
  readonly #open = new Set<OutgoingRequest>();
  #connection: Connection | undefined;
  #isClosed = false;

  /** @param refusal - Why no new request is taken at the moment. */
  constructor(resilience: Resilience, clock: Clock, refusal: () => CallError | undefined) {
    this.#clock = clock;
    this.#outlivesConnections = resilience.reconnect !== undefined;
    this.#refusal = refusal;
    this.#outbox = new Outbox(resilience.queue, clock);
    this.effects = new EffectsBook(() => listTools(this, { isUrgent: true }));
    this.#repetition = new Repetition(resilience.retry, clock, this.effects);
  }

  request<Type extends Answer["type"]>(message: Unsent<Request>, options: SendOptions = {}): Promise<Success<Type>> {
    return new Promise<Success<Type>>((resolve, reject) => {
      if (options.signal?.aborted) throw cancelled(options.signal.reason, false);
      const refusal = this.#refusal();
      if (refusal !== undefined) throw refusal;
      const request = new OutgoingRequest(message, options, this.#clock, {
        resolve: (answer) => resolve(answer as Success<Type>),
        reject,
        ended: () => this.#open.delete(request),
      });
      this.#open.add(request);
      this.#send(request);
    });
  }

  /** Sends over this connection from now on; `undefined` lets everything wait. */
  use(connection: Connection | undefined): void {
    this.#connection = connection;
    for (const request of this.#open) {
      if (request.isForThisConnection) request.reject(request.lost("The connection was lost"));
    }
  }

  /** Sends what waits, as far as there is room. */
  pump(): void {
    while (this.#connection?.hasRoom) {
      const request = this.#outbox.take();
      if (request === undefined) return;
      if (!this.#sendOver(this.#connection, request)) return this.#outbox.add(request, true);
    }
  }

  /** Rejects everything that has no answer. */
  close(why: string): void {
    this.#isClosed = true;
    for (const request of [...this.#open]) request.reject(request.unanswered(why));
  }

  #send(request: OutgoingRequest): void {
    if (request.isSettled) return;
    const isItsTurn = this.#outbox.size === 0 || request.isUrgent;
    if (isItsTurn && this.#connection?.hasRoom && this.#sendOver(this.#connection, request)) return;
    try {
      this.#outbox.add(request, request.isUrgent || request.wasSent);
    } catch (error) {
      request.reject(error as CallError);
    }
  }

  /** @returns False when the connection turned out to take nothing any more: the request was not sent. */
  #sendOver(connection: Connection, request: OutgoingRequest): boolean {
    try {
      const giveUp = connection.send(request.body, request.type, {
        onAnswer: (answer) => this.#answered(request, answer),
        onRefused: (error) => request.reject(error),
        onLost: (why) => this.#lost(request, why),
        onProgress: request.onProgress,
      });
      request.wasSent = true;
      request.heldBy(giveUp);
    } catch (error) {
      if (!connection.isOpen) return false;
      request.reject(error as CallError);
    }
    return true;
  }

  #answered(request: OutgoingRequest, answer: Answer): void {
    if (answer.ok) return request.resolve(answer);
    const error = callErrorOf(answer.error, "metadata" in answer ? answer.metadata : {});
    // The server cancelled it when an earlier connection was lost, and gives that again as what came of the key.
    if (error.code === "CANCELLED" && request.wasRepeated) {
      request.safety = "unsafe";
      return request.reject(request.lost("The connection was lost"));
    }
    request.failures += 1;
    void this.#repetition.delayAfter(request, error).then((delayMs) => {
      if (request.isSettled) return;
      if (delayMs === undefined) return request.reject(error);
      request.heldBy(this.#clock.after(delayMs, () => this.#send(request)));
    });
  }

  #lost(request: OutgoingRequest, why: string): void {
    const canWait = this.#outlivesConnections && !this.#isClosed && !request.isForThisConnection;
    if (!canWait || request.safety === "unsafe") return request.reject(request.lost(why));
    if (request.safety === "safe") return this.#repeat(request);
    void this.#repetition.isSafe(request).then((isSafe) => {
      if (isSafe) this.#repeat(request);
      else request.reject(request.lost(why));
    });
  }

  #repeat(request: OutgoingRequest): void {
    request.wasRepeated = true;
    this.#send(request);
  }
}
