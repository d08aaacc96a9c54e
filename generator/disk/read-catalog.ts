/** The only reader: a catalog folder → its files. Knows names and bytes, and nothing of what they say. */

import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Reported } from "../diagnostics/diagnostic.ts";
import { quoted, Reporter } from "../diagnostics/reporter.ts";
import { byCodeUnits } from "../model/digest.ts";
import { readLimits } from "../parse/limits.ts";
import { type SourceFile, sourceFile } from "../text/source-file.ts";
import { diskWords } from "./disk-words.ts";

const catalogFile = /\.(?:ya?ml|json)$/i;

/** Folders that hold no author's text. */
const skippedFolders: ReadonlySet<string> = new Set(["node_modules"]);

interface Walk {
  readonly projectRoot: string;
  readonly maxFiles: number;
  /** Real path of the catalog folder. */
  readonly boundary: string;
  readonly reporter: Reporter;
  /** Paths relative to the project root. */
  readonly found: string[];
  /** Real paths of folders on the way down, for links that lead back up. */
  readonly open: Set<string>;
}

/**
 * Reads every `.yaml`, `.yml` and `.json` file below a catalog folder. Names that begin with a dot are left out.
 *
 * @param projectRoot - Absolute; the files' paths are relative to it.
 * @param catalog - Path of the catalog folder below the project root, such as `catalog`.
 * @param maxFiles - Files beyond which nothing is read.
 * @returns The files, ascending by path. Never throws: what cannot be read is a finding.
 */
export async function readCatalog(
  projectRoot: string,
  catalog: string,
  maxFiles: number = readLimits.files.value,
): Promise<Reported<readonly SourceFile[]>> {
  const reporter = new Reporter();
  const folder = join(projectRoot, catalog);
  const boundary = realPath(folder);
  if (boundary === undefined) {
    const help = "Create it, or mend `catalog` in toolwright.yaml; `toolwright init` makes a project to begin with.";
    reporter.add({ code: "FILE_UNREADABLE", message: `The catalog folder ${quoted(catalog)} does not exist.`, help, file: catalog });
    return { value: [], diagnostics: reporter.diagnostics };
  }
  const walk: Walk = { projectRoot, maxFiles, boundary, reporter, found: [], open: new Set() };
  listFolder(folder, walk);
  const paths = walk.found.sort(byCodeUnits);
  if (paths.length > maxFiles) {
    const message = `There are more than ${maxFiles} files below ${quoted(catalog)}.`;
    const help = "Check that `catalog` in toolwright.yaml names the right folder.";
    reporter.add({ code: "FILE_TOO_MANY", message, help, file: catalog });
    return { value: [], diagnostics: reporter.diagnostics };
  }
  const files: SourceFile[] = [];
  for (const path of paths) {
    const file = readSource(path, walk);
    if (file !== undefined) files.push(file);
  }
  return { value: files, diagnostics: reporter.diagnostics };
}

// Thousands of small files: what a promise costs for each call is several times the call.
function listFolder(folder: string, walk: Walk): void {
  const real = realPath(folder) ?? folder;
  if (walk.open.has(real) || walk.found.length > walk.maxFiles) return;
  walk.open.add(real);
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((one, other) => byCodeUnits(one.name, other.name))) {
      if (!entry.name.startsWith(".") && !skippedFolders.has(entry.name)) listEntry(folder, entry, walk);
    }
  } catch (error) {
    unreadable(pathBelow(folder, walk), error, walk);
  }
  walk.open.delete(real);
}

function listEntry(folder: string, entry: Dirent, walk: Walk): void {
  const path = `${folder}${sep}${entry.name}`;
  try {
    if (!entry.isSymbolicLink()) return listTarget(path, entry, walk);
    const target = statSync(path);
    if (isInside(realpathSync.native(path), walk.boundary)) return listTarget(path, target, walk);
    if (!catalogFile.test(path) && !target.isDirectory()) return;
    const message = `The link ${quoted(pathBelow(path, walk))} leads out of the catalog folder.`;
    walk.reporter.add({
      code: "FILE_OUTSIDE_CATALOG",
      message,
      help: "Copy the file into the catalog in place of the link.",
      file: pathBelow(path, walk),
    });
  } catch (error) {
    unreadable(pathBelow(path, walk), error, walk);
  }
}

function listTarget(path: string, target: { isDirectory(): boolean; isFile(): boolean }, walk: Walk): void {
  if (target.isDirectory()) listFolder(path, walk);
  else if (target.isFile() && catalogFile.test(path)) walk.found.push(pathBelow(path, walk));
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

function isInside(path: string, boundary: string): boolean {
  return path === boundary || path.startsWith(`${boundary}${sep}`);
}

function pathBelow(path: string, walk: Walk): string {
  return relative(walk.projectRoot, path).split(sep).join("/");
}

function readSource(path: string, walk: Walk): SourceFile | undefined {
  try {
    const full = `${walk.projectRoot}${sep}${path}`;
    const { size } = statSync(full);
    if (size > readLimits.fileBytes.value) {
      const message = `The file has ${size} bytes; ${readLimits.fileBytes.value} are read.`;
      walk.reporter.add({ code: "FILE_TOO_LARGE", message, help: "Move parts into Schema files and refer to them.", file: path });
      return undefined;
    }
    return decode(path, readFileSync(full), walk.reporter);
  } catch (error) {
    unreadable(path, error, walk);
    return undefined;
  }
}

const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** @returns The file, or `undefined` after a complaint at the first byte that is no UTF-8. */
export function decode(path: string, bytes: Uint8Array, reporter: Reporter): SourceFile | undefined {
  if (isUtf16(bytes)) {
    const span = { file: sourceFile(path, ""), start: 0, end: 0 };
    reporter.add({ code: "FILE_NOT_UTF8", message: "The file is UTF-16, not UTF-8.", help: "Save the file as UTF-8.", span });
    return undefined;
  }
  try {
    return sourceFile(path, strictUtf8.decode(bytes));
  } catch {
    const shown = sourceFile(path, new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
    const at = Math.max(0, shown.text.indexOf("\ufffd"));
    const message = "The file is not UTF-8; the first byte that cannot be read stands here.";
    reporter.add({ code: "FILE_NOT_UTF8", message, help: "Save the file as UTF-8.", span: { file: shown, start: at, end: at + 1 } });
    return undefined;
  }
}

/** Begins with the byte order mark of UTF-16, or with a letter of its two bytes, one of them zero: no catalog file begins so. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isMarked || (bytes.length > 1 && (first === 0) !== (second === 0));
}

function unreadable(path: string, error: unknown, walk: Walk): void {
  const reason = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  const words = diskWords(error);
  const message = `${quoted(path)} cannot be read${words === undefined ? "" : `: ${words.why}`} (${reason}).`;
  const help = words?.next ?? "Check that it exists and that you may read it.";
  walk.reporter.add({ code: "FILE_UNREADABLE", message, help, file: path });
}
