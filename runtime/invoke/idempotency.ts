/**
 * Remembers what calls with an idempotency key came to: the same key and payload give the first outcome, also while it is still awaited;
 * another payload is a CONFLICT. Bounded in time, number and bytes. Knows nothing of tools and transports.
 */

import { createHash } from "node:crypto";
import { type JsonObject, type JsonValue, ToolError } from "../../contract/index.ts";
import type { Outcome } from "./outcome.ts";

export interface IdempotencyLimits {
  /** Milliseconds from the first call in which its outcome is given again. */
  readonly idempotencyWindowMs: number;
  readonly maxIdempotencyRecords: number;
  /** Bytes of results kept, over all records. */
  readonly maxIdempotencyBytes: number;
}

/** The first call of a key tells here how it ended. */
export interface IdempotencyClaim {
  /** @param isFinal - False when the call was refused before its handler ran: the next one then is a first one again. */
  complete(outcome: Outcome, isFinal: boolean): void;
}

export type Recall =
  | { readonly kind: "first"; readonly claim: IdempotencyClaim }
  /** The first call's outcome, now or when it ends. */
  | { readonly kind: "again"; readonly outcome: Promise<Outcome> };

interface IdempotencyRecord {
  readonly fingerprint: string;
  readonly outcome: Promise<Outcome>;
  readonly expiresAt: number;
  bytes: number;
}

export class IdempotencyRecords {
  readonly #limits: IdempotencyLimits;
  readonly #now: () => number;
  /** In the order of expiry, which is that of insertion. */
  readonly #records = new Map<string, IdempotencyRecord>();
  #bytes = 0;

  constructor(limits: IdempotencyLimits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  /**
   * @param agentId - Keys are each agent's own.
   * @throws {ToolError} CONFLICT for a key used with another payload; RESOURCE_EXHAUSTED when no more can be remembered.
   */
  recall(agentId: string, key: string, toolName: string, payload: JsonObject): Recall {
    this.#dropExpired();
    const name = JSON.stringify([agentId, key]);
    const fingerprint = fingerprintOf(toolName, payload);
    const known = this.#records.get(name);
    if (!known) return { kind: "first", claim: this.#claim(name, fingerprint) };
    if (known.fingerprint === fingerprint) return { kind: "again", outcome: known.outcome };
    throw new ToolError("CONFLICT", "This idempotency_key was used with another tool or payload. Use a key of its own for each call.", {
      retryable: false,
    });
  }

  #claim(name: string, fingerprint: string): IdempotencyClaim {
    this.#demandRoom();
    let settle: (outcome: Outcome) => void = () => undefined;
    const outcome = new Promise<Outcome>((resolve) => {
      settle = resolve;
    });
    const record: IdempotencyRecord = {
      fingerprint,
      outcome,
      expiresAt: this.#now() + this.#limits.idempotencyWindowMs,
      bytes: name.length,
    };
    this.#bytes += record.bytes;
    this.#records.set(name, record);
    return {
      complete: (ended, isFinal) => {
        settle(ended);
        if (this.#records.get(name) !== record) return;
        if (!isFinal) return this.#drop(name, record);
        const size = ended.ok ? ended.json.length : ended.error.message.length;
        record.bytes += size;
        this.#bytes += size;
      },
    };
  }

  #demandRoom(): void {
    const { maxIdempotencyRecords, maxIdempotencyBytes } = this.#limits;
    const full =
      this.#records.size >= maxIdempotencyRecords
        ? "maxIdempotencyRecords"
        : this.#bytes >= maxIdempotencyBytes
          ? "maxIdempotencyBytes"
          : undefined;
    if (full === undefined) return;
    const [oldest] = this.#records.values();
    throw new ToolError("RESOURCE_EXHAUSTED", `The server remembers as many idempotency keys as it may (${full}). Try again later.`, {
      retryAfterMs: Math.max(1, (oldest?.expiresAt ?? 0) - this.#now()),
    });
  }

  #dropExpired(): void {
    const now = this.#now();
    for (const [name, record] of this.#records) {
      if (record.expiresAt > now) return;
      this.#drop(name, record);
    }
  }

  #drop(name: string, record: IdempotencyRecord): void {
    this.#records.delete(name);
    this.#bytes -= record.bytes;
  }
}

/** The order of an object's members says nothing in JSON, and so nothing here. */
function fingerprintOf(toolName: string, payload: JsonObject): string {
  return createHash("sha256")
    .update(JSON.stringify([toolName, payload], inKeyOrder))
    .digest("base64");
}

function inKeyOrder(_key: string, value: JsonValue): JsonValue {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0)));
}
