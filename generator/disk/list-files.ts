/** Which files stand below a folder. */

import { readdirSync } from "node:fs";

/** Every file below a folder, ascending, `/` between parts; links are listed and not followed. No folder, no files. */
export function listFiles(folder: string): readonly string[] {
  const paths: string[] = [];
  const walk = (below: string): void => {
    for (const entry of entriesOf(below === "" ? folder : `${folder}/${below}`)) {
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else paths.push(path);
    }
  };
  walk("");
  // By code units, as every list here; a comparing function would take several times as long.
  return paths.sort();
}

export function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
