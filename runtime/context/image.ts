/**
 * All contexts of one process as values in memory. What happens to them are records: whoever takes the same records in the same order
 * holds the same contexts. Knows nothing of disks, watchers and time of its own.
 */

import type { ContextChange, ContextSnapshot, JsonObject } from "../../contract/index.ts";
import { ExpiryQueue } from "./expiry.ts";
import { freezeJson } from "./freeze.ts";
import { ContextJournal, type JournalLimits } from "./journal.ts";
import { copyJson, mergePatch } from "./merge-patch.ts";
import { PastRevisions } from "./past-revisions.ts";
import { expiryOf, type PublishedChange } from "./published-change.ts";
import type { ApplyOutcome, ContextApply, HistoryRange, JournalEntry, StoreLimits } from "./store.ts";

/** What happened, as it is written down. Times are epoch milliseconds. */
export type ContextRecord =
  | { readonly kind: "changed"; readonly change: ContextChange; readonly at: number; readonly ttlMs: number; readonly origin: string }
  | { readonly kind: "expired"; readonly contextId: string; readonly revision: number };

/** One piece of a whole image, for those who write it down at once. */
export type ImagePiece =
  | { readonly kind: "held"; readonly snapshot: ContextSnapshot; readonly at: number; readonly ttlMs: number }
  | { readonly kind: "journal"; readonly entry: JournalEntry }
  | { readonly kind: "past"; readonly contextId: string; readonly revision: number }
  | { readonly kind: "floor"; readonly revision: number };

export interface ImageOptions extends StoreLimits {
  readonly journal?: JournalLimits;
}

interface Held {
  readonly snapshot: ContextSnapshot;
  readonly bytes: number;
  readonly at: number;
  readonly ttlMs: number;
}

type NotApplied = Exclude<ApplyOutcome, { kind: "applied" }>;

export interface TakenInTurn {
  readonly taken: readonly { readonly record: ContextRecord; readonly published: PublishedChange }[];
  /** Why the one after them could not be made. */
  readonly stopped: NotApplied | undefined;
}

export function outcomesOf({ taken, stopped }: TakenInTurn): readonly ApplyOutcome[] {
  const applied = taken.map(({ published: { change, snapshot } }): ApplyOutcome => ({ kind: "applied", change, snapshot }));
  return stopped === undefined ? applied : [...applied, stopped];
}

const nothing: JsonObject = Object.freeze({});

export class ContextImage {
  readonly #limits: StoreLimits;
  readonly #held = new Map<string, Held>();
  readonly #expiry = new ExpiryQueue();
  readonly #journal: ContextJournal;
  readonly #past: PastRevisions;
  #bytes = 0;

  constructor({ maxContexts, maxContextBytes, journal }: ImageOptions) {
    this.#limits = { maxContexts, maxContextBytes };
    this.#journal = new ContextJournal(journal);
    this.#past = new PastRevisions(maxContexts);
  }

  read(contextId: string): ContextSnapshot {
    return this.#held.get(contextId)?.snapshot ?? { contextId, revision: 0, value: nothing };
  }

