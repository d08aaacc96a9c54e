/**
 * The store on one machine's disk: all contexts in memory, every change in a log before anyone is told. Nothing it answered is lost by a
 * crash. Knows nothing of scopes, schemas or subscribers.
 */

import type { ContextChange, ContextSnapshot, Logger } from "../../../contract/index.ts";
import { DurableState, type Kept } from "../../durable/durable-state.ts";
import type { OpenFile } from "../../durable/log-files.ts";
import { FolderGone } from "../../durable/place.ts";
import { ContextImage, type ContextRecord, type ImageOptions, type ImagePiece, outcomesOf } from "../image.ts";
import type { ApplyOutcome, ChangeListener, ContextApply, HistoryRange, JournalEntry, OwnContextStore } from "../store.ts";
import { Watchers } from "../watchers.ts";

export interface FileStoreOptions extends ImageOptions {
  /** Made when it is not there; one process at a time. */
  readonly dir: string;
  readonly logger: Logger;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly compactAtBytes?: number;
  readonly openFile?: OpenFile;
}

/**
 * @throws {FolderInUse} When another process has the folder.
 * @throws {DamagedLog} When a file was changed by something else than a crash.
 */
export async function openFileStore(options: FileStoreOptions): Promise<OwnContextStore> {
  const contexts = await DurableState.open<ContextImage>({
    ...options,
    create: () => new ContextImage(options),
    restore: (image, piece) => image.restore(piece as ImagePiece),
    replay: (image, record) => void image.take(record as ContextRecord),
    pieces: (image) => image.pieces(),
  });
  return new FileStore(contexts, options.clock);
}

class FileStore implements OwnContextStore {
  readonly #contexts: DurableState<ContextImage>;
  readonly #clock: () => number;
  readonly #watchers = new Watchers();

  constructor(contexts: DurableState<ContextImage>, clock: () => number) {
    this.#contexts = contexts;
    this.#clock = clock;
  }

  get(contextId: string): Promise<ContextSnapshot> {
    return this.#read((image) => image.read(contextId));
  }

  async apply(request: ContextApply): Promise<ApplyOutcome> {
    const [outcome] = await this.applyInTurn([request]);
    return outcome as ApplyOutcome;
  }

  async applyInTurn(requests: readonly ContextApply[]): Promise<readonly ApplyOutcome[]> {
    const { state, log } = await this.#soundNow();
    const inTurn = state.takeInTurn(requests, this.#clock());
    // What none of them changed was judged by what may not be on the disk yet.
    if (inTurn.taken.length === 0) await log.flushed();
    await Promise.all(inTurn.taken.map(({ record, published }) => log.append(record).then(() => this.#watchers.tell(published))));
    return outcomesOf(inTurn);
  }

  changesSince(contextId: string, fromRevision: number): Promise<readonly ContextChange[] | undefined> {
    return this.#read((image) => image.changesSince(contextId, fromRevision));
  }

  history(contextId: string, range: HistoryRange): Promise<readonly JournalEntry[]> {
    return this.#read((image) => image.history(contextId, range));
  }

  async watch(contextId: string, listener: ChangeListener): Promise<() => void> {
    return this.#watchers.add(contextId, listener);
  }

  async sweep(): Promise<void> {
    await this.#contexts.demandPlace();
    await this.#read(() => undefined);
  }

  health(): string | undefined {
    const { fault } = this.#contexts;
    if (fault === undefined) return undefined;
    // Without the path: whoever reaches the port may ask.
    return fault.cause instanceof FolderGone
      ? "The folder of contexts was moved or deleted; the log says which. Bring it back, or start the server anew."
      : "The disk does not take changes of contexts; the log has the cause.";
  }

  async close(): Promise<void> {
    this.#watchers.clear();
    await this.#contexts.close();
  }

  async #read<T>(question: (image: ContextImage) => T): Promise<T> {
    const { state, log } = await this.#soundNow();
    const answer = question(state);
    await log.flushed();
    return answer;
  }

  /** As of now: without what is over. */
  async #soundNow(): Promise<Kept<ContextImage>> {
    const kept = await this.#contexts.sound();
    this.#forgetExpired(kept);
    return kept;
  }

  #forgetExpired({ state, log }: Kept<ContextImage>): void {
    for (const record of state.expired(this.#clock())) {
      const published = state.take(record);
      if (published) log.append(record).then(() => this.#watchers.tell(published), ignoreFault);
    }
  }
}

/** Whoever waits for the log hears of it; a context that was not forgotten on the disk will be. */
function ignoreFault(): void {}
