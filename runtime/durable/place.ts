/**
 * Whether a file is still where it was made: to a file whose folder was moved or deleted everything can be written, and nothing of it is
 * found at the next start. Knows nothing of what is in it.
 */

import { type FileHandle, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { OutsideFailure } from "../outside-failure.ts";

/** Its words are for the operator. */
export class FolderGone extends OutsideFailure {
  override readonly name = "FolderGone";
}

export interface Place {
  readonly path: string;
  readonly dev: number;
  readonly ino: number;
}

/** @param path - Under which the file was opened. */
export async function placeOf(file: FileHandle, path: string): Promise<Place> {
  const { dev, ino } = await file.stat();
  return { path, dev, ino };
}

/** @throws {FolderGone} When nothing, or another file, stands there now. */
export async function demandPlace({ path, dev, ino }: Place): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.dev === dev && found.ino === ino) return;
  throw new FolderGone(
    `${dirname(path)} was moved or deleted under the running server. Bring it back, or start the server anew with what stands there now.`,
  );
}
