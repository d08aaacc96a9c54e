/**
 * A log of records on disk: a record is acknowledged when it is there, many at once by one sync, and replayed at the next start. From
 * time to time the whole state is written aside and the records before it are dropped. Knows nothing of what the records mean.
 *
 * `snapshot.N` holds the state that all records before `journal.N` led to; `journal.N` and those after it follow it.
 */

import { type FileHandle, open, rename } from "node:fs/promises";
import { makeFolder } from "../make-folder.ts";
import { encodeFrame } from "./frames.ts";
import { type LogReader, type LogState, loadLog } from "./load-log.ts";
import { beginJournal, dropNeedless, logFile, type OpenFile, privateMode, syncFolder, writeSnapshot } from "./log-files.ts";
import { type Ownership, ownFolder } from "./owner.ts";
import { demandPlace, type Place, placeOf } from "./place.ts";

/** Replaying may bring a record that the state holds already: a snapshot can be a little ahead of its journal. */
export interface LogOptions extends LogReader {
  /** The state that all records up to now have led to, in pieces that later records do not change. */
  readonly pieces: () => readonly unknown[];
  /** Bytes of records after which they are folded into a snapshot. */
  readonly compactAtBytes?: number;
  readonly openFile?: OpenFile;
}

const defaultCompactAtBytes = 16_777_216;

export class DurableLog {
  readonly #options: LogOptions;
  readonly #owner: Ownership;
  readonly #open: OpenFile;
  #journal: FileHandle;
  #place: Place;
  #generation: number;
  #bytes: number;
  #compactAtBytes: number;
  #waiting = new Batch();
  #writing: Batch | undefined;
  /** Writes on while there is something to write. */
  #loop: Promise<void> | undefined;
  #compaction: Promise<void> | undefined;
  #fault: Error | undefined;
  #closing: Promise<void> | undefined;

  private constructor(options: LogOptions, owner: Ownership, journal: FileHandle, place: Place, { generation, bytes }: LogState) {
    this.#options = options;
    this.#owner = owner;
    this.#open = options.openFile ?? open;
    this.#journal = journal;
    this.#place = place;
    this.#generation = generation;
    this.#bytes = bytes;
    this.#compactAtBytes = options.compactAtBytes ?? defaultCompactAtBytes;
  }

  /**
   * Takes the folder, replays what it holds, and cuts off what a crash left unfinished.
   *
   * @throws {FolderInUse} When another process has it.
   * @throws {DamagedLog} When a file is damaged where no crash can have done it.
   * @throws {Error} When the disk refuses.
   */
  static async open(options: LogOptions): Promise<DurableLog> {
    const { dir, openFile = open } = options;
    await makeFolder(dir, 0o700);
    const owner = await ownFolder(dir, options.logger);
    try {
      const state = await loadLog(options);
      const path = logFile(dir, "journal", state.generation);
      const journal = state.bytes === 0 ? await beginJournal(openFile, dir, state.generation) : await openFile(path, "a", privateMode);
      return new DurableLog(options, owner, journal, await placeOf(journal, path), state);
    } catch (error) {
      await owner.release();
      throw error;
    }
  }

  /** Why nothing more is written. Disk and state may differ then: whoever holds the state closes the log and opens it anew. */
  get fault(): Error | undefined {
    return this.#fault;
  }

