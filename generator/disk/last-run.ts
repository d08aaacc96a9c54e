/**
 * Remembers what the last run read, wrote and said, so that a run over an unchanged project ends without compiling.
 * One file. A record that is lost or damaged costs time only.
 */

import { createHash } from "node:crypto";
import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceFile, SourceSpan } from "../text/source-file.ts";
import { writeAtomically } from "./atomic-write.ts";
import { listFiles } from "./list-files.ts";

const fileName = "last-run.json";

/** The folders that a run answers for, absolute. */
export interface RunFolders {
  readonly cache: string;
  readonly generated: string;
  readonly handlers: string;
}

/** @param settings - All that decides the outcome beside the sources: options, and the generator's fingerprint. */
export function runKey(sources: readonly SourceFile[], settings: unknown): string {
  const hash = createHash("sha256").update(JSON.stringify(settings));
  for (const { path, text } of sources) hash.update(`\n${path.length} ${path} ${text.length}\n`).update(text);
  return hash.digest("hex");
}

interface StoredSpan {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

interface StoredDiagnostic extends Omit<Diagnostic, "span" | "related"> {
  readonly span?: StoredSpan;
  readonly related?: readonly { readonly message: string; readonly span: StoredSpan }[];
}

/** What a run has to say at its end. */
export interface RunWords {
  readonly diagnostics: readonly Diagnostic[];
  readonly makeshift: { readonly kept: readonly string[]; readonly leftOut: readonly string[]; readonly lost: readonly string[] };
}

interface Record extends Pick<RunWords, "makeshift"> {
  readonly key: string;
  /** Path, size and time of each file in the generated folder, one a line; then the paths in the handlers folder. */
  readonly state: string;
  readonly diagnostics: readonly StoredDiagnostic[];
}

/** @returns What the last run said, when it read the same and what it wrote still stands; else `undefined`. */
export function recallRun(folders: RunFolders, key: string, sources: readonly SourceFile[]): RunWords | undefined {
  try {
    const record = JSON.parse(readFileSync(join(folders.cache, fileName), "utf8")) as Record;
    if (record.key !== key || record.state !== stateOf(folders)) return undefined;
    const files = new Map(sources.map((source) => [source.path, source]));
    return { diagnostics: record.diagnostics.map((stored) => revived(stored, files)), makeshift: record.makeshift };
  } catch {
    return undefined;
  }
}

export function rememberRun(folders: RunFolders, key: string, { diagnostics, makeshift }: RunWords): void {
  const record: Record = { key, state: stateOf(folders), diagnostics: diagnostics.map(stored), makeshift };
  try {
    writeAtomically(join(folders.cache, fileName), JSON.stringify(record));
  } catch {
    // The next run compiles again.
  }
}

function stateOf({ generated, handlers }: RunFolders): string {
  const made = listFiles(generated).map((path) => {
    const { size, mtimeMs, ctimeMs } = lstatSync(`${generated}/${path}`);
    return `${path} ${size} ${mtimeMs} ${ctimeMs}`;
  });
  return [...made, "", ...listFiles(handlers)].join("\n");
}

function stored({ span, related, ...rest }: Diagnostic): StoredDiagnostic {
  return {
    ...rest,
    ...(span === undefined ? {} : { span: storedSpan(span) }),
    ...(related === undefined ? {} : { related: related.map((place) => ({ message: place.message, span: storedSpan(place.span) })) }),
  };
}

const storedSpan = ({ file, start, end }: SourceSpan): StoredSpan => ({ path: file.path, start, end });

function revived({ span, related, ...rest }: StoredDiagnostic, files: ReadonlyMap<string, SourceFile>): Diagnostic {
  return {
    ...rest,
    ...(span === undefined ? {} : { span: revivedSpan(span, files) }),
    ...(related === undefined
      ? {}
      : { related: related.map((place) => ({ message: place.message, span: revivedSpan(place.span, files) })) }),
  };
}

function revivedSpan({ path, start, end }: StoredSpan, files: ReadonlyMap<string, SourceFile>): SourceSpan {
  const file = files.get(path);
  if (file === undefined) throw new Error(`${path} is not among the sources`);
  return { file, start, end };
}
