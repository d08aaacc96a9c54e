/**
 * Reads a log's folder back: the latest snapshot, then the journals after it. What a crash left unfinished at the very end is cut off;
 * any other damage is refused, since acknowledged records stood there. Knows nothing of what the records mean.
 */

import { open, stat } from "node:fs/promises";
import type { Logger } from "../../contract/index.ts";
import { readFrames } from "./frames.ts";
import { dropNeedless, footOf, headOf, type LogFileKind, listLogFiles, logFile } from "./log-files.ts";

export interface LogReader {
  readonly dir: string;
  readonly logger: Logger;
  readonly restore: (piece: unknown) => void;
  readonly replay: (record: unknown) => void;
}

export interface LogState {
  readonly generation: number;
  /** Of the last journal; 0 when it is to be begun. */
  readonly bytes: number;
}

/** A file says something else than what was written; its words are for the operator. */
export class DamagedLog extends Error {
  override readonly name = "DamagedLog";
}

/** @throws {DamagedLog} */
export async function loadLog(reader: LogReader): Promise<LogState> {
  const files = await listLogFiles(reader.dir);
  const generationsOf = (wanted: LogFileKind) =>
    files
      .filter(({ kind }) => kind === wanted)
      .map(({ generation }) => generation)
      .sort((left, right) => left - right);
  const snapshot = generationsOf("snapshot").at(-1);
  const journals = generationsOf("journal").filter((generation) => generation >= (snapshot ?? 0));
  demandUnbroken(reader.dir, snapshot, journals);
  await dropNeedless(reader.dir, snapshot ?? 0);
  if (snapshot !== undefined) await loadSnapshot(reader, snapshot);
  let bytes = 0;
  for (const generation of journals) bytes = await loadJournal(reader, generation, generation === journals.at(-1));
  return { generation: journals.at(-1) ?? 1, bytes };
}

function demandUnbroken(dir: string, snapshot: number | undefined, journals: readonly number[]): void {
  const first = snapshot ?? journals[0];
  if (first === undefined) return;
  const isUnbroken = journals.length > 0 && journals.every((generation, index) => generation === first + index);
  // Without a snapshot the first journal is the very first.
  if (isUnbroken && (snapshot !== undefined || first === 1)) return;
  throw new DamagedLog(
    `${dir} lacks files between ${logFile("", snapshot === undefined ? "journal" : "snapshot", first)} and its last journal. Bring the missing files back, or restore the folder from a backup.`,
  );
}

async function loadSnapshot({ dir, restore }: LogReader, generation: number): Promise<void> {
  const path = logFile(dir, "snapshot", generation);
  let last: unknown;
  let pieces = -1;
  for await (const { offset, records } of readFrames(path)) {
    if (!records) throw damaged(path, offset);
    for (const record of records) {
      if (pieces === -1) demandHead(path, record, "snapshot", generation);
      else if (last !== undefined) restore(last);
      last = pieces === -1 ? undefined : record;
      pieces++;
    }
  }
  if (!isSame(last, footOf(pieces - 1))) throw damaged(path, (await stat(path)).size);
}

async function loadJournal({ dir, logger, replay }: LogReader, generation: number, isLast: boolean): Promise<number> {
  const path = logFile(dir, "journal", generation);
  let torn: number | undefined;
  let isFirst = true;
  for await (const { offset, records } of readFrames(path)) {
    if (records && torn !== undefined) throw damaged(path, torn);
    if (!records) {
      torn ??= offset;
      continue;
    }
    for (const record of records) {
      if (isFirst) demandHead(path, record, "journal", generation);
      else replay(record);
      isFirst = false;
    }
  }
  if (torn !== undefined) {
    if (!isLast) throw damaged(path, torn);
    await cutOff(path, torn, logger);
  }
  // A crash while the file was begun leaves it without its head: it is begun again.
  return isFirst && isLast ? 0 : (await stat(path)).size;
}

/** What stands there was never acknowledged: a frame is acknowledged when it is whole. */
async function cutOff(path: string, offset: number, logger: Logger): Promise<void> {
  const file = await open(path, "r+");
  try {
    const { size } = await file.stat();
    await file.truncate(offset);
    await file.sync();
    logger.warn("store.unfinished_record_cut", { path, offset, bytes: size - offset });
  } finally {
    await file.close();
  }
}

function demandHead(path: string, record: unknown, kind: LogFileKind, generation: number): void {
  if (isSame(record, headOf(kind, generation))) return;
  throw new DamagedLog(
    `${path} is not a ${kind} this version reads: it begins with ${JSON.stringify(record).slice(0, 120)}. Start the version that wrote it, or restore the folder from a backup.`,
  );
}

function damaged(path: string, offset: number): DamagedLog {
  return new DamagedLog(
    `${path} is damaged at byte ${offset}, and no crash can have done that: the disk or somebody changed it. Restore the folder from a backup; nothing was changed.`,
  );
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
