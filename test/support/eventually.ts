/** Waiting for what another process, a pipe or a timer brings about: as long as the busiest machine needs, not a moment longer. */

import { vi } from "vitest";

/** Longest wait: what has not come by then does not come. */
const patienceMs = 60_000;

/** Resolves with what `assertion` gives once it no longer throws. @throws What it threw last. */
export function eventually<T>(assertion: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(assertion, { timeout: patienceMs, interval: 5 });
}
