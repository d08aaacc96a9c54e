/** Where the package that runs came from, as a new project's package.json has to name it. Knows nothing of what is in it. */

import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { generatorVersion } from "../generator/version.ts";

export interface PackageSource {
  /** What stands behind `"toolwright":` in package.json. */
  readonly spec: string;
  /** False when nothing says where the package came from, so that the registry is only the likely place. */
  readonly isKnown: boolean;
}

/** The package's folder: the source has it two levels up, and so has `lib/`, once more below. */
export function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json")) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/**
 * A folder outside of node_modules is a checkout, and named itself. In node_modules npm's hidden lock says what was installed: a tarball or
 * folder of this machine is named, anything of a registry by its version.
 *
 * @param packageDir - Folder of the package, absolute.
 * @param projectDir - Of the new project, absolute.
 */
export function packageSource(packageDir: string, projectDir: string): PackageSource {
  const modules = dirname(packageDir);
  const path = basename(modules) === "node_modules" ? undefined : packageDir;
  if (path !== undefined) return { spec: fileSpec(projectDir, path), isKnown: true };
  const installed = installedFrom(modules);
  const fromRegistry = { spec: generatorVersion, isKnown: true };
  if (installed === undefined) return { ...fromRegistry, isKnown: false };
  if (!installed.startsWith("file:")) return isRegistry(installed) ? fromRegistry : { spec: installed, isKnown: true };
  const tarball = resolve(dirname(modules), decodeURI(installed.slice("file:".length)));
  return existsSync(tarball) ? { spec: fileSpec(projectDir, tarball), isKnown: true } : { ...fromRegistry, isKnown: false };
}

function fileSpec(projectDir: string, path: string): string {
  return `file:${relative(projectDir, path).replaceAll("\\", "/") || "."}`;
}

/** A registry's tarballs stand at `…/toolwright/-/toolwright-1.2.3.tgz`. */
function isRegistry(resolved: string): boolean {
  return /^https?:\/\/.*\/toolwright\/-\/toolwright-[^/]+\.tgz/.test(resolved) || !/^[a-z+]+:/.test(resolved);
}

/** What was asked for at the installation: by npm's lock, else by the package.json beside node_modules. */
function installedFrom(modules: string): string | undefined {
  const lock = readJson(join(modules, ".package-lock.json")) as {
    readonly packages?: Readonly<Record<string, { readonly resolved?: unknown }>>;
  };
  const resolved = lock.packages?.["node_modules/toolwright"]?.resolved;
  if (typeof resolved === "string") return resolved;
  const manifest = readJson(join(dirname(modules), "package.json")) as Partial<Record<string, Readonly<Record<string, unknown>>>>;
  const asked = manifest.dependencies?.toolwright ?? manifest.devDependencies?.toolwright;
  return typeof asked === "string" ? asked : undefined;
}

function readJson(path: string): object {
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
