/** Files that resources show and the project does not have. Reads none of them. */

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
  try {
    const path = realpathSync(join(projectDir, file));
    const project = realpathSync(projectDir) + sep;
    if (!path.startsWith(project)) return "is a link that leads out of the project";
    const way = path.slice(project.length).split(sep);
    if (way.some((part) => part.startsWith("."))) return "is a link to what begins with a dot: keys, settings, history";
    const facts = statSync(path);
    if (!facts.isFile()) return "is no file";
    return facts.size > maxBytes ? `has ${facts.size} bytes; ${maxBytes} may be shown` : undefined;
  } catch {
    return "is not there";
  }
}
