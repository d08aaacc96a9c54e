/** Call records of one process as values in memory, changed by records that can be written down. Knows nothing of disks. */

import { ExpiryQueue } from "../context/expiry.ts";
import { type CallClaim, type CallClaimRequest, type CallRecordLimits, nameOf } from "./call-records.ts";

/** What happened to a key. Times are epoch milliseconds. */
export type CallEvent =
  | { readonly kind: "claimed"; readonly name: string; readonly fingerprint: string; readonly token: string; readonly at: number }
  | { readonly kind: "completed"; readonly name: string; readonly token: string; readonly outcome: string }
  | { readonly kind: "released"; readonly name: string; readonly token: string };

interface Held {
  readonly fingerprint: string;
  readonly token: string;
  readonly at: number;
  readonly state: "running" | "done" | "abandoned";
  readonly outcome: string;
}

export class CallImage {
  readonly #limits: CallRecordLimits;
  readonly #held = new Map<string, Held>();
  readonly #expiry = new ExpiryQueue();
  #bytes = 0;

  constructor(limits: CallRecordLimits) {
    this.#limits = limits;
  }

  /** What a claim comes to; a first one counts when its event is taken. */
  judge(request: CallClaimRequest, token: string, now: number): CallClaim {
    for (const name of this.#expiry.takeExpired(now)) this.#drop(name);
    const known = this.#held.get(nameOf(request));
    if (!known) return this.#fullAt(now) ?? { kind: "first", token };
    if (known.fingerprint !== request.fingerprint) return { kind: "conflict" };
    if (known.state === "done") return { kind: "done", outcome: known.outcome };
    if (known.state === "running") return { kind: "running" };
    return request.mayRepeat ? { kind: "first", token } : { kind: "abandoned" };
  }

  /** @returns False for an event of a claim that is no longer held. */
  take(event: CallEvent): boolean {
    if (event.kind === "claimed") {
      const { name, fingerprint, token, at } = event;
      this.#hold(name, { fingerprint, token, at, state: "running", outcome: "" });
      return true;
    }
    const known = this.#held.get(event.name);
    if (known?.token !== event.token || known.state === "done") return false;
    if (event.kind === "released") this.#drop(event.name);
    else this.#hold(event.name, { ...known, state: "done", outcome: event.outcome });
    return true;
  }

  isRunning(name: string): boolean {
    return this.#held.get(name)?.state === "running";
  }

  /** After a start: nobody makes those calls any more, but for those under these tokens. */
  abandonRunning(own: ReadonlySet<string>): void {
    for (const [name, known] of this.#held) {
      if (known.state === "running" && !own.has(known.token)) this.#hold(name, { ...known, state: "abandoned" });
    }
  }

  /** Nobody makes the call under this token any more. @returns False when it is not running under it. */
  abandon(name: string, token: string): boolean {
    const known = this.#held.get(name);
    if (known?.token !== token || known.state !== "running") return false;
    this.#hold(name, { ...known, state: "abandoned" });
    return true;
  }

  /** Events that lead to the image as it is now. */
  events(): readonly CallEvent[] {
    return [...this.#held].flatMap(([name, { fingerprint, token, at, state, outcome }]): CallEvent[] => {
      const claimed: CallEvent = { kind: "claimed", name, fingerprint, token, at };
      return state === "done" ? [claimed, { kind: "completed", name, token, outcome }] : [claimed];
    });
  }

  #hold(name: string, held: Held): void {
    const before = this.#held.get(name);
    this.#bytes += bytesOf(name, held) - (before ? bytesOf(name, before) : 0);
    this.#held.set(name, held);
    // From the first claim, not from what became of it.
    if (before?.at !== held.at) this.#expiry.touch(name, this.#limits.idempotencyWindowMs, held.at);
  }

  #drop(name: string): void {
    const known = this.#held.get(name);
    if (!known) return;
    this.#held.delete(name);
    this.#expiry.forget(name);
    this.#bytes -= bytesOf(name, known);
  }

  #fullAt(now: number): CallClaim | undefined {
    const { maxIdempotencyRecords, maxIdempotencyBytes, idempotencyWindowMs } = this.#limits;
    const isFull = this.#held.size >= maxIdempotencyRecords;
    if (!isFull && this.#bytes < maxIdempotencyBytes) return undefined;
    const [oldest] = this.#held.values();
    const retryAfterMs = Math.max(1, (oldest?.at ?? now) + idempotencyWindowMs - now);
    return { kind: "full", limit: isFull ? "maxIdempotencyRecords" : "maxIdempotencyBytes", retryAfterMs };
  }
}

function bytesOf(name: string, { outcome }: Held): number {
  return Buffer.byteLength(name) + Buffer.byteLength(outcome);
}
