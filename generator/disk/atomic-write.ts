/** Writes a file so that nobody ever sees half of it. */

import { renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { makeFolder } from "./make-folder.ts";

/** Replaces a file, or makes it, with the folders above it. @throws {Error} As the disk puts it. */
export function writeAtomically(path: string, content: string | Uint8Array): void {
  const temporary = `${path}.${process.pid}.toolwright-tmp`;
  try {
    writeOrMakeFolder(temporary, content);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function writeOrMakeFolder(path: string, content: string | Uint8Array): void {
  try {
    writeFileSync(path, content);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    makeFolder(dirname(path));
    writeFileSync(path, content);
  }
}

/** Name of a file left behind by a process that was killed while it wrote. */
export const isTemporary = (path: string) => path.endsWith(".toolwright-tmp");
