/**
 * Port: what calls with an idempotency key came to, known to every server. The first call of a key claims it; the others get its outcome.
 * Knows nothing of tools, payloads and what an outcome says.
 */

export interface CallKey {
  /** Keys are each agent's own. */
  readonly agentId: string;
  readonly key: string;
}

export interface CallClaimRequest extends CallKey {
  /** Of the tool and its payload. */
  readonly fingerprint: string;
  /** Whether the call may be made again when the server that made it first is gone and its outcome unknown. */
  readonly mayRepeat: boolean;
}

export type CallClaim =
  /** Nobody made this call: make it, then complete or release it under this token. */
  | { readonly kind: "first"; readonly token: string }
  /** It is being made. */
  | { readonly kind: "running" }
  | { readonly kind: "done"; readonly outcome: string }
  /** The server that made it is gone, and what it came to is not known. */
  | { readonly kind: "abandoned" }
  /** The key was used with another tool or payload. */
  | { readonly kind: "conflict" }
  /** No more can be remembered before so many milliseconds. */
  | { readonly kind: "full"; readonly limit: CallLimit; readonly retryAfterMs: number };

export type CallLimit = "maxIdempotencyRecords" | "maxIdempotencyBytes";

export interface CallRecordLimits {
  /** Milliseconds from the first call in which its outcome is given again. */
  readonly idempotencyWindowMs: number;
  readonly maxIdempotencyRecords: number;
  /** Bytes of names and outcomes, over all records. */
  readonly maxIdempotencyBytes: number;
}

export interface CallRecords {
  claim(request: CallClaimRequest): Promise<CallClaim>;
  /** Remembers the outcome. @returns False when the claim was given to another meanwhile: that one's outcome counts. */
  complete(call: CallKey, token: string, outcome: string): Promise<boolean>;
  /** Forgets a call that was refused before anything was done: the next one is a first one again. */
  release(call: CallKey, token: string): Promise<void>;
  /** Resolves when a running call is no longer that, or when the signal aborts: then it is to be claimed again, and tells what it came to. */
  settled(call: CallKey, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** Records that one process holds for others, and of which it knows who makes which call. */
export interface OwnCallRecords extends CallRecords {
  /** Whoever made the call under this token is gone, and what it came to is not known. */
  abandon(call: CallKey, token: string): Promise<void>;
}

export function nameOf({ agentId, key }: CallKey): string {
  return JSON.stringify([agentId, key]);
}
