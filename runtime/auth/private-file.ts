/** Writes a file that only its owner may read, whole or not at all. Knows nothing of what is in it. */

import { randomBytes } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { makeFolder } from "../make-folder.ts";

/** Owner reads and writes, nobody else. */
const privateMode = 0o600;

/**
 * Replaces the file in one step: a reader sees the old text or the new, also after a crash.
 *
 * @throws {Error} When the disk refuses; the old file is then as it was.
 */
export async function writePrivateFile(path: string, text: string): Promise<void> {
  await makeFolder(dirname(path));
  const aside = `${path}.${randomBytes(6).toString("hex")}.new`;
  try {
    await writeSynced(aside, text);
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, "wx", privateMode);
  try {
    await file.writeFile(text, "utf8");
    await file.sync();
  } finally {
    await file.close();
  }
}
