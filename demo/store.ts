/** Keeps the data set on disk: two lines, a header and the data as compact JSON. Knows nothing of what the data means. */

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildDataSet } from "./build/build-data-set.ts";
import { type DataSet, dataSetFormat } from "./data-set.ts";
import { dataSetDigest } from "./recipe.ts";

/** Below the project root; the folder is git-ignored. */
const folder = ".toolwright/demo";
const fileName = "data-set.ndjson";

interface Header {
  readonly format: number;
  /** SHA-256 of the second line, lower-case hexadecimal. */
  readonly digest: string;
}

export function digestOf(body: string): string {
  return createHash("sha256").update(body).digest("hex");
}

/** The stored data set, or `undefined` when there is none, it is damaged, or another builder made it. */
function readStored(path: string): DataSet | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const text = readFileSync(path, "utf8");
    const lineEnd = text.indexOf("\n");
    const body = text.slice(lineEnd + 1, -1);
    const header = JSON.parse(text.slice(0, lineEnd)) as Header;
    if (header.format !== dataSetFormat || header.digest !== dataSetDigest || digestOf(body) !== dataSetDigest) return undefined;
    return JSON.parse(body) as DataSet;
  } catch {
    // Whatever is wrong with the file, building it anew mends it.
    return undefined;
  }
}

/** Writes beside and renames, so that a reader never meets half a file. */
function write(root: string, body: string): void {
  const header: Header = { format: dataSetFormat, digest: digestOf(body) };
  const path = join(root, folder, fileName);
  const beside = `${path}.${process.pid}.tmp`;
  mkdirSync(join(root, folder), { recursive: true });
  try {
    writeFileSync(beside, `${JSON.stringify(header)}\n${body}\n`);
    renameSync(beside, path);
  } finally {
    rmSync(beside, { force: true });
  }
}

/**
 * The data set of the demo: read from `.toolwright/demo/` below `root`, or built and stored there.
 *
 * @param root - The project's folder; without one, or where it cannot be written, the data set lives in memory only.
 * @param build - Makes what `recipe.ts` names; tests hand in one that made it before.
 */
export function loadDataSet(root: string | undefined, build: () => DataSet = buildDataSet): DataSet {
  const stored = root === undefined ? undefined : readStored(join(root, folder, fileName));
  if (stored !== undefined) return stored;
  const built = build();
  if (root !== undefined) {
    try {
      write(root, JSON.stringify(built));
    } catch {
      // A read-only image serves as well, from memory.
    }
  }
  return built;
}
