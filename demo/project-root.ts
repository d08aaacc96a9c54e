/** Finds the project this code belongs to. Knows nothing of what is stored there. */

import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const marker = "toolwright.yaml";

function upwardsFrom(start: string): string | undefined {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    if (existsSync(join(folder, marker))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/**
 * The nearest folder upwards with `toolwright.yaml`: from this module, which holds for sources and for a bundle below the project
 * alike whatever its depth, else from the working directory, else `undefined`.
 */
export function projectRoot(): string | undefined {
  const here = import.meta.url.startsWith("file:") ? upwardsFrom(dirname(fileURLToPath(import.meta.url))) : undefined;
  return here ?? upwardsFrom(process.cwd());
}
