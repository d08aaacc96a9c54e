/**
 * Whether a process takes its turns: it is asked for a sign of life in every round. Time is counted in rounds of whoever asks, so
 * that a machine that slept, or an asker that stood still itself, blames nobody. Knows nothing of processes and of what follows.
 */

/** Rounds in which no question may be answered. */
export const roundsOfPatience = 4;

export interface PulsePorts {
  /** Asks for a sign; the answer is told by `beat`. */
  readonly ask: () => void;
  /** Told once, when nothing was answered in all rounds. */
  readonly onSilent: () => void;
}

export class Pulse {
  readonly #ports: PulsePorts;
  /** Rounds with a question since the last sign. */
  #unanswered = 0;
  #factor = 1;
  #isExcused = false;
  #isOver = false;

  constructor(ports: PulsePorts) {
    this.#ports = ports;
  }

  /** A sign of life. @param isInspected - A debugger may hold the process from now on: its silence says nothing. */
  beat(isInspected = false): void {
    this.#unanswered = 0;
    this.#isExcused = isInspected;
  }

  /** @param factor - How many times the usual patience is due, while it does what may take long; counts anew. */
  bearWith(factor: number): void {
    this.#factor = Math.max(1, factor);
    this.#unanswered = 0;
  }

  /** Once a round. */
  round(): void {
    if (this.#isOver) return;
    // Again and again: one that only begins hears nothing yet.
    if (this.#unanswered < this.#patience) this.#ports.ask();
    else this.#judgeSoon();
    this.#unanswered++;
  }

  get #patience(): number {
    return roundsOfPatience * this.#factor;
  }

  /** After what has come by now is read. */
  #judgeSoon(): void {
    setImmediate(() => {
      if (this.#isOver || this.#isExcused || this.#unanswered <= this.#patience) return;
      this.#isOver = true;
      this.#ports.onSilent();
    });
  }
}
