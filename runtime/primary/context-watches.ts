/**
 * Which worker watches which context. The store is watched once for all of them, and a change is made a line once. Knows nothing of pipes
 * and of what workers do with it.
 */

import type { PublishedChange } from "../context/published-change.ts";
import type { ContextStore } from "../context/store.ts";
import { lineOf } from "./channel.ts";
import type { Reply } from "./words.ts";

/** Where lines for one worker go. */
export interface Told {
  sendLine(line: string): void;
}

interface Watched {
  readonly workers: Set<Told>;
  readonly watch: Promise<() => void>;
  /** The revision that everybody was told last. */
  revision: number | undefined;
}

export class ContextWatches {
  readonly #store: Pick<ContextStore, "watch">;
  readonly #watched = new Map<string, Watched>();

  constructor(store: Pick<ContextStore, "watch">) {
    this.#store = store;
  }

  /** Contexts that any worker watches. */
  get size(): number {
    return this.#watched.size;
  }

  /** Resolves when the worker is told of every change; of those before it may be told as well. */
  async add(contextId: string, worker: Told): Promise<void> {
    const watched = this.#watched.get(contextId) ?? this.#begin(contextId);
    watched.workers.add(worker);
    try {
      await watched.watch;
    } catch (error) {
      this.remove(contextId, worker);
      throw error;
    }
  }

  remove(contextId: string, worker: Told): void {
    const watched = this.#watched.get(contextId);
    if (!watched?.workers.delete(worker) || watched.workers.size > 0) return;
    this.#watched.delete(contextId);
    watched.watch.then(
      (end) => end(),
      () => undefined,
    );
  }

  /** A worker that is gone watches nothing. */
  removeAll(worker: Told): void {
    for (const contextId of [...this.#watched.keys()]) this.remove(contextId, worker);
  }

  #begin(contextId: string): Watched {
    const workers = new Set<Told>();
    const watched: Watched = {
      workers,
      watch: this.#store.watch(contextId, (published) => tell(watched, published)),
      revision: undefined,
    };
    this.#watched.set(contextId, watched);
    return watched;
  }
}

function tell(watched: Watched, { change, snapshot, origin }: PublishedChange): void {
  // From 0 it begins anew: the patch is all there is.
  const leadsOn = change.fromRevision === 0 || change.fromRevision === watched.revision;
  watched.revision = change.revision;
  const about = leadsOn ? { change, origin } : { change, origin, value: snapshot.value };
  const line = lineOf({ news: "changed", about } satisfies Reply);
  for (const worker of watched.workers) worker.sendLine(line);
}
