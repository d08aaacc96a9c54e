/**
 * Remembers what the last run read, wrote and said, so that a run over an unchanged project ends without compiling.
 * One file. A record that is lost or damaged costs time only.
 */

import { lstatSync, readFileSync, type Stats } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { sha256 } from "../model/digest.ts";
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
export function runKey(sources: SourceDigests, settings: unknown): string {
  return sha256(JSON.stringify([settings, sources]));
}

/** Path of each source, and the digest of its text. */
export type SourceDigests = readonly (readonly [path: string, digest: string])[];

export function digestsOf(sources: readonly SourceFile[]): SourceDigests {
  return sources.map(({ path, text }) => [path, sha256(text).slice(0, 32)]);
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
  /** Whether a comparison of the disk with the catalog would find no difference. */
  readonly isClean: boolean;
  /** Path, size and time of each file in the generated folder, one a line; then the paths in the handlers folder. */
  readonly state: string;
  readonly diagnostics: readonly StoredDiagnostic[];
}

export interface RecalledRun extends RunWords {
  readonly isClean: boolean;
}

/** @returns What the last run said, when it read the same and what it wrote still stands; else `undefined`. */
export function recallRun(folders: RunFolders, key: string, sources: readonly SourceFile[]): RecalledRun | undefined {
  try {
    const record = readRecord(folders, key);
    if (record === undefined || record.state !== stateOf(folders)) return undefined;
    return { diagnostics: revivedAll(record, sources), makeshift: record.makeshift, isClean: record.isClean };
  } catch {
    return undefined;
  }
}

export function rememberRun(folders: RunFolders, key: string, isClean: boolean, { diagnostics, makeshift }: RunWords): void {
  writeRecord(folders, { key, isClean, state: stateOf(folders), diagnostics: diagnostics.map(stored), makeshift });
}

/** The last run, while what it wrote is mended. */
export interface StandingRun extends RecalledRun {
  readonly key: string;
  /** What is remembered of a file in the generated folder. */
  line(path: string): string | undefined;
  /** Looks at a file anew. */
  wrote(path: string): void;
  /** As `Record.state`. */
  state(): string;
}

/** @returns The last run, whatever it read, when what it wrote still stands; else `undefined`. */
export function recallStanding(folders: RunFolders, sources: readonly SourceFile[]): StandingRun | undefined {
  try {
    const record = readRecord(folders);
    if (record === undefined || record.state !== stateOf(folders)) return undefined;
    // With an end of line before each line.
    const state = `\n${record.state}`;
    const looks: { readonly at: number; readonly end: number; readonly now: string }[] = [];
    return {
      key: record.key,
      isClean: record.isClean,
      makeshift: record.makeshift,
      diagnostics: revivedAll(record, sources),
      line: (path) => lineOf(state, path)?.text,
      wrote: (path) => {
        const line = lineOf(state, path);
        // Without its line the record does not hold, and the next run compiles.
        if (line === undefined) return;
        const now = stateLine(path, lstatSync(`${folders.generated}/${path}`));
        looks.push({ at: line.at, end: line.at + line.text.length, now });
      },
      state: () => withLooks(state, looks).slice(1),
    };
  } catch {
    return undefined;
  }
}

/** The state with lines replaced, each at most once. */
function withLooks(state: string, looks: readonly { readonly at: number; readonly end: number; readonly now: string }[]): string {
  let text = "";
  let done = 0;
  for (const { at, end, now } of [...looks].sort((one, other) => one.at - other.at)) {
    text += state.slice(done, at) + now;
    done = end;
  }
  return text + state.slice(done);
}

/** A file's line in the state, found without taking thousands of lines apart. */
function lineOf(state: string, path: string): { readonly at: number; readonly text: string } | undefined {
  const handlers = state.indexOf("\n\n");
  const end = handlers === -1 ? state.length : handlers;
  for (let at = state.indexOf(`\n${path} `) + 1; at > 0 && at < end; at = state.indexOf(`\n${path} `, at) + 1) {
    const text = state.slice(at, state.indexOf("\n", at));
    // A longer path may begin so.
    if (/^ \S+ \S+ \S+$/.test(text.slice(path.length))) return { at, text };
  }
  return undefined;
}

export function rememberStanding(folders: RunFolders, { key, isClean, makeshift, diagnostics, state }: StandingRun): void {
  writeRecord(folders, { key, isClean, state: state(), diagnostics: diagnostics.map(stored), makeshift });
}

/**
 * The digest of the rest stands before it: what was altered by anyone else is not believed.
 *
 * @param key - Any other record is not wanted: it is told by its first member, before it is digested and read.
 */
function readRecord({ cache }: RunFolders, key?: string): Record | undefined {
  const text = readFileSync(join(cache, fileName), "utf8");
  const end = text.indexOf("\n");
  if (key !== undefined && !text.startsWith(`{"key":${JSON.stringify(key)}`, end + 1)) return undefined;
  const body = text.slice(end + 1);
  return sha256(body) === text.slice(0, end) ? (JSON.parse(body) as Record) : undefined;
}

function writeRecord({ cache }: RunFolders, record: Record): void {
  const body = JSON.stringify(record);
  try {
    writeAtomically(join(cache, fileName), `${sha256(body)}\n${body}`);
  } catch {
    // The next run compiles again.
  }
}

function stateOf({ generated, handlers }: RunFolders): string {
  const made = listFiles(generated).map((path) => stateLine(path, lstatSync(`${generated}/${path}`)));
  return [...made, "", ...listFiles(handlers)].join("\n");
}

export function stateLine(path: string, { size, mtimeMs, ctimeMs }: Pick<Stats, "size" | "mtimeMs" | "ctimeMs">): string {
  return `${path} ${size} ${mtimeMs} ${ctimeMs}`;
}

function revivedAll({ diagnostics }: Record, sources: readonly SourceFile[]): readonly Diagnostic[] {
  const files = new Map(sources.map((source) => [source.path, source]));
  return diagnostics.map((diagnostic) => revived(diagnostic, files));
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
