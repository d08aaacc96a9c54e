/** Ends of calls that the records could not be told, kept until they can be. Knows nothing of where calls are recorded. */

import type { CallRecordLimits } from "./call-records.ts";

export interface OwedEnd {
  readonly name: string;
  readonly token: string;
  /** Absent for a call that is to be forgotten. */
  readonly outcome: string | undefined;
}

type OwedLimits = Pick<CallRecordLimits, "maxIdempotencyRecords" | "maxIdempotencyBytes">;

export class OwedEnds {
  readonly #limits: OwedLimits;
  readonly #tell: (end: OwedEnd) => Promise<unknown>;
  /** By token, the oldest first. */
  readonly #ends = new Map<string, OwedEnd>();
  #bytes = 0;
  #paying: Promise<void> | undefined;

  constructor(limits: OwedLimits, tell: (end: OwedEnd) => Promise<unknown>) {
    this.#limits = limits;
    this.#tell = tell;
  }

  add(end: OwedEnd): void {
    this.#ends.set(end.token, end);
    this.#bytes += bytesOf(end);
    const { maxIdempotencyRecords, maxIdempotencyBytes } = this.#limits;
    for (const oldest of this.#ends.values()) {
      if (this.#ends.size <= maxIdempotencyRecords && this.#bytes <= maxIdempotencyBytes) return;
      this.#drop(oldest);
    }
  }

  /** Tells one after the other. @throws {Error} What the telling throws; the rest stays owed. */
  pay(): Promise<void> {
    this.#paying ??= this.#payAll().finally(() => {
      this.#paying = undefined;
    });
    return this.#paying;
  }

  async #payAll(): Promise<void> {
    for (const end of this.#ends.values()) {
      await this.#tell(end);
      this.#drop(end);
    }
  }

  #drop(end: OwedEnd): void {
    if (this.#ends.delete(end.token)) this.#bytes -= bytesOf(end);
  }
}

function bytesOf({ outcome = "" }: OwedEnd): number {
  return outcome.length;
}
