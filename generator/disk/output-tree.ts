/** The only writer of generated files: says what a disk lacks, then mends it. Knows nothing of catalogs. */

import { existsSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { GeneratedFile } from "../emit/emitter.ts";
import { manifestPath } from "../emit/manifest.ts";
import { madeByToolwright } from "../emit/paths.ts";
import { sha256 } from "../model/digest.ts";
import { isTemporary, writeAtomically } from "./atomic-write.ts";
import { entriesOf, listFiles } from "./list-files.ts";

export interface OutputPlace {
  /** Absolute, or relative to the working directory. */
  readonly projectDir: string;
  /** Absolute, or relative to `projectDir`. */
  readonly generatedDir: string;
  readonly handlersDir: string;
}

export interface OutputRequest extends OutputPlace {
  readonly files: readonly GeneratedFile[];
}

/** A generated file that is absent or differs. */
export interface PendingFile {
  readonly path: string;
  readonly file: GeneratedFile;
  readonly why: "missing" | "stale" | "line-ends";
}

/** A file in the generated folder that nothing generates. */
export interface StrayFile {
  readonly path: string;
  /** True when an earlier run made it: only then is it removed. */
  readonly ours: boolean;
}

/** Paths are relative to the generated folder (`write`, `unchanged`, `strays`) or the handlers folder (the others). */
export interface OutputPlan {
  readonly place: OutputPlace;
  readonly write: readonly PendingFile[];
  readonly unchanged: readonly string[];
  readonly strays: readonly StrayFile[];
  /** Handler files that do not exist yet. */
  readonly scaffold: readonly GeneratedFile[];
  /** Handler files whose tool is gone. Never removed. */
  readonly orphanHandlers: readonly string[];
}

/** Leaves the disk as it is. */
export function planNothing(request: OutputPlace): OutputPlan {
  return { place: placeOf(request), write: [], unchanged: [], strays: [], scaffold: [], orphanHandlers: [] };
}

function placeOf({ projectDir, generatedDir, handlersDir }: OutputPlace): OutputPlace {
  return { projectDir, generatedDir: resolve(projectDir, generatedDir), handlersDir: resolve(projectDir, handlersDir) };
}

export function planOutput(request: OutputRequest): OutputPlan {
  const place = placeOf(request);
  const generated = request.files.filter(({ ownership }) => ownership === "generated");
  const handlers = request.files.filter(({ ownership }) => ownership === "scaffold");
  const present = listFiles(place.generatedDir);
  const spelled = new Set(present);
  const write: PendingFile[] = [];
  const unchanged: string[] = [];
  for (const file of generated) {
    const { path } = file;
    // A disk that ignores case finds `Track.ts` under the name of `track.ts`: only the listing knows the spelling.
    const why = spelled.has(path) ? difference(`${place.generatedDir}/${path}`, file) : "missing";
    if (why === undefined) unchanged.push(path);
    else write.push({ path, file, why });
  }
  return {
    place,
    write,
    unchanged,
    strays: findStrays(place.generatedDir, present, new Set(generated.map(({ path }) => path))),
    scaffold: handlers.filter(({ path }) => !existsSync(join(place.handlersDir, path))),
    orphanHandlers: findOrphans(place.handlersDir, new Set(handlers.map(({ path }) => path))),
  };
}

export interface AppliedPlan {
  /** Paths relative to the generated folder. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** Strays that no run of ours made: still there. */
  readonly kept: readonly string[];
  /** Paths relative to the handlers folder. */
  readonly scaffolded: readonly string[];
}

/**
 * Makes the disk what the plan says.
 *
 * @throws {Error} As the disk puts it. What was written before stays, each file whole; the next run goes on from there.
 */
export function applyPlan({ place, write, strays, scaffold }: OutputPlan): AppliedPlan {
  const removed = strays.filter(({ ours }) => ours).map(({ path }) => path);
  // Before writing: the old spelling of a new file, or a file where a folder must be.
  for (const path of removed) removeWithEmptyFolders(place.generatedDir, path);
  for (const { path, content } of scaffold) createOnce(join(place.handlersDir, path), content);
  // The manifest last: until then the old one says which files are ours.
  const ordered = [...write].sort((one, other) => Number(one.path === manifestPath) - Number(other.path === manifestPath));
  for (const { path, file } of ordered) writeAtomically(join(place.generatedDir, path), file.content);
  return {
    written: write.map(({ path }) => path),
    removed,
    kept: strays.filter(({ ours }) => !ours).map(({ path }) => path),
    scaffolded: scaffold.map(({ path }) => path),
  };
}

/** The author may have made the file since it was looked for. */
function createOnce(path: string, content: string): void {
  if (!existsSync(path)) writeAtomically(path, content);
}

function difference(path: string, file: GeneratedFile): PendingFile["why"] | undefined {
  const found = readBytes(path);
  if (found === undefined) return "missing";
  if (file.digest === undefined ? found.equals(Buffer.from(file.content)) : sha256(found) === file.digest) return undefined;
  return found.toString("utf8").replaceAll("\r\n", "\n") === file.content ? "line-ends" : "stale";
}

/** @returns `undefined` for what is no file. */
function readBytes(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR" || code === "EISDIR") return undefined;
    throw error;
  }
}

const readText = (path: string) => readBytes(path)?.toString("utf8") ?? "";

function findStrays(generatedDir: string, present: readonly string[], expected: ReadonlySet<string>): readonly StrayFile[] {
  const found = present.filter((path) => !expected.has(path));
  if (found.length === 0) return [];
  const recorded = recordedFiles(generatedDir);
  return found.map((path) => ({ path, ours: isTemporary(path) || recorded.has(path) || hasOurHeader(join(generatedDir, path)) }));
}

function hasOurHeader(path: string): boolean {
  return readText(path).slice(0, 200).includes(madeByToolwright);
}

/** What the manifest of the run before names. It is compared with what is found, never followed. */
function recordedFiles(generatedDir: string): ReadonlySet<string> {
  try {
    const manifest: unknown = JSON.parse(readText(join(generatedDir, manifestPath)));
    const files = typeof manifest === "object" && manifest !== null && "files" in manifest ? manifest.files : {};
    return new Set(Object.keys(files ?? {}));
  } catch {
    return new Set();
  }
}

/** A handler module is told from other code beside it by its export. */
const exportsHandler = /^export\s+(?:(?:const|let|var|async\s+function|function)\s+handler\b|\{[^}]*\bhandler\b[^}]*\})/m;

function findOrphans(handlersDir: string, expected: ReadonlySet<string>): readonly string[] {
  return listFiles(handlersDir).filter(
    (path) => path.endsWith(".ts") && !expected.has(path) && exportsHandler.test(readText(join(handlersDir, path))),
  );
}

function removeWithEmptyFolders(root: string, path: string): void {
  rmSync(join(root, path), { force: true });
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
    if (entriesOf(join(root, folder)).length > 0) return;
    rmdirSync(join(root, folder));
  }
}
