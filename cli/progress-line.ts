/** One line that says how far the work is, on a terminal only. */

import type { Io } from "./io.ts";

/** Milliseconds between two showings: faster than that nobody reads, and every write costs. */
const showEveryMs = 80;
/** Longer lines would wrap, and then not be erased. */
const maxWidth = 79;

export interface ProgressLine {
  show(text: string): void;
  clear(): void;
}

export function progressLine(io: Io): ProgressLine {
  if (!io.isTerminal) return { show: () => undefined, clear: () => undefined };
  let shownAt = Date.now();
  let isShown = false;
  return {
    show(text) {
      const now = Date.now();
      if (now - shownAt < showEveryMs) return;
      shownAt = now;
      isShown = true;
      io.err(`\r\u001b[2K${text.slice(0, maxWidth)}`);
    },
    clear() {
      if (isShown) io.err("\r\u001b[2K");
      isShown = false;
    },
  };
}
