/**
 * The store of a worker, whose contexts the primary process keeps for all workers of one machine: in memory, or on its disk. Knows nothing
 * of scopes, schemas or subscribers.
 */

import type { ContextChange, ContextSnapshot } from "../../../contract/index.ts";
import type { PrimaryLink } from "../../primary/link.ts";
import { BatchedChanges } from "../batched-changes.ts";
import { freezeJson } from "../freeze.ts";
import type { ApplyOutcome, ChangeListener, ContextApply, ContextStore, HistoryRange, JournalEntry } from "../store.ts";
import { PrimaryFollow } from "./primary-follow.ts";

/** @param link - Closed with the store. */
export function createPrimaryStore(link: PrimaryLink): ContextStore {
  return new PrimaryStore(link);
}

class PrimaryStore implements ContextStore {
  readonly #link: PrimaryLink;
  readonly #follow: PrimaryFollow;
  readonly #changes: BatchedChanges;

  constructor(link: PrimaryLink) {
    this.#link = link;
    this.#follow = new PrimaryFollow(link);
    this.#changes = new BatchedChanges({
      get: (contextId) => this.get(contextId),
      setAll: (requests, { contextId, revision }) => {
        const changes = requests.map(({ patch, by, origin, ttlMs }) => ({ patch, by, origin, ttlMs }));
        return link.ask("contexts.set", [{ contextId, expectedRevision: revision, changes }]);
      },
    });
  }

  async get(contextId: string): Promise<ContextSnapshot> {
    const snapshot = await this.#link.ask("contexts.read", [contextId]);
    return Object.freeze({ ...snapshot, value: freezeJson(snapshot.value) });
  }

  apply(request: ContextApply): Promise<ApplyOutcome> {
    return this.#changes.apply(request);
  }

  changesSince(contextId: string, fromRevision: number): Promise<readonly ContextChange[] | undefined> {
    return this.#link.ask("contexts.since", [contextId, fromRevision]);
  }

  history(contextId: string, range: HistoryRange): Promise<readonly JournalEntry[]> {
    return this.#link.ask("contexts.history", [contextId, range]);
  }

  watch(contextId: string, listener: ChangeListener): Promise<() => void> {
    return this.#follow.watch(contextId, listener);
  }

  async sweep(): Promise<void> {
    if (!this.#link.isAway) await this.#link.ask("contexts.sweep", []);
  }

  health(): string | undefined {
    return this.#link.trouble;
  }

  async close(): Promise<void> {
    this.#follow.clear();
    this.#link.close();
  }
}
