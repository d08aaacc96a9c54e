/**
 * The store on one machine's disk: all contexts in memory, every change in a log before anyone is told. Nothing it answered is lost by a
 * crash. Knows nothing of scopes, schemas or subscribers.
 */

import type { ContextChange, ContextSnapshot, Logger } from "../../../contract/index.ts";
import { DurableLog } from "../../durable/log.ts";
import type { OpenFile } from "../../durable/log-files.ts";
import { ContextImage, type ContextRecord, type ImageOptions, type ImagePiece } from "../image.ts";
import type { ApplyOutcome, ChangeListener, ContextApply, ContextStore, HistoryRange, JournalEntry } from "../store.ts";
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
export async function openFileStore(options: FileStoreOptions): Promise<ContextStore> {
  return new FileStore(options, await openKept(options));
}

/** The contexts in memory and the log they were read from. */
interface Kept {
  readonly image: ContextImage;
  readonly log: DurableLog;
}

async function openKept(options: FileStoreOptions): Promise<Kept> {
  const image = new ContextImage(options);
  const log = await DurableLog.open({
    ...options,
    restore: (piece) => image.restore(piece as ImagePiece),
    replay: (record) => void image.take(record as ContextRecord),
    pieces: () => image.pieces(),
  });
  return { image, log };
}

/** Milliseconds after a write that failed in which nothing is tried: a full disk is not read again for every call. */
const restMs = 1_000;

class FileStore implements ContextStore {
  readonly #options: FileStoreOptions;
  readonly #watchers = new Watchers();
  #kept: Kept;
  #reopening: Promise<Kept> | undefined;
  #restUntil = 0;
  #closing: Promise<void> | undefined;

  constructor(options: FileStoreOptions, kept: Kept) {
    this.#options = options;
    this.#kept = kept;
  }

  get(contextId: string): Promise<ContextSnapshot> {
    return this.#read((image) => image.read(contextId));
  }

  async apply(request: ContextApply): Promise<ApplyOutcome> {
    const kept = await this.#sound();
    this.#forgetExpired(kept);
    const judged = kept.image.judge(request, this.#options.clock());
    if (judged.kind !== "changed") {
      // What it was judged by may not be on the disk yet.
      await kept.log.flushed();
      return judged;
    }
    const published = kept.image.take(judged);
    if (!published) throw new Error(`"${request.contextId}" did not take the revision it gave.`);
    await kept.log.append(judged);
    this.#watchers.tell(published);
    return { kind: "applied", change: published.change, snapshot: published.snapshot };
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
    await this.#read(() => undefined);
  }

  health(): string | undefined {
    return this.#kept.log.fault && "The disk does not take changes of contexts; the log has the cause.";
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#reopening?.catch(() => undefined);
    this.#watchers.clear();
    await this.#kept.log.close();
  }

  async #read<T>(question: (image: ContextImage) => T): Promise<T> {
    const kept = await this.#sound();
    this.#forgetExpired(kept);
    const answer = question(kept.image);
    await kept.log.flushed();
    return answer;
  }

  #forgetExpired({ image, log }: Kept): void {
    for (const record of image.expired(this.#options.clock())) {
      const published = image.take(record);
      if (published) log.append(record).then(() => this.#watchers.tell(published), ignoreFault);
    }
  }

  /** After a write that failed, memory may be ahead of the disk: it is read anew. */
  async #sound(): Promise<Kept> {
    if (!this.#kept.log.fault) return this.#kept;
    if (this.#closing || performance.now() < this.#restUntil) throw this.#kept.log.fault;
    this.#reopening ??= this.#reopen().finally(() => {
      this.#reopening = undefined;
    });
    return this.#reopening;
  }

  async #reopen(): Promise<Kept> {
    this.#restUntil = performance.now() + restMs;
    await this.#kept.log.close();
    this.#kept = await openKept(this.#options);
    this.#options.logger.info("store.reopened", { dir: this.#options.dir });
    return this.#kept;
  }
}

/** Whoever waits for the log hears of it; a context that was not forgotten on the disk will be. */
function ignoreFault(): void {}