  /** The record that a change would be; writes nothing. */
  judge(request: ContextApply, at: number): NotApplied | Extract<ContextRecord, { kind: "changed" }> {
    const { contextId, expectedRevision, by } = request;
    const before = this.read(contextId);
    if (expectedRevision !== undefined && expectedRevision !== before.revision) return { kind: "conflict", revision: before.revision };
    const value = mergePatch(before.value, request.patch);
    const reason = request.check(value);
    if (reason !== undefined) return { kind: "refused", reason };
    const full = this.#fullFor(contextId, value);
    if (full) return full;
    const change: ContextChange = Object.freeze({
      contextId,
      fromRevision: before.revision,
      revision: 1 + (before.revision || this.#past.of(contextId)),
      // The writer keeps its own object and may change it; what is told to others must not follow.
      patch: freezeJson(copyJson(request.patch)),
      by: Object.freeze({ agentId: by.agentId, correlationId: by.correlationId }),
    });
    return { kind: "changed", change, at, ttlMs: request.ttlMs, origin: request.origin };
  }

  /** Judges and takes several changes of one context, each at the revision that the one before led to, up to one that cannot be made. */
  takeInTurn(requests: readonly ContextApply[], at: number): TakenInTurn {
    const taken: { record: ContextRecord; published: PublishedChange }[] = [];
    for (const request of requests) {
      const revision = taken.at(-1)?.published.change.revision;
      const record = this.judge(revision === undefined ? request : { ...request, expectedRevision: revision }, at);
      if (record.kind !== "changed") return { taken, stopped: record };
      const published = this.take(record);
      if (!published) throw new Error(`"${request.contextId}" did not take the revision it gave.`);
      taken.push({ record, published });
    }
    return { taken, stopped: undefined };
  }

  /** The records by which contexts are forgotten whose time is over; each is to be taken. */
  expired(now: number): readonly ContextRecord[] {
    return this.#expiry.takeExpired(now).map((contextId) => ({ kind: "expired", contextId, revision: this.read(contextId).revision + 1 }));
  }

  /** @returns What followers are to be told; `undefined` for a record that was taken before. */
  take(record: ContextRecord): PublishedChange | undefined {
    return record.kind === "changed" ? this.#change(record) : this.#expire(record.contextId, record.revision);
  }

  changesSince(contextId: string, fromRevision: number): readonly ContextChange[] | undefined {
    return fromRevision === this.read(contextId).revision ? [] : this.#journal.since(contextId, fromRevision);
  }

  history(contextId: string, range: HistoryRange): readonly JournalEntry[] {
    return this.#journal.before(contextId, range);
  }

  /** The whole image as it is now; later changes do not show in it. */
  pieces(): readonly ImagePiece[] {
    const held = [...this.#held.values()].sort((left, right) => left.at - right.at);
    return [
      { kind: "floor", revision: this.#past.floor },
      ...[...this.#past.entries()].map(([contextId, revision]): ImagePiece => ({ kind: "past", contextId, revision })),
      ...held.map(({ snapshot, at, ttlMs }): ImagePiece => ({ kind: "held", snapshot, at, ttlMs })),
      ...this.#journal.entries().map((entry): ImagePiece => ({ kind: "journal", entry })),
    ];
  }

  restore(piece: ImagePiece): void {
    switch (piece.kind) {
      case "held": {
        const { contextId, revision, value } = piece.snapshot;
        return this.#hold(Object.freeze({ contextId, revision, value: freezeJson(value) }), piece.at, piece.ttlMs);
      }
      case "journal":
        return this.#journal.append(frozenEntry(piece.entry));
      case "past":
        return this.#past.keep(piece.contextId, piece.revision);
      case "floor":
        return this.#past.raiseFloor(piece.revision);
    }
  }

  #change({ change, at, ttlMs, origin }: Extract<ContextRecord, { kind: "changed" }>): PublishedChange | undefined {
    const { contextId, revision, patch } = change;
    const before = this.read(contextId);
    if (revision <= (before.revision || this.#past.of(contextId))) return undefined;
    const snapshot: ContextSnapshot = Object.freeze({ contextId, revision, value: freezeJson(mergePatch(before.value, patch)) });
    this.#past.forget(contextId);
    this.#hold(snapshot, at, ttlMs);
    this.#journal.append(frozenEntry({ change, at }));
    return { change, snapshot, origin };
  }

  #expire(contextId: string, revision: number): PublishedChange | undefined {
    const last = this.#held.get(contextId);
    if (!last || revision <= last.snapshot.revision) return undefined;
    this.#held.delete(contextId);
    this.#bytes -= last.bytes;
    this.#expiry.forget(contextId);
    this.#journal.forget(contextId);
    this.#past.keep(contextId, revision);
    return expiryOf(last.snapshot, revision);
  }

  #hold(snapshot: ContextSnapshot, at: number, ttlMs: number): void {
    const { contextId } = snapshot;
    const bytes = bytesOf(snapshot.value);
    this.#bytes += bytes - (this.#held.get(contextId)?.bytes ?? 0);
    this.#held.set(contextId, { snapshot, bytes, at, ttlMs });
    this.#expiry.touch(contextId, ttlMs, at);
  }

  #fullFor(contextId: string, value: JsonObject): NotApplied | undefined {
    const held = this.#held.get(contextId);
    if (!held && this.#held.size >= this.#limits.maxContexts) return { kind: "full", limit: "maxContexts" };
    const growth = bytesOf(value) - (held?.bytes ?? 0);
    // What shrinks is always taken: it is how room is made.
    const isTooMuch = growth > 0 && this.#bytes + growth > this.#limits.maxContextBytes;
    return isTooMuch ? { kind: "full", limit: "maxContextBytes" } : undefined;
  }
}

function bytesOf(value: JsonObject): number {
  return Buffer.byteLength(JSON.stringify(value));
}

function frozenEntry({ change, at }: JournalEntry): JournalEntry {
  return { change: Object.isFrozen(change) ? change : Object.freeze({ ...change, patch: freezeJson(change.patch) }), at };
}