  /** Resolves when the record is on the disk. Records are there in the order of these calls, and these resolve in it. */
  append(record: unknown): Promise<void> {
    if (this.#fault || this.#closing) return Promise.reject(this.#fault ?? new Error("The log is closed."));
    this.#waiting.records.push(record);
    // On the next turn, so that one sync takes what this turn brings.
    this.#loop ??= nextTurn().then(() => this.#write());
    return this.#waiting.written;
  }

  /** Resolves when everything appended up to now is on the disk. */
  flushed(): Promise<void> {
    if (this.#fault) return Promise.reject(this.#fault);
    return this.#waiting.records.length > 0 ? this.#waiting.written : (this.#writing?.written ?? Promise.resolve());
  }

  /**
   * Looks whether the folder is still where it was; when not, that is the fault.
   *
   * @throws {FolderGone} As long as it is not, also of a log that is closed.
   */
  async demandPlace(): Promise<void> {
    const place = this.#place;
    try {
      await demandPlace(place);
    } catch (cause) {
      // The journal that was looked for may have been followed by another one, and dropped, meanwhile.
      if (place !== this.#place) return;
      if (!this.#fault) this.#fail(cause);
      throw cause;
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#loop;
    await this.#compaction;
    await this.#journal.close().catch(() => undefined);
    await this.#owner.release();
  }

  async #write(): Promise<void> {
    while (this.#waiting.records.length > 0 && !this.#fault) {
      const batch = this.#waiting;
      this.#writing = batch;
      this.#waiting = new Batch();
      // In one step with the batch: the state that it ends with.
      const isDue = this.#bytes >= this.#compactAtBytes && !this.#compaction && !this.#closing;
      const pieces = isDue ? this.#options.pieces() : undefined;
      await this.#writeBatch(batch);
      this.#writing = undefined;
      if (pieces && !this.#fault) await this.#beginCompaction(pieces);
    }
    // In one step with having seen that nothing waits.
    this.#loop = undefined;
  }

  async #writeBatch(batch: Batch): Promise<void> {
    try {
      await demandPlace(this.#place);
      const frame = Buffer.from(encodeFrame(batch.records));
      await this.#journal.appendFile(frame);
      await this.#journal.datasync();
      // It may have been moved meanwhile: what is answered is what the next start finds.
      await demandPlace(this.#place);
      this.#bytes += frame.length;
      batch.resolve();
    } catch (cause) {
      batch.reject(this.#fail(cause));
    }
  }

  #fail(cause: unknown): Error {
    this.#fault = new Error("The disk did not take a record.", { cause });
    this.#options.logger.error("store.write_failed", { dir: this.#options.dir, error: cause });
    this.#waiting.reject(this.#fault);
    return this.#fault;
  }

  /** Later records go to a file of their own; the state before them is written aside meanwhile. */
  async #beginCompaction(pieces: readonly unknown[]): Promise<void> {
    const generation = this.#generation + 1;
    try {
      const { dir } = this.#options;
      const next = await beginJournal(this.#open, dir, generation);
      this.#place = await placeOf(next, logFile(dir, "journal", generation));
      await this.#journal.close();
      this.#journal = next;
    } catch (error) {
      return this.#postponeCompaction(error);
    }
    this.#generation = generation;
    this.#bytes = 0;
    this.#compaction = this.#compact(generation, pieces)
      .catch((error: unknown) => this.#postponeCompaction(error))
      .finally(() => {
        this.#compaction = undefined;
      });
  }

  async #compact(generation: number, pieces: readonly unknown[]): Promise<void> {
    const { dir } = this.#options;
    const path = logFile(dir, "snapshot", generation);
    const bytes = await writeSnapshot(this.#open, `${path}.new`, generation, pieces);
    await rename(`${path}.new`, path);
    await syncFolder(dir);
    await dropNeedless(dir, generation);
    // A large state is not written again for a few changes.
    this.#compactAtBytes = Math.max(this.#options.compactAtBytes ?? defaultCompactAtBytes, bytes);
  }

  /** The records are all there; only their files are more and longer. */
  #postponeCompaction(error: unknown): void {
    this.#compactAtBytes = Math.max(this.#compactAtBytes, this.#bytes) * 2;
    this.#options.logger.warn("store.compaction_failed", { dir: this.#options.dir, error });
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Records that one sync writes. */
class Batch {
  readonly records: unknown[] = [];
  readonly written: Promise<void>;
  resolve: () => void = () => undefined;
  reject: (error: Error) => void = () => undefined;

  constructor() {
    this.written = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    // Nobody may be waiting.
    this.written.catch(() => undefined);
  }
}
