/** The store in memory: what one process knows, lost when it ends. Knows nothing of scopes, schemas or subscribers. */

import type { ContextChange, ContextSnapshot, JsonObject } from "../../../contract/index.ts";
import { ExpiryQueue } from "../expiry.ts";
import { freezeJson } from "../freeze.ts";
import { ContextJournal, type JournalLimits } from "../journal.ts";
import { copyJson, mergePatch } from "../merge-patch.ts";
import type { ApplyOutcome, ContextApply, ContextStore } from "../store.ts";

export interface MemoryStoreOptions {
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** Contexts held at once. */
  readonly maxContexts: number;
  readonly journal?: JournalLimits;
}

const nothing: JsonObject = Object.freeze({});

export function createMemoryStore(options: MemoryStoreOptions): ContextStore {
  return new MemoryStore(options);
}

class MemoryStore implements ContextStore {
  readonly #clock: () => number;
  readonly #maxContexts: number;
  readonly #snapshots = new Map<string, ContextSnapshot>();
  readonly #expiry = new ExpiryQueue();
  readonly #journal: ContextJournal;
  readonly #pastRevisions: PastRevisions;

  constructor({ clock, maxContexts, journal }: MemoryStoreOptions) {
    this.#clock = clock;
    this.#maxContexts = maxContexts;
    this.#journal = new ContextJournal(journal);
    this.#pastRevisions = new PastRevisions(maxContexts);
  }

  async get(contextId: string): Promise<ContextSnapshot> {
    return this.#read(contextId);
  }

  async apply(request: ContextApply): Promise<ApplyOutcome> {
    const { contextId, expectedRevision } = request;
    const before = this.#read(contextId);
    if (expectedRevision !== undefined && expectedRevision !== before.revision) return { kind: "conflict", revision: before.revision };
    const value = mergePatch(before.value, request.patch);
    const reason = request.check(value);
    if (reason !== undefined) return { kind: "refused", reason };
    if (before.revision === 0 && this.#snapshots.size >= this.#maxContexts) return { kind: "full", limit: "maxContexts" };
    return this.#write(request, before, value);
  }

  async changesSince(contextId: string, fromRevision: number): Promise<readonly ContextChange[] | undefined> {
    const { revision } = this.#read(contextId);
    return fromRevision === revision ? [] : this.#journal.since(contextId, fromRevision);
  }

  async close(): Promise<void> {
    this.#snapshots.clear();
  }

  #read(contextId: string): ContextSnapshot {
    this.#forgetExpired();
    return this.#snapshots.get(contextId) ?? { contextId, revision: 0, value: nothing };
  }

  #write({ contextId, patch, by, ttlMs }: ContextApply, before: ContextSnapshot, value: JsonObject): ApplyOutcome {
    const revision = 1 + (before.revision || this.#pastRevisions.take(contextId));
    const snapshot: ContextSnapshot = Object.freeze({ contextId, revision, value: freezeJson(value) });
    const change: ContextChange = Object.freeze({
      contextId,
      fromRevision: before.revision,
      revision,
      // The writer keeps its own object and may change it; what is told to others must not follow.
      patch: freezeJson(copyJson(patch)),
      by: Object.freeze({ agentId: by.agentId, correlationId: by.correlationId }),
    });
    this.#snapshots.set(contextId, snapshot);
    this.#expiry.touch(contextId, ttlMs, this.#clock());
    this.#journal.append(change);
    return { kind: "applied", change, snapshot };
  }

  #forgetExpired(): void {
    for (const contextId of this.#expiry.takeExpired(this.#clock())) {
      this.#pastRevisions.keep(contextId, this.#snapshots.get(contextId)?.revision ?? 0);
      this.#snapshots.delete(contextId);
      this.#journal.forget(contextId);
    }
  }
}

/** Where forgotten contexts had got to. A context that comes back goes on from there: an old revision never names a new value. */
class PastRevisions {
  readonly #maxKept: number;
  readonly #revisions = new Map<string, number>();
  /** At least the revision of every context that is forgotten here too. */
  #floor = 0;

  constructor(maxKept: number) {
    this.#maxKept = maxKept;
  }

  keep(contextId: string, revision: number): void {
    this.#revisions.set(contextId, revision);
    if (this.#revisions.size <= this.#maxKept) return;
    const [oldest] = this.#revisions;
    if (!oldest) return;
    this.#floor = Math.max(this.#floor, oldest[1]);
    this.#revisions.delete(oldest[0]);
  }

  take(contextId: string): number {
    const revision = this.#revisions.get(contextId) ?? this.#floor;
    this.#revisions.delete(contextId);
    return revision;
  }
}
