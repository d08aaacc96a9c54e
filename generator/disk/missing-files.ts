/** Files that resources show and the project does not have, or may not show. Reads none of them. */

import { realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { quoted } from "../diagnostics/reporter.ts";
import type { CatalogModel } from "../model/catalog-model.ts";

export function missingFiles(projectDir: string, { resources }: CatalogModel): readonly Diagnostic[] {
  return resources.flatMap(({ row, spanOf }): Diagnostic[] => {
    const why = row.file === undefined ? undefined : faultOf(projectDir, row.file, row.limits.maxBytes);
    if (why === undefined) return [];
    const help = "Put the file there, mend `file`, or raise `limits.maxBytes`.";
    return [{ code: "RESOURCE_FILE_MISSING", severity: "error", message: `${quoted(row.file)} ${why}.`, help, span: spanOf("/file") }];
  });
}

function faultOf(projectDir: string, file: string, maxBytes: number): string | undefined {
  const path = join(projectDir, file);
  const why = whyNotShown(projectDir, path);
  if (why !== undefined) return why;
  const { size } = statSync(path);
  return size > maxBytes ? `has ${size} bytes; ${maxBytes} may be shown` : undefined;
}

/**
 * Why no resource may show a file, whatever its size; `undefined` where one may.
 *
 * @param path - Absolute.
 */
export function whyNotShown(projectDir: string, path: string): string | undefined {
  try {
    const real = realpathSync(path);
    const project = realpathSync(projectDir) + sep;
    if (!real.startsWith(project)) return "is a link that leads out of the project";
    const way = real.slice(project.length).split(sep);
    if (way.some((part) => part.startsWith("."))) return "is a link to what begins with a dot: keys, settings, history";
    // What is no file may never end, as a pipe does not.
    return statSync(real).isFile() ? undefined : "is no file";
  } catch {
    return "is not there";
  }
}
