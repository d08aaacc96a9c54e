/** One line when something goes away and one when it is back, however many requests met it. Knows nothing of what is away. */

import type { Logger } from "../../contract/index.ts";

/** Milliseconds without a failure after which a success ends an outage: what answers now and then is not well. */
const quietMs = 5_000;

export class Outage {
  readonly #name: string;
  readonly #logger: Logger;
  readonly #clock: () => number;
  /** How many met it since it began; 0 while all is well. */
  #met = 0;
  #lastAt = 0;

  /** @param name - Begins the events: `<name>.unavailable`, `<name>.available`. */
  constructor(name: string, logger: Logger, clock: () => number = Date.now) {
    this.#name = name;
    this.#logger = logger;
    this.#clock = clock;
  }

  failed(error: unknown): void {
    this.#lastAt = this.#clock();
    if (this.#met++ === 0) this.#logger.error(`${this.#name}.unavailable`, { error });
  }

  succeeded(): void {
    if (this.#met === 0 || this.#clock() - this.#lastAt < quietMs) return;
    this.#logger.info(`${this.#name}.available`, { requests: this.#met });
    this.#met = 0;
  }
}
