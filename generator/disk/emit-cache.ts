/**
 * Keeps texts between runs in two files: one that only grows, and an index of where each text stands in it. The index is replaced as a
 * whole, so that a run which is killed leaves the one before. What is lost, cut or altered costs time only.
 */

import { hash as digestOfAll, randomUUID } from "node:crypto";
import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { EmitCache } from "../emit/keep.ts";
import { sha256 } from "../model/digest.ts";
import { writeAtomically } from "./atomic-write.ts";
import { makeFolder } from "./make-folder.ts";

/** Shape of the two files. */
const cacheFormat = 2;
const indexName = "emit.json";
const textsName = (turn: number) => `emit-${turn}.texts`;

export interface DiskEmitCache extends EmitCache {
  /** Writes the index when something changed. To be called once, at the end. */
  close(): void;
}

export interface DiskEmitCacheOptions {
  /** `.toolwright/cache` of the project. */
  readonly folder: string;
  /** What was kept under another fingerprint is void. */
  readonly fingerprint: string;
  /** Bytes of texts kept, the most recently used; 512 MiB when absent. */
  readonly maxBytes?: number;
}

interface Place {
  readonly at: number;
  readonly length: number;
  readonly digest: string;
}

interface Index {
  /** Names the file of texts; the next file, once too much of this one is unused, has the next number. */
  readonly turn: number;
  /** Ascending by last use. */
  readonly places: Map<string, Place>;
}

export function openEmitCache({ folder, fingerprint, maxBytes = 536_870_912 }: DiskEmitCacheOptions): DiskEmitCache {
  const { turn, places } = readIndex(folder, fingerprint);
  const texts = openTexts(join(folder, textsName(turn)));
  let isChanged = false;
  const laidPath = join(folder, `laid-${process.pid}-${randomUUID()}.texts`);
  let laid: Texts | undefined;
  const put = (hash: string, bytes: Buffer, digest: string): void => {
    const at = texts?.append(bytes);
    if (at === undefined) return;
    places.delete(hash);
    places.set(hash, { at, length: bytes.length, digest });
    isChanged = true;
  };
  return {
    get(hash) {
      const place = places.get(hash);
      if (place === undefined) return undefined;
      places.delete(hash);
      const bytes = texts?.read(place);
      if (bytes === undefined || digestOf(bytes) !== place.digest) return undefined;
      places.set(hash, place);
      return bytes.toString("utf8");
    },
    has(hash) {
      const place = places.get(hash);
      if (place === undefined) return false;
      places.delete(hash);
      places.set(hash, place);
      return true;
    },
    set(hash, text) {
      const bytes = Buffer.from(text);
      put(hash, bytes, digestOf(bytes));
    },
    keep(text) {
      const bytes = Buffer.from(text);
      const hash = sha256(bytes);
      put(hash, bytes, Buffer.from(hash, "hex").toString("base64").slice(0, 22));
      return hash;
    },
    lay(text) {
      laid ??= openUnnamed(laidPath);
      const bytes = Buffer.from(text);
      const at = laid?.append(bytes);
      if (at === undefined) return () => undefined;
      const place = { at, length: bytes.length };
      return () => laid?.read(place)?.toString("utf8");
    },
    close() {
      laid?.close();
      if (laid !== undefined) rmSync(laidPath, { force: true });
      if (isChanged && texts !== undefined) save({ folder, fingerprint, maxBytes, index: { turn, places }, texts });
      texts?.close();
    },
  };
}

interface Saving {
  readonly folder: string;
  readonly fingerprint: string;
  readonly maxBytes: number;
  readonly index: Index;
  readonly texts: Texts;
}

