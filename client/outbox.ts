/** Requests that wait for a connection, or for a free place on it: first come, first sent, within bounds. Sends nothing itself. */

import { CallError } from "./call-error.ts";
import type { Clock } from "./clock.ts";
import type { OutgoingRequest } from "./outgoing-request.ts";

export interface QueueBounds {
  /** Requests that wait at once. */
  readonly maxRequests: number;
  /** Bytes of their JSON in all. */
  readonly maxBytes: number;
  /** Milliseconds a request waits at most each time it has to; then it is rejected. */
  readonly maxAgeMs: number;
}

export class Outbox {
  readonly #bounds: QueueBounds;
  readonly #clock: Clock;
  /** In the order of sending. */
  #waiting: OutgoingRequest[] = [];
  #bytes = 0;

  constructor(bounds: QueueBounds, clock: Clock) {
    this.#bounds = bounds;
    this.#clock = clock;
  }

  get size(): number {
    return this.#waiting.length;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /**
   * Lets a request wait.
   *
   * @param goesFirst - Stands in front, and is never turned away: it was here before, or is one of our own.
   * @throws {CallError} RESOURCE_EXHAUSTED that names the bound.
   */
  add(request: OutgoingRequest, goesFirst: boolean): void {
    const full = goesFirst ? undefined : this.#fullBound(request);
    if (full !== undefined) throw full;
    if (goesFirst) this.#waiting.unshift(request);
    else this.#waiting.push(request);
    this.#bytes += request.bytes;
    const stopTimer = this.#clock.after(this.#bounds.maxAgeMs, () => {
      this.#remove(request);
      request.reject(request.unanswered(`it waited ${this.#bounds.maxAgeMs} ms for its turn on a connection (queue.maxAgeMs)`));
    });
    request.heldBy(() => {
      stopTimer();
      this.#remove(request);
    });
  }

  /** Takes out the request whose turn it is. */
  take(): OutgoingRequest | undefined {
    const [request] = this.#waiting;
    request?.release();
    return request;
  }

  #remove(request: OutgoingRequest): void {
    const index = this.#waiting.indexOf(request);
    if (index === -1) return;
    this.#waiting.splice(index, 1);
    this.#bytes -= request.bytes;
  }

  #fullBound(request: OutgoingRequest): CallError | undefined {
    const { maxRequests, maxBytes } = this.#bounds;
    if (this.#waiting.length >= maxRequests)
      return tooMany(`${maxRequests} requests wait for a connection, as many as may`, "queue.maxRequests");
    if (this.#bytes + request.bytes > maxBytes)
      return tooMany(`the requests that wait for a connection would hold more than ${maxBytes} bytes`, "queue.maxBytes");
    return undefined;
  }
}

function tooMany(what: string, bound: string): CallError {
  const message = `Not sent: ${what} (${bound}). Wait until the client is connected, then try again.`;
  return new CallError("RESOURCE_EXHAUSTED", message, { mayHaveRun: false });
}
