/** Makes a folder and those above it. Knows nothing of what goes into it. */

import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * One level at a time: `mkdir` with `recursive` never ends on file systems that refuse new folders with ENOENT, as /proc does.
 *
 * @param path - Absolute.
 * @throws {Error} As the disk puts it.
 */
export function makeFolder(path: string): void {
  if (isFolder(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another program may have made it meanwhile.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST" || !isFolder(path)) throw error;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