/** A project on a full or read-only disk is generated as well, only slower the next time. */
function save({ folder, fingerprint, maxBytes, index, texts }: Saving): void {
  try {
    const live = [...index.places.values()].reduce((total, { length }) => total + length, 0);
    texts.flush();
    const isWasteful = live > maxBytes || texts.size() > 2 * live + 1_048_576;
    const saved = isWasteful ? compacted(folder, index, texts, maxBytes) : index;
    const places = [...saved.places].map(([hash, { at, length, digest }]) => [hash, at, length, digest]);
    writeAtomically(join(folder, indexName), JSON.stringify({ format: cacheFormat, fingerprint, turn: saved.turn, places }));
    for (const name of readdirSync(folder))
      if (/^emit-\d+\.texts$/.test(name) && name !== textsName(saved.turn)) rmSync(join(folder, name));
  } catch {
    // Said above.
  }
}

/** The most recently used texts, in a file of their own. */
function compacted(folder: string, { turn, places }: Index, texts: Texts, maxBytes: number): Index {
  const path = join(folder, textsName(turn + 1));
  rmSync(path, { force: true });
  const target = openTexts(path);
  const copied: [string, Place][] = [];
  let total = 0;
  for (const [hash, place] of [...places].reverse()) {
    total += place.length;
    if (total > maxBytes) break;
    const bytes = texts.read(place);
    const at = bytes === undefined ? undefined : target?.append(bytes);
    if (at !== undefined) copied.push([hash, { ...place, at }]);
  }
  target?.flush();
  target?.close();
  return { turn: turn + 1, places: new Map(copied.reverse()) };
}

/** A file of texts. Nothing here throws: what cannot be read is not there, what cannot be written is not kept. */
interface Texts {
  read(place: Pick<Place, "at" | "length">): Buffer | undefined;
  /** @returns Where the bytes stand. */
  append(bytes: Buffer): number | undefined;
  flush(): void;
  size(): number;
  close(): void;
}

/** Bytes that wait to be written together. */
const chunkBytes = 1_048_576;

function openTexts(path: string): Texts | undefined {
  let file: number;
  try {
    makeFolder(join(path, ".."));
    file = openSync(path, "a+");
  } catch {
    return undefined;
  }
  let end = fstatSync(file).size;
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  const flush = (): void => {
    if (waitingBytes > 0) writeSync(file, Buffer.concat(waiting));
    waiting = [];
    waitingBytes = 0;
  };
  return {
    read({ at, length }) {
      try {
        if (at + length > end - waitingBytes) flush();
        const bytes = Buffer.allocUnsafe(length);
        return readSync(file, bytes, 0, length, at) === length ? bytes : undefined;
      } catch {
        return undefined;
      }
    },
    append(bytes) {
      try {
        const at = end;
        end += bytes.length;
        waiting.push(bytes);
        waitingBytes += bytes.length;
        if (waitingBytes >= chunkBytes) flush();
        return at;
      } catch {
        return undefined;
      }
    },
    flush,
    size: () => end,
    close: () => closeSync(file),
  };
}

/** A file that is gone when its reader is, also when that one is killed; on a disk that removes no open file, when it closes. */
function openUnnamed(path: string): Texts | undefined {
  const texts = openTexts(path);
  try {
    rmSync(path, { force: true });
  } catch {
    // Said above.
  }
  return texts;
}

function readIndex(folder: string, fingerprint: string): Index {
  try {
    const index: unknown = JSON.parse(readFileSync(join(folder, indexName), "utf8"));
    if (!isStoredIndex(index)) return { turn: 0, places: new Map() };
    const { turn } = index;
    if (index.fingerprint !== fingerprint) return { turn: turn + 1, places: new Map() };
    return { turn, places: new Map(index.places.map(([hash, at, length, digest]) => [hash, { at, length, digest }])) };
  } catch {
    return { turn: 0, places: new Map() };
  }
}

interface StoredIndex {
  readonly fingerprint: string;
  readonly turn: number;
  readonly places: readonly (readonly [hash: string, at: number, length: number, digest: string])[];
}

function isStoredIndex(value: unknown): value is StoredIndex {
  if (typeof value !== "object" || value === null) return false;
  const { format, turn, places } = value as Partial<Record<"format" | "turn" | "places", unknown>>;
  return format === cacheFormat && Number.isSafeInteger(turn) && Array.isArray(places);
}

function digestOf(bytes: Uint8Array): string {
  return digestOfAll("sha256", bytes, "base64").slice(0, 22);
}
