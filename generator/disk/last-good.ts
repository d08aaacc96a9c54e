/**
 * Remembers what a catalog's files said when they were last compiled without an error, so that a typo does not undo what was generated.
 * One file in the project's private folder. One that is lost or damaged is as one that was never written.
 */

import { closeSync, fstatSync, openSync, readFileSync, readSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { SourceFile } from "../text/source-file.ts";
import type { LastGood } from "./compile-standing-in.ts";
import { digestsOf, runKey } from "./last-run.ts";
import { makeFolder } from "./make-folder.ts";

const fileName = "last-good.texts";

/** Begins the file, before the digest of what it holds. */
const mark = "toolwright last good texts 1 ";

/** @param folder - `.toolwright/cache` of the project. */
export function rememberTexts(folder: string, sources: readonly SourceFile[]): void {
  const path = join(folder, fileName);
  const title = `${mark}${runKey(digestsOf(sources), mark)}\n`;
  if (beginsWith(path, title)) return;
  const temporary = `${path}.${process.pid}.toolwright-tmp`;
  try {
    makeFolder(folder);
    writeTexts(temporary, title, sources);
    renameSync(temporary, path);
  } catch {
    // A project on a full or read-only disk is generated as well.
    rmSync(temporary, { force: true });
  }
}

/** Remembers a few files that changed; the others said the same before. @param sources - All files. */
export function addTexts(folder: string, changed: readonly SourceFile[], sources: readonly SourceFile[]): void {
  const path = join(folder, fileName);
  const total = sources.reduce((sum, { text }) => sum + text.length, 0);
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? Number.POSITIVE_INFINITY) > 2 * total + chunkBytes)
    return rememberTexts(folder, sources);
  try {
    const file = openSync(path, "r+");
    try {
      // The digest no longer speaks of all that is held: a later run writes the file anew.
      writeSync(file, `${mark}${"-".repeat(64)}`, 0);
      const { size } = fstatSync(file);
      writeSync(file, changed.map(entry).join(""), size);
    } finally {
      closeSync(file);
    }
  } catch {
    // Said above.
  }
}

export function recallTexts(folder: string): LastGood {
  const texts = new Map<string, string>();
  try {
    const bytes = readFileSync(join(folder, fileName));
    let at = bytes.indexOf("\n") + 1;
    if (!bytes.subarray(0, at).toString("utf8").startsWith(mark)) return texts;
    while (at < bytes.length) {
      const end = bytes.indexOf("\n", at);
      const [path, length] = JSON.parse(bytes.subarray(at, end).toString("utf8")) as [string, number];
      at = end + 1 + length + 1;
      if (at > bytes.length) return texts;
      texts.set(path, bytes.subarray(end + 1, at - 1).toString("utf8"));
    }
    return texts;
  } catch {
    return new Map();
  }
}

const entry = ({ path, text }: SourceFile): string => `${JSON.stringify([path, Buffer.byteLength(text)])}\n${text}\n`;

/** Bytes written together. */
const chunkBytes = 1_048_576;

/** Piece by piece: the texts of thousands of files are not held twice. */
function writeTexts(path: string, title: string, sources: readonly SourceFile[]): void {
  const file = openSync(path, "w", 0o600);
  try {
    let waiting = title;
    for (const source of sources) {
      waiting += entry(source);
      if (waiting.length < chunkBytes) continue;
      writeSync(file, waiting);
      waiting = "";
    }
    writeSync(file, waiting);
  } finally {
    closeSync(file);
  }
}

function beginsWith(path: string, title: string): boolean {
  try {
    const file = openSync(path, "r");
    try {
      const bytes = Buffer.alloc(Buffer.byteLength(title));
      readSync(file, bytes, 0, bytes.length, 0);
      return bytes.toString("utf8") === title;
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}
