/** Makes a folder and those above it. Knows nothing of what goes into it. */

import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * One level at a time: `mkdir` with `recursive` never ends on file systems that refuse new folders with ENOENT, as /proc does.
 *
 * @param path - Absolute.
 * @param mode - Of each folder that is made.
 * @throws {Error} As the disk puts it.
 */
export async function makeFolder(path: string, mode = 0o777): Promise<void> {
  if (await isFolder(path)) return;
  if (dirname(path) !== path) await makeFolder(dirname(path), mode);
  try {
    await mkdir(path, { mode });
  } catch (error) {
    // Another program may have made it meanwhile.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST" || !(await isFolder(path))) throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
