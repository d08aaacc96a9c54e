/** The files of a log: their names, their first frames, how a state is written into one. Knows nothing of when. */

import { type FileHandle, open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { encodeFrame } from "./frames.ts";

/** Shape of the files; another is refused, not guessed at. */
const logFormat = 1;

export type LogFileKind = "snapshot" | "journal";

/** Opens a file as `node:fs/promises` does; a test hands over one that fails. */
export type OpenFile = (path: string, flags: string, mode: number) => Promise<FileHandle>;

/** Owner reads and writes, nobody else. */
export const privateMode = 0o600;

/** Bytes of a snapshot's frame, about: what is held in memory twice while it is written. */
const snapshotFrameBytes = 262_144;

export function logFile(dir: string, kind: LogFileKind, generation: number): string {
  return join(dir, `${kind}.${generation}`);
}

/** The first record of a file says what the file is. */
export function headOf(kind: LogFileKind, generation: number): unknown {
  return { format: logFormat, kind, generation };
}

/** The last record of a snapshot: without it the snapshot is not whole. */
export function footOf(pieces: number): unknown {
  return { end: true, pieces };
}

export async function listLogFiles(
  dir: string,
): Promise<readonly { readonly name: string; readonly kind: LogFileKind; readonly generation: number }[]> {
  const names = await readdir(dir);
  return names.flatMap((name) => {
    const [, kind, generation] = /^(snapshot|journal)\.(\d{1,15})$/.exec(name) ?? [];
    return kind === undefined ? [] : [{ name, kind: kind as LogFileKind, generation: Number(generation) }];
  });
}

/** Makes an empty journal that survives a crash. */
export async function beginJournal(openFile: OpenFile, dir: string, generation: number): Promise<FileHandle> {
  const file = await openFile(logFile(dir, "journal", generation), "w", privateMode);
  try {
    await file.appendFile(encodeFrame([headOf("journal", generation)]));
    await file.sync();
    await syncFolder(dir);
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Writes a whole snapshot. @returns Its bytes. */
export async function writeSnapshot(openFile: OpenFile, path: string, generation: number, pieces: readonly unknown[]): Promise<number> {
  const file = await openFile(path, "w", privateMode);
  let bytes = 0;
  try {
    for (const frame of snapshotFrames(generation, pieces)) {
      await file.appendFile(frame);
      bytes += frame.length;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return bytes;
}

function* snapshotFrames(generation: number, pieces: readonly unknown[]): Generator<Buffer> {
  yield Buffer.from(encodeFrame([headOf("snapshot", generation)]));
  let frame: unknown[] = [];
  let length = 0;
  for (const piece of pieces) {
    frame.push(piece);
    length += JSON.stringify(piece).length;
    if (length < snapshotFrameBytes) continue;
    yield Buffer.from(encodeFrame(frame));
    [frame, length] = [[], 0];
  }
  yield Buffer.from(encodeFrame([...frame, footOf(pieces.length)]));
}

/** What a snapshot of this generation makes needless, and what a crash left half-written. */
export async function dropNeedless(dir: string, generation: number): Promise<void> {
  const needless = (await listLogFiles(dir)).filter((file) => file.generation < generation).map(({ name }) => name);
  const unfinished = (await readdir(dir)).filter((name) => /^snapshot\.\d+\.new$/.test(name));
  for (const name of [...needless, ...unfinished]) await rm(join(dir, name), { force: true });
}

/** A new name is on the disk only when its folder is. */
export async function syncFolder(dir: string): Promise<void> {
  const folder = await open(dir, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
