/** Recent changes of each context, for those who resume. Bounded for one context and in all. Knows nothing of values. */

import type { ContextChange } from "../../contract/index.ts";
import type { HistoryRange, JournalEntry } from "./store.ts";

export interface JournalLimits {
  /** Changes kept of one context. */
  readonly maxChanges: number;
  /** Bytes of serialised patches kept of one context. */
  readonly maxBytes: number;
  /** Bytes of serialised patches kept of all contexts; the context that rested longest gives way. */
  readonly maxTotalBytes: number;
}

export const defaultJournalLimits: JournalLimits = { maxChanges: 256, maxBytes: 262_144, maxTotalBytes: 67_108_864 };

interface Entry {
  readonly entry: JournalEntry;
  readonly bytes: number;
}

interface Recent {
  readonly entries: Entry[];
  bytes: number;
}

export class ContextJournal {
  readonly #limits: JournalLimits;
  /** In the order of the last change: the first is the one that rested longest. */
  readonly #recents = new Map<string, Recent>();
  #totalBytes = 0;

  constructor(limits: JournalLimits = defaultJournalLimits) {
    this.#limits = limits;
  }

  get totalBytes(): number {
    return this.#totalBytes;
  }

  append(entry: JournalEntry): void {
    const { change } = entry;
    const bytes = Buffer.byteLength(JSON.stringify(change.patch));
    const recent = this.#recents.get(change.contextId) ?? { entries: [], bytes: 0 };
    this.#recents.delete(change.contextId);
    this.#recents.set(change.contextId, recent);
    recent.entries.push({ entry, bytes });
    this.#count(recent, bytes);
    while (recent.entries.length > this.#limits.maxChanges || recent.bytes > this.#limits.maxBytes) this.#dropOldest(recent);
    for (const [contextId] of this.#recents) {
      if (this.#totalBytes <= this.#limits.maxTotalBytes) break;
      this.forget(contextId);
    }
  }

  /** @returns The changes that lead on from `fromRevision`, oldest first; `undefined` when they are no longer all here. */
  since(contextId: string, fromRevision: number): readonly ContextChange[] | undefined {
    const entries = this.#recents.get(contextId)?.entries ?? [];
    const first = entries.findIndex(({ entry }) => entry.change.fromRevision === fromRevision);
    return first === -1 ? undefined : entries.slice(first).map(({ entry }) => entry.change);
  }

  /** Newest first. */
  before(contextId: string, { beforeRevision = Number.POSITIVE_INFINITY, limit }: HistoryRange): readonly JournalEntry[] {
    const entries = this.#recents.get(contextId)?.entries ?? [];
    const earlier = entries.filter(({ entry }) => entry.change.revision < beforeRevision);
    return earlier
      .slice(Math.max(0, earlier.length - limit))
      .reverse()
      .map(({ entry }) => entry);
  }

  /** All there is, of the context that rested longest first, oldest first. */
  entries(): readonly JournalEntry[] {
    return [...this.#recents.values()].flatMap(({ entries }) => entries.map(({ entry }) => entry));
  }

  forget(contextId: string): void {
    const recent = this.#recents.get(contextId);
    if (!recent) return;
    this.#recents.delete(contextId);
    this.#totalBytes -= recent.bytes;
  }

  #dropOldest(recent: Recent): void {
    const oldest = recent.entries.shift();
    if (oldest) this.#count(recent, -oldest.bytes);
  }

  #count(recent: Recent, bytes: number): void {
    recent.bytes += bytes;
    this.#totalBytes += bytes;
  }
}
