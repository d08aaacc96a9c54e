/** Whether a project has what a build needs, and what to do where it has not. Builds nothing. */

import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { CommandError } from "./command-error.ts";
import type { Project } from "./project.ts";

/**
 * @returns Path of the generated `registry.js`.
 * @throws {CommandError} When nothing is generated, or the project's packages are not installed.
 */
export function demandBuildable({ dir, settings }: Project, { standalone }: { readonly standalone: boolean }): string {
  const registry = join(dir, settings.generated, "registry.js");
  if (!existsSync(registry)) throw new CommandError(`${settings.generated}/registry.js is not there. Run \`toolwright generate\` first.`);
  if (!standalone) demandPackages(dir);
  return registry;
}

/** What is generated imports this package by its name, from the project. */
function demandPackages(dir: string): void {
  try {
    createRequire(join(dir, "package.json")).resolve("toolwright/package.json");
  } catch (cause) {
    const next = existsSync(join(dir, "package.json")) ? "Run `npm install` there first." : "Run `npm install toolwright` there first.";
    throw new CommandError(`The package toolwright is not installed in ${dir}, and what is generated needs it. ${next}`, undefined, {
      cause,
    });
  }
}

/** Longer lists are cut. */
const maxNamed = 3;

/**
 * What a build stumbles over is told by this when files were deleted.
 *
 * @throws {CommandError} When a file is gone that the last `generate` made.
 */
export function demandWhole({ dir, settings }: Project): void {
  const missing = ["manifest.json", ...recordedFiles(join(dir, settings.generated, "manifest.json"))].filter(
    (path) => !existsSync(join(dir, settings.generated, path)),
  );
  if (missing.length === 0) return;
  const more = missing.length > maxNamed ? ` and ${missing.length - maxNamed} more` : "";
  const named = `${missing.slice(0, maxNamed).join(", ")}${more}`;
  throw new CommandError(
    `${settings.generated}/ is not whole: ${named} ${missing.length === 1 ? "is" : "are"} gone. Run \`toolwright generate\`.`,
  );
}

function recordedFiles(manifestPath: string): readonly string[] {
  try {
    const { files } = JSON.parse(readFileSync(manifestPath, "utf8")) as { readonly files?: object };
    return Object.keys(files ?? {});
  } catch {
    return [];
  }
}
