/**
 * A state in memory and the log on disk that it can be read from. Where the disk refused a record, memory may be ahead of the disk: the
 * state is read anew then. Knows nothing of what the state is.
 */

import { calmLogger } from "../observe/calm-logger.ts";
import { DurableLog, type LogOptions } from "./log.ts";

export interface DurableStateOptions<State> extends Pick<LogOptions, "dir" | "logger" | "compactAtBytes" | "openFile"> {
  /** An empty state. */
  readonly create: () => State;
  readonly restore: (state: State, piece: unknown) => void;
  readonly replay: (state: State, record: unknown) => void;
  readonly pieces: (state: State) => readonly unknown[];
  /** After everything was replayed, at the start and each time it is read anew. */
  readonly onLoaded?: (state: State) => void;
}

export interface Kept<State> {
  readonly state: State;
  readonly log: DurableLog;
}

/** Milliseconds after a write that failed in which nothing is tried: a full disk is not read again for every question. */
const restMs = 1_000;

export class DurableState<State> {
  readonly #options: DurableStateOptions<State>;
  #kept: Kept<State>;
  #reopening: Promise<Kept<State>> | undefined;
  #restUntil = 0;
  #closing: Promise<void> | undefined;

  private constructor(options: DurableStateOptions<State>, kept: Kept<State>) {
    this.#options = options;
    this.#kept = kept;
  }

  /**
   * @throws {FolderInUse} When another process has the folder.
   * @throws {DamagedLog} When a file was changed by something else than a crash.
   */
  static async open<State>(options: DurableStateOptions<State>): Promise<DurableState<State>> {
    // A disk that stays full is tried again all the time, and would fill the log with it.
    const calm = { ...options, logger: calmLogger(options.logger) };
    return new DurableState(calm, await load(calm));
  }

  /** Why the disk refused a record, when nothing was read anew since. */
  get fault(): Error | undefined {
    return this.#kept.log.fault;
  }

  /** @throws {FolderGone} When the folder is not where it was: it is the fault then, until it is brought back. */
  async demandPlace(): Promise<void> {
    if (!this.fault && !this.#closing) await this.#kept.log.demandPlace();
  }

  /** @throws {Error} While the disk refuses. */
  async sound(): Promise<Kept<State>> {
    const { fault } = this.#kept.log;
    if (!fault) return this.#kept;
    if (this.#closing || performance.now() < this.#restUntil) throw fault;
    this.#reopening ??= this.#reopen().finally(() => {
      this.#reopening = undefined;
    });
    return this.#reopening;
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#reopening?.catch(() => undefined);
    await this.#kept.log.close();
  }

  async #reopen(): Promise<Kept<State>> {
    this.#restUntil = performance.now() + restMs;
    // In place of a folder that is gone a new one would be made, and all revisions begin again.
    await this.#kept.log.demandPlace();
    await this.#kept.log.close();
    this.#kept = await load(this.#options);
    this.#options.logger.info("store.reopened", { dir: this.#options.dir });
    return this.#kept;
  }
}

async function load<State>(options: DurableStateOptions<State>): Promise<Kept<State>> {
  const { dir, logger, compactAtBytes, openFile } = options;
  const state = options.create();
  const log = await DurableLog.open({
    dir,
    logger,
    restore: (piece) => options.restore(state, piece),
    replay: (record) => options.replay(state, record),
    pieces: () => options.pieces(state),
    ...(compactAtBytes === undefined ? {} : { compactAtBytes }),
    ...(openFile === undefined ? {} : { openFile }),
  });
  options.onLoaded?.(state);
  return { state, log };
}
