/** Files that resources show, as a build takes them along: copied under names of their content, so that another content is another build. */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { whyNotShown } from "../generator/disk/missing-files.ts";

/** Where a registry says that a resource is a file. Inside of its data every quote has a backslash before it. */
const shownFile = /file: new URL\("((?:[^"\\]|\\.)*)", import\.meta\.url\)/g;

export interface ShownFile {
  /** As the registry names it. */
  readonly named: string;
  /** Absolute. */
  readonly path: string;
  /** Below the build. */
  readonly name: string;
  /** Says that it is not there, or may not be shown, though what is generated names it: a build has nothing under its name. */
  readonly fault?: string;
}

export function shownFiles(projectDir: string, registryPath: string, registryText: string): readonly ShownFile[] {
  return [...registryText.matchAll(shownFile)].map(([, named = ""]) => {
    const path = fileURLToPath(new URL(named, pathToFileURL(registryPath)));
    const end = basename(path).replace(/[^A-Za-z0-9_.-]/g, "_");
    const why = whyNotShown(projectDir, path);
    if (why !== undefined) return { named, path, name: `files/left-out/${end}`, fault: faultOf(relative(projectDir, path), why) };
    const digest = createHash("sha256").update(readFileSync(path)).digest("hex");
    return { named, path, name: `files/${digest.slice(0, 16)}-${end}` };
  });
}

/** The registry with the names that the files have in the build. */
export function withShownFiles(registryText: string, files: readonly ShownFile[]): string {
  const names = new Map(files.map(({ named, name }) => [named, name]));
  return registryText.replace(shownFile, (_whole, named: string) => `file: new URL("./${names.get(named)}", import.meta.url)`);
}

function faultOf(path: string, why: string): string {
  return `${path.replaceAll("\\", "/")}, which a resource shows, ${why}. Run \`toolwright lint\` for the place that names it.`;
}
