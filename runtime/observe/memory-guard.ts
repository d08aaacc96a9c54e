/**
 * Whether the process holds as much memory as it may: looked at a few times a second, and judged by what is left after a collection, for
 * garbage is no reason to refuse anybody. Knows nothing of calls and connections.
 */

import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Logger } from "../../contract/index.ts";

/** Between two looks, milliseconds. */
const lookEveryMs = 250;

/** Least time between two collections of our own: each stops the process for a moment, and while memory is short there is less to find. */
const collectEveryMs = { enough: 1_000, short: 3_000 };

/** Of the heap that node allows, where no limit is set: at all of it the process ends. */
const shareOfHeap = 0.9;

export interface MemoryUse {
  /** Bytes in use. */
  readonly used: number;
  readonly most: number;
}

export interface MemoryGuardOptions {
  /** Bytes of heap in use and of what it holds outside of it; 0 for nine tenths of the heap that node allows. */
  readonly maxMemoryBytes: number;
  readonly logger: Logger;
  /** Told when it begins to be short, and when no more. */
  readonly onChange?: (isShort: boolean) => void;
  /** The process's own, for tests. */
  readonly use?: () => MemoryUse;
  readonly collect?: () => void;
  readonly now?: () => number;
}

export class MemoryGuard {
  readonly #use: () => MemoryUse;
  readonly #collect: () => void;
  readonly #now: () => number;
  readonly #logger: Logger;
  readonly #onChange: ((isShort: boolean) => void) | undefined;
  #collectedAt = Number.NEGATIVE_INFINITY;
  #isShort = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: MemoryGuardOptions) {
    const { maxMemoryBytes, logger, onChange, use = useOf(maxMemoryBytes), collect = collectGarbage, now = Date.now } = options;
    this.#onChange = onChange;
    this.#use = use;
    this.#collect = collect;
    this.#now = now;
    this.#logger = logger;
  }

  get isShort(): boolean {
    return this.#isShort;
  }

  /** For `/readyz`. */
  reason(): string | undefined {
    return this.#isShort ? "The server holds as much memory as it may (maxMemoryBytes)." : undefined;
  }

  start(): void {
    this.#timer ??= setInterval(() => this.look(), lookEveryMs).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  look(): void {
    let use = this.#use();
    if (use.used > use.most) {
      const since = this.#now() - this.#collectedAt;
      // Until it is collected nobody knows how much of it is garbage: what was found before still holds.
      if (since < (this.#isShort ? collectEveryMs.short : collectEveryMs.enough)) return;
      this.#collectedAt = this.#now();
      this.#collect();
      use = this.#use();
    }
    const isShort = use.used > use.most;
    if (isShort === this.#isShort) return;
    this.#isShort = isShort;
    if (isShort) this.#logger.error("memory.short", { ...use });
    else this.#logger.info("memory.enough", { ...use });
    this.#onChange?.(isShort);
  }
}

function useOf(maxMemoryBytes: number): () => MemoryUse {
  return () => {
    const { used_heap_size: heap, external_memory: outside, heap_size_limit: limit } = getHeapStatistics();
    return maxMemoryBytes > 0 ? { used: heap + outside, most: maxMemoryBytes } : { used: heap, most: limit * shareOfHeap };
  };
}

/** Node collects when it allocates; a server that takes no work allocates nothing, and would stay full of garbage. */
function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
}
