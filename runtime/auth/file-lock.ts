/** One writer at a time for a file that several programs change: a lock beside it. Knows nothing of what is in the file. */

import { open, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { makeFolder } from "../make-folder.ts";

/** A change takes milliseconds; a lock this old was left by a program that was killed. */
const abandonedAfterMs = 10_000;
const pauseMs = 25;

/**
 * @param change - Short: others wait for it.
 * @throws {Error} What `change` throws; when the disk refuses the lock.
 */
export async function withFileLock<T>(path: string, change: () => Promise<T>): Promise<T> {
  const lock = `${path}.lock`;
  await makeFolder(dirname(path));
  while (!(await take(lock))) {
    if (await isAbandoned(lock)) await rm(lock, { force: true });
    else await wait(pauseMs);
  }
  try {
    return await change();
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    await (await open(lock, "wx", 0o600)).close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

async function isAbandoned(lock: string): Promise<boolean> {
  try {
    return Date.now() - (await stat(lock)).mtimeMs > abandonedAfterMs;
  } catch {
    // Released meanwhile.
    return false;
  }
}
