/** The store in memory: what one process knows, lost when it ends. Knows nothing of scopes, schemas or subscribers. */

import type { ContextChange, ContextSnapshot } from "../../../contract/index.ts";
import { ContextImage, type ImageOptions } from "../image.ts";
import type { ApplyOutcome, ChangeListener, ContextApply, ContextStore, HistoryRange, JournalEntry } from "../store.ts";
import { Watchers } from "../watchers.ts";

export interface MemoryStoreOptions extends ImageOptions {
  /** Epoch milliseconds. */
  readonly clock: () => number;
}

export function createMemoryStore(options: MemoryStoreOptions): ContextStore {
  return new MemoryStore(options);
}

class MemoryStore implements ContextStore {
  readonly #clock: () => number;
  readonly #image: ContextImage;
  readonly #watchers = new Watchers();

  constructor(options: MemoryStoreOptions) {
    this.#clock = options.clock;
    this.#image = new ContextImage(options);
  }

  async get(contextId: string): Promise<ContextSnapshot> {
    this.#forgetExpired();
    return this.#image.read(contextId);
  }

  async apply(request: ContextApply): Promise<ApplyOutcome> {
    this.#forgetExpired();
    const judged = this.#image.judge(request, this.#clock());
    if (judged.kind !== "changed") return judged;
    const published = this.#image.take(judged);
    if (!published) throw new Error(`"${request.contextId}" did not take the revision it gave.`);
    this.#watchers.tell(published);
    return { kind: "applied", change: published.change, snapshot: published.snapshot };
  }

  async changesSince(contextId: string, fromRevision: number): Promise<readonly ContextChange[] | undefined> {
    this.#forgetExpired();
    return this.#image.changesSince(contextId, fromRevision);
  }

  async history(contextId: string, range: HistoryRange): Promise<readonly JournalEntry[]> {
    this.#forgetExpired();
    return this.#image.history(contextId, range);
  }

  async watch(contextId: string, listener: ChangeListener): Promise<() => void> {
    return this.#watchers.add(contextId, listener);
  }

  async sweep(): Promise<void> {
    this.#forgetExpired();
  }

  health(): undefined {
    return undefined;
  }

  async close(): Promise<void> {
    this.#watchers.clear();
  }

  #forgetExpired(): void {
    for (const record of this.#image.expired(this.#clock())) {
      const published = this.#image.take(record);
      if (published) this.#watchers.tell(published);
    }
  }
}
