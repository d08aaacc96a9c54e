/** Time and chance as parameters, so that a test can hold both in its hand. Knows nothing of what waits. */

export interface Clock {
  /** Milliseconds from an arbitrary start; never goes back. */
  now(): number;
  /**
   * Calls `then` once, `delayMs` milliseconds from now.
   *
   * @returns Takes it back; harmless once it was called.
   */
  after(delayMs: number, then: () => void): () => void;
  /** A number from 0 up to, and never, 1. */
  random(): number;
}

/** Longer timers fire at once, in Node and browsers alike. */
const maxTimerMs = 2_147_483_647;

export const platformClock: Clock = {
  now: () => performance.now(),
  after(delayMs, then) {
    const timer = setTimeout(then, Math.min(delayMs, maxTimerMs));
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};

/** Waits; ends early, and all the same, when the signal aborts. */
export function rest(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = (): void => {
      cancel();
      signal.removeEventListener("abort", end);
      resolve();
    };
    const cancel = clock.after(delayMs, end);
    signal.addEventListener("abort", end, { once: true });
  });
}
