/**
 * What workers ask the primary process, which keeps the stores for them, and what it tells them unasked: closed sets, as types of plain
 * data. Knows nothing of pipes.
 */

import type { ContextChange, ContextSnapshot, JsonObject } from "../../contract/index.ts";
import type { BatchOutcome } from "../context/batched-changes.ts";
import type { ContextApply, HistoryRange, JournalEntry } from "../context/store.ts";
import type { CallClaim, CallClaimRequest, CallKey } from "../shared/call-records.ts";
import type { Rate, RateAnswer } from "../shared/rate-counters.ts";
import type { TicketKept } from "../shared/tickets.ts";

/** Changes of one context, one after the other, whose values were judged where they were made. */
export interface ContextSet {
  readonly contextId: string;
  readonly expectedRevision: number;
  readonly changes: readonly Pick<ContextApply, "patch" | "by" | "origin" | "ttlMs">[];
}

/** An answer of `undefined` comes as that. */
export interface PrimaryMethods {
  /** Why the store cannot answer. */
  health(): string | undefined;
  "contexts.read"(contextId: string): ContextSnapshot;
  "contexts.set"(set: ContextSet): BatchOutcome;
  "contexts.since"(contextId: string, fromRevision: number): readonly ContextChange[] | undefined;
  "contexts.history"(contextId: string, range: HistoryRange): readonly JournalEntry[];
  /** From here on this worker is told of the context's changes; @returns where it stood at some moment since. */
  "contexts.watch"(contextId: string): ContextSnapshot;
  "contexts.unwatch"(contextId: string): void;
  "contexts.sweep"(): void;
  "calls.claim"(request: CallClaimRequest): CallClaim;
  "calls.complete"(call: CallKey, token: string, outcome: string): boolean;
  "calls.release"(call: CallKey, token: string): void;
  "calls.settled"(call: CallKey): void;
  "rates.take"(name: string, rate: Rate, count: number): RateAnswer;
  "tickets.put"(id: string, sealed: string): TicketKept;
  "tickets.take"(id: string): string | undefined;
  "revocations.revoke"(id: string, until: number): void;
  "revocations.all"(): readonly Revoked[];
  "resources.tell"(uri: string): void;
}

export type PrimaryMethod = keyof PrimaryMethods;
export type ArgumentsOf<M extends PrimaryMethod> = Parameters<PrimaryMethods[M]>;
export type AnswerOf<M extends PrimaryMethod> = ReturnType<PrimaryMethods[M]>;

export interface PrimaryNews {
  readonly changed: ToldChange;
  readonly revoked: Revoked;
  /** An address, told by another worker. */
  readonly resource: string;
}

export type NewsName = keyof PrimaryNews;

export interface ToldChange {
  readonly change: ContextChange;
  readonly origin: string;
  /** Only where the patch does not lead there from what was told before. */
  readonly value?: JsonObject;
}

export interface Revoked {
  readonly id: string;
  /** Epoch milliseconds; 0 for ever. */
  readonly until: number;
}

/** From a worker. Without a method: the answer is no longer awaited. */
export interface Question {
  readonly id: number;
  readonly method?: PrimaryMethod;
  readonly args?: readonly unknown[];
}

/** To a worker. */
export type Reply =
  | { readonly id: number; readonly answer?: unknown; readonly failure?: string }
  | { [N in NewsName]: { readonly news: N; readonly about: PrimaryNews[N] } }[NewsName];
