/**
 * Connections that a worker was handed and did not take yet. Node forgets them when the worker ends: their clients would wait for ever.
 * Knows nothing of why it ended.
 */

import type { ChildProcess } from "node:child_process";

/** What Node hands over: a connection without anything around it. */
interface Handle {
  close(): void;
}

/** Node's own words between a primary and its workers; where they are others, nothing is kept and nothing is closed here. */
interface Words {
  readonly act?: unknown;
  readonly seq?: unknown;
  readonly ack?: unknown;
}

/** From now on. @returns Closes what the worker never took: to be called when it has ended. */
export function rememberHandedOver(worker: ChildProcess): () => void {
  const waiting = new Map<unknown, Handle>();
  const send = worker.send.bind(worker) as (...all: readonly unknown[]) => boolean;
  worker.send = (...all: readonly unknown[]): boolean => {
    const [words, handle] = all as readonly [Words, Handle | undefined];
    if (words.act === "newconn" && handle !== undefined) waiting.set(words.seq, handle);
    return send(...all);
  };
  worker.on("internalMessage", ({ ack }: Words) => waiting.delete(ack));
  return () => {
    for (const handle of waiting.values()) handle.close();
    waiting.clear();
  };
}
