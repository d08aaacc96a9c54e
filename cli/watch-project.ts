/** Tells when the author's text changed. Knows nothing of what is done about it. */

import { relative, sep } from "node:path";
import { watch } from "chokidar";
import { errorWords } from "./error-words.ts";
import type { Io } from "./io.ts";
import type { Project } from "./project.ts";
import { aborted } from "./serving/until-stopped.ts";
import { settingsFile } from "./settings.ts";

/** Milliseconds of quiet after a change: editors write several files for one save. */
const settleMs = 80;

export interface WatchOptions {
  /** Folders and files of the project; the catalog and toolwright.yaml when absent. */
  readonly paths?: readonly string[];
  /** Ends the watch. */
  readonly signal: AbortSignal;
}

/**
 * Calls `onChange` after each change, one call at a time, until the watch is ended. What it throws is printed, and the watch goes on.
 */
export async function watchProject(
  { dir, settings }: Project,
  io: Io,
  onChange: (changed: readonly string[]) => Promise<void>,
  { paths = [settings.catalog, settingsFile], signal }: WatchOptions,
): Promise<void> {
  const below = (path: string): string => relative(dir, path).split(sep).join("/");
  // The project's folder is watched and all else in it ignored: a watch on the catalog itself would end with the folder.
  const watcher = watch(dir, { ignoreInitial: true, ignored: (path) => isTemporary(path) || !isOnTheWay(below(path), paths) });
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const settle = (): void => {
    running = running.then(async () => {
      const batch = [...changed].sort();
      changed.clear();
      if (batch.length === 0) return;
      io.err(`\nChanged: ${batch.join(", ")}\n`);
      await onChange(batch).catch((error: unknown) => io.err(errorWords(error, io)));
    });
  };
  watcher.on("all", (_event, path) => {
    changed.add(below(path));
    clearTimeout(timer);
    timer = setTimeout(settle, settleMs);
  });
  watcher.on("error", (error) => io.err(`toolwright: watching failed: ${error instanceof Error ? error.message : String(error)}\n`));
  await new Promise<void>((resolve) => watcher.once("ready", resolve));
  io.err(`Watching ${paths.join(", ")}. Press Ctrl+C to end.\n`);
  await aborted(signal);
  clearTimeout(timer);
  await watcher.close();
  await running;
}

/** Whether a path leads to a watched one, is one, or lies in one. */
function isOnTheWay(path: string, watched: readonly string[]): boolean {
  return path === "" || watched.some((place) => path === place || place.startsWith(`${path}/`) || path.startsWith(`${place}/`));
}

/** Editors' own leftovers say nothing about the catalog. */
function isTemporary(path: string): boolean {
  return /(?:~|\.swp|\.swx|\.tmp|\.toolwright-tmp)$/.test(path);
}
