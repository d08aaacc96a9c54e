/** When each key was last used, in a file beside the keys: written now and then, never while a call waits. Knows nothing of agents. */

import { readFile } from "node:fs/promises";
import type { Logger } from "../../contract/index.ts";
import { withFileLock } from "./file-lock.ts";
import { writePrivateFile } from "./private-file.ts";

const format = 1;

/** Epoch milliseconds by the key's id. */
export type LastUsed = ReadonlyMap<string, number>;

export interface NoteLastUsedOptions {
  readonly path: string;
  /** What was used since the process began. */
  readonly used: () => Iterable<readonly [id: string, at: number]>;
  readonly everyMs: number;
  readonly logger: Logger;
}

/** @returns Writes once more and ends. */
export function noteLastUsed({ path, used, everyMs, logger }: NoteLastUsedOptions): () => Promise<void> {
  let written: LastUsed = new Map();
  let hasFailed = false;
  const write = async (): Promise<void> => {
    const news = [...used()].filter(([id, at]) => at > (written.get(id) ?? 0));
    if (news.length === 0) return;
    try {
      written = await addLastUsed(path, news);
    } catch (error) {
      // Said once: where the folder is mounted for reading only, it will be so for ever.
      if (!hasFailed) logger.warn("credentials.last_used_not_kept", { path, error });
      hasFailed = true;
    }
  };
  let writing = Promise.resolve();
  const timer = setInterval(() => {
    writing = writing.then(write);
  }, everyMs).unref();
  return () => {
    clearInterval(timer);
    return (writing = writing.then(write));
  };
}

/** A file that is missing or broken says nothing, which costs nobody anything. */
export async function readLastUsed(path: string): Promise<LastUsed> {
  try {
    const document = JSON.parse(await readFile(path, "utf8")) as { readonly format?: unknown; readonly lastUsed?: Record<string, unknown> };
    if (document.format !== format) return new Map();
    const entries = Object.entries(document.lastUsed ?? {}).map(([id, at]) => [id, Date.parse(String(at))] as const);
    return new Map(entries.filter(([, at]) => !Number.isNaN(at)));
  } catch {
    return new Map();
  }
}

/** The later time wins: several servers may write of one key. */
async function addLastUsed(path: string, news: Iterable<readonly [string, number]>): Promise<LastUsed> {
  return withFileLock(path, async () => {
    const all = new Map(await readLastUsed(path));
    for (const [id, at] of news) all.set(id, Math.max(at, all.get(id) ?? 0));
    const lastUsed = Object.fromEntries([...all].map(([id, at]) => [id, new Date(at).toISOString()]));
    await writePrivateFile(path, `${JSON.stringify({ format, lastUsed }, undefined, 2)}\n`);
    return all;
  });
}
