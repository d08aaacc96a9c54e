/** Which project a command works on, and what its settings are. Knows nothing of what commands do with it. */

import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { sourceFile } from "../generator/text/source-file.ts";
import type { Invocation } from "./command.ts";
import { CommandError, usageError } from "./command-error.ts";
import { exitCodes } from "./exit-codes.ts";
import { FindingsError } from "./findings-error.ts";
import { defaultProjectSettings, type ProjectSettings, readSettings, settingsFile } from "./settings.ts";

export interface Project {
  /** Absolute. */
  readonly dir: string;
  readonly settings: ProjectSettings;
}

/**
 * @throws {CommandError} Exit code 2 when there is no project, or its settings are wrong.
 */
export function openProject({ project, io }: Pick<Invocation, "project" | "io">): Project {
  const dir = project === undefined ? nearestProject(io.cwd) : givenProject(resolve(io.cwd, project), project);
  return { dir, settings: settingsOf(dir) };
}

/** The project, with `.env` at its root loaded; the environment itself is never overridden. */
export function openProjectWithEnv(invocation: Pick<Invocation, "project" | "io">): Project {
  const project = openProject(invocation);
  loadEnvFile(project.dir);
  return project;
}

/** @returns `undefined` where there is none, as for a client that runs outside of any project. */
export function findProject({ project, io }: Pick<Invocation, "project" | "io">): Project | undefined {
  if (project === undefined && searchUpwards(io.cwd) === undefined) return undefined;
  return openProjectWithEnv({ project, io });
}

export function loadEnvFile(dir: string): void {
  const path = join(dir, ".env");
  if (!existsSync(path)) return;
  try {
    process.loadEnvFile(path);
  } catch (cause) {
    throw new CommandError(`${path} cannot be read (${(cause as Error).message}). Mend or remove it.`, exitCodes.usage.code, { cause });
  }
}

function nearestProject(cwd: string): string {
  const found = searchUpwards(cwd);
  if (found !== undefined) return found;
  throw usageError(
    `No ${settingsFile} here or in a folder above. Go to a project, pass --project DIR, or make one with "toolwright init".`,
  );
}

function searchUpwards(cwd: string): string | undefined {
  for (let dir = resolve(cwd); ; dir = dirname(dir)) {
    if (existsSync(join(dir, settingsFile))) return dir;
    if (dirname(dir) === dir) return undefined;
  }
}

/** A folder with a catalog and no settings is a project with the default ones. */
function givenProject(path: string, asGiven: string): string {
  if (basename(path) === settingsFile && existsSync(path)) return dirname(path);
  if (!existsSync(path)) throw usageError(`The project folder "${asGiven}" does not exist.`);
  if (!statSync(path).isDirectory()) throw usageError(`"${asGiven}" is not a folder. Pass the one that holds ${settingsFile}.`);
  return path;
}

function settingsOf(dir: string): ProjectSettings {
  const path = join(dir, settingsFile);
  if (!existsSync(path)) return defaultProjectSettings;
  const { value, diagnostics } = readSettings(sourceFile(settingsFile, readText(path)));
  if (diagnostics.length > 0) throw new FindingsError(diagnostics, exitCodes.usage.code);
  return value;
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new CommandError(`${path} cannot be read (${(cause as Error).message}).`, exitCodes.usage.code, { cause });
  }
}
