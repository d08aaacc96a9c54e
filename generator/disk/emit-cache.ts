/**
 * Keeps emitted texts between runs in one file: a line of JSON that says where each text stands, then the texts.
 * A file that is lost, cut or altered costs time only. Knows nothing of what the texts say.
 */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { EmitCache, ModuleTexts } from "../emit/modules.ts";
import { writeAtomically } from "./atomic-write.ts";

/** Shape of the file. */
const cacheFormat = 1;
const fileName = "emit.cache";

export interface DiskEmitCache extends EmitCache {
  /** Writes the file when something was added, least recently used texts left out beyond the limit. */
  save(): void;
}

export interface DiskEmitCacheOptions {
  /** `.toolwright/cache` of the project. */
  readonly folder: string;
  /** What was kept under another fingerprint is void. */
  readonly fingerprint: string;
  /** Bytes of texts kept; 512 MiB when absent. */
  readonly maxBytes?: number;
}

/** Hash of the subject, digest of the bytes, and the bytes: the texts as JSON. */
interface Entry {
  readonly hash: string;
  readonly digest: string;
  readonly bytes: Uint8Array;
}

export function openEmitCache({ folder, fingerprint, maxBytes = 536_870_912 }: DiskEmitCacheOptions): DiskEmitCache {
  const path = join(folder, fileName);
  // Ascending by last use: an entry that is read or written moves to the end.
  const entries = new Map(readEntries(path, fingerprint).map((entry) => [entry.hash, entry]));
  let isChanged = false;
  return {
    get(hash) {
      const entry = entries.get(hash);
      if (entry === undefined) return undefined;
      entries.delete(hash);
      const texts = readTexts(entry);
      if (texts !== undefined) entries.set(hash, entry);
      return texts;
    },
    set(hash, texts) {
      const bytes = Buffer.from(JSON.stringify(texts));
      entries.delete(hash);
      entries.set(hash, { hash, digest: digestOf(bytes), bytes });
      isChanged = true;
    },
    save() {
      if (!isChanged) return;
      isChanged = false;
      const bytes = fileBytes(fingerprint, newestWithin([...entries.values()], maxBytes));
      try {
        writeAtomically(path, bytes);
      } catch {
        // A project on a full or read-only disk is generated as well, only slower the next time.
      }
    },
  };
}

function newestWithin(entries: readonly Entry[], maxBytes: number): readonly Entry[] {
  let total = 0;
  let first = entries.length;
  for (; first > 0; first--) {
    total += entries[first - 1]?.bytes.length ?? 0;
    if (total > maxBytes) break;
  }
  return entries.slice(first);
}

function fileBytes(fingerprint: string, entries: readonly Entry[]): Uint8Array {
  const header = { format: cacheFormat, fingerprint, entries: entries.map(({ hash, digest, bytes }) => [hash, digest, bytes.length]) };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...entries.map(({ bytes }) => bytes)]);
}

function readEntries(path: string, fingerprint: string): readonly Entry[] {
  try {
    const file = readFileSync(path);
    const end = file.indexOf(10);
    const header: unknown = JSON.parse(file.toString("utf8", 0, end));
    if (!isHeader(header) || header.format !== cacheFormat || header.fingerprint !== fingerprint) return [];
    let at = end + 1;
    return header.entries.map(([hash, digest, length]) => {
      const start = at;
      at += length;
      return { hash, digest, bytes: file.subarray(start, at) };
    });
  } catch {
    return [];
  }
}

interface Header {
  readonly format: number;
  readonly fingerprint: string;
  readonly entries: readonly (readonly [hash: string, digest: string, length: number])[];
}

function isHeader(value: unknown): value is Header {
  return (
    typeof value === "object" &&
    value !== null &&
    "format" in value &&
    "fingerprint" in value &&
    "entries" in value &&
    Array.isArray(value.entries)
  );
}

function readTexts({ bytes, digest }: Entry): ModuleTexts | undefined {
  if (digestOf(bytes) !== digest) return undefined;
  return JSON.parse(Buffer.from(bytes).toString("utf8")) as ModuleTexts;
}

function digestOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("base64");
}
