/** The store in memory: what one process knows, lost when it ends. Knows nothing of scopes, schemas or subscribers. */

import type { ContextChange, ContextSnapshot } from "../../../contract/index.ts";
import { ContextImage, type ImageOptions, outcomesOf } from "../image.ts";
import type { ApplyOutcome, ChangeListener, ContextApply, HistoryRange, JournalEntry, OwnContextStore } from "../store.ts";
import { Watchers } from "../watchers.ts";

export interface MemoryStoreOptions extends ImageOptions {
  /** Epoch milliseconds. */
  readonly clock: () => number;
}

export function createMemoryStore(options: MemoryStoreOptions): OwnContextStore {
  return new MemoryStore(options);
}

class MemoryStore implements OwnContextStore {
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
    const [outcome] = await this.applyInTurn([request]);
    return outcome as ApplyOutcome;
  }

  async applyInTurn(requests: readonly ContextApply[]): Promise<readonly ApplyOutcome[]> {
    this.#forgetExpired();
    const inTurn = this.#image.takeInTurn(requests, this.#clock());
    for (const { published } of inTurn.taken) this.#watchers.tell(published);
    return outcomesOf(inTurn);
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
