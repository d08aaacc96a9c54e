/**
 * What a call with an idempotency key comes to: the same key and payload give the first call's outcome, also while it is still awaited;
 * another payload is a CONFLICT. Knows nothing of tools' handlers, transports and where calls are recorded.
 */

import { createHash } from "node:crypto";
import { type Effects, type JsonObject, type JsonValue, type Logger, ToolError } from "../../contract/index.ts";
import { Outage } from "../observe/outage.ts";
import type { CallClaim, CallKey, CallRecords } from "../shared/call-records.ts";
import type { Outcome } from "./outcome.ts";
import { outcomeOf, textOf } from "./outcome-text.ts";

export interface KeyedCall extends CallKey {
  readonly toolName: string;
  readonly payload: JsonObject;
  readonly effects: Effects;
}

/** The first call of a key tells here what became of it, once. Nothing here throws. */
export interface IdempotencyClaim {
  /** Resolves when every server knows the outcome, or when that cannot be had at the moment. */
  complete(outcome: Outcome): Promise<void>;
  /** Nothing was done: the next call of this key is a first one again. */
  release(): void;
}

export type Recall = { readonly kind: "first"; readonly claim: IdempotencyClaim } | { readonly kind: "again"; readonly outcome: Outcome };

/** From which effects on a call without a key is refused. */
export type KeysRequiredFor = "none" | "destructive" | "write";

const requiring: Readonly<Record<KeysRequiredFor, readonly Effects[]>> = {
  none: [],
  destructive: ["destructive"],
  write: ["write", "destructive"],
};

export interface IdempotencyOptions {
  readonly records: CallRecords;
  readonly logger: Logger;
  readonly requiredFor: KeysRequiredFor;
}

export class Idempotency {
  readonly #records: CallRecords;
  readonly #outage: Outage;
  readonly #requiring: readonly Effects[];
  /** What is being told to the records. */
  readonly #telling = new Set<Promise<void>>();

  constructor({ records, logger, requiredFor }: IdempotencyOptions) {
    this.#records = records;
    this.#outage = new Outage("idempotency", logger);
    this.#requiring = requiring[requiredFor];
  }

  /** @throws {ToolError} FAILED_PRECONDITION for a call without a key where its effects require one. */
  demandNoKeyNeeded(toolName: string, effects: Effects): void {
    if (this.#requiring.length === 0 || !this.#requiring.includes(effects)) return;
    throw new ToolError(
      "FAILED_PRECONDITION",
      `"${toolName}" has the effects "${effects}", and this server takes such calls with an idempotency key alone. Send metadata.idempotency_key, a new one for each call that is meant once.`,
    );
  }

  /**
   * @param signal - Aborts when the outcome is no longer awaited.
   * @throws {ToolError} CONFLICT for a key used with another payload; FAILED_PRECONDITION where what the first call did cannot be known;
   * RESOURCE_EXHAUSTED when no more can be remembered; UNAVAILABLE when the records do not answer.
   */
  async recall(call: KeyedCall, signal: AbortSignal): Promise<Recall> {
    const key: CallKey = { agentId: call.agentId, key: call.key };
    const request = { ...key, fingerprint: fingerprintOf(call), mayRepeat: isRepeatable(call.effects) };
    for (;;) {
      const claim = await this.#ask(() => this.#records.claim(request));
      if (claim.kind === "first") return { kind: "first", claim: this.#held(key, claim.token) };
      if (claim.kind === "done") return { kind: "again", outcome: outcomeOf(claim.outcome) };
      if (claim.kind !== "running") throw refusalOf(claim, call.toolName);
      await this.#ask(() => this.#records.settled(key, signal));
      if (signal.aborted) throw new ToolError("CANCELLED", "The outcome of the first call with this key is no longer awaited.");
    }
  }

  /** After what is on its way. */
  async close(): Promise<void> {
    await Promise.all(this.#telling);
    await this.#records.close();
  }

  #held(key: CallKey, token: string): IdempotencyClaim {
    return {
      complete: (outcome) => this.#tell(() => this.#records.complete(key, token, textOf(outcome))),
      release: () => void this.#tell(() => this.#records.release(key, token)),
    };
  }

  /** The caller has its answer whether or not it can be remembered; that it was not is the operator's to know. */
  #tell(telling: () => Promise<unknown>): Promise<void> {
    const told = telling().then(
      () => this.#outage.succeeded(),
      (error: unknown) => this.#outage.failed(error),
    );
    this.#telling.add(told);
    return told.finally(() => this.#telling.delete(told));
  }

  async #ask<T>(question: () => Promise<T>): Promise<T> {
    try {
      const answer = await question();
      this.#outage.succeeded();
      return answer;
    } catch (cause) {
      this.#outage.failed(cause);
      throw new ToolError(
        "UNAVAILABLE",
        "What calls with an idempotency key came to cannot be asked at the moment, so the call was not begun. Try again with the same key.",
        { cause, retryAfterMs: 1_000 },
      );
    }
  }
}

/** Whether a call does no harm when it is made once more. */
export function isRepeatable(effects: Effects): boolean {
  return effects === "read" || effects === "idempotent";
}

function refusalOf(claim: Extract<CallClaim, { kind: "conflict" | "abandoned" | "full" }>, toolName: string): ToolError {
  switch (claim.kind) {
    case "conflict":
      return new ToolError("CONFLICT", "This idempotency_key was used with another tool or payload. Use a key of its own for each call.", {
        retryable: false,
      });
    case "abandoned":
      return new ToolError(
        "FAILED_PRECONDITION",
        `The server that began this call of "${toolName}" is gone, and nobody knows whether the call took effect. Look whether it did; if not, call again with another idempotency_key.`,
      );
    case "full":
      return new ToolError(
        "RESOURCE_EXHAUSTED",
        `The server remembers as many idempotency keys as it may (${claim.limit}). Try again later.`,
        {
          retryAfterMs: claim.retryAfterMs,
        },
      );
  }
}

/** The order of an object's members says nothing in JSON, and so nothing here. */
function fingerprintOf({ toolName, payload }: KeyedCall): string {
  return createHash("sha256")
    .update(JSON.stringify([toolName, payload], inKeyOrder))
    .digest("base64");
}

function inKeyOrder(_key: string, value: JsonValue): JsonValue {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0)));
}
