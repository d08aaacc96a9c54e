/** A clock that a test moves by hand. */

import type { Clock } from "../../../client/clock.ts";

export interface VirtualClock extends Clock {
  /** Milliseconds of each timer that waits, from now, ascending. */
  readonly waits: readonly number[];
  /** Moves on to the next timer and lets what follows from it happen. @returns The milliseconds moved. */
  next(): Promise<number>;
}

/** @param chance - What `random` gives each time. */
export function virtualClock(chance = 0.5): VirtualClock {
  const timers: { readonly at: number; readonly then: () => void }[] = [];
  let now = 0;
  return {
    now: () => now,
    random: () => chance,
    after(delayMs, then) {
      const timer = { at: now + delayMs, then };
      timers.push(timer);
      timers.sort((left, right) => left.at - right.at);
      return () => {
        const index = timers.indexOf(timer);
        if (index !== -1) timers.splice(index, 1);
      };
    },
    get waits() {
      return timers.map(({ at }) => at - now);
    },
    async next() {
      const timer = timers.shift();
      if (timer === undefined) throw new Error("no timer waits");
      const moved = timer.at - now;
      now = timer.at;
      timer.then();
      await settled();
      return moved;
    },
  };
}

/** Lets every promise that can settle without the clock settle. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
