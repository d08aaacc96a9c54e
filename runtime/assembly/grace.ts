/** How long a server that ends waits for others. Knows nothing of what it waits for. */

/** Time for peers to answer a close frame. */
export const closeGraceMs = 1_000;

/** Waits for the work, and no longer than that. */
export async function withinMs(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}

/** Answers settled just now are still on their way through the write queue of this turn. */
export function answersWritten(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
