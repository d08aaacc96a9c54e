/** Where editors find the JSON Schema of a kind of file: in the package, wherever the project has it. */

import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const installed = "node_modules/toolwright/contract/schemas";

/**
 * @param folder - Of the file that names it, below the project, `/` between parts.
 * @param schemas - From the project to the folder of editor schemas; where npm installs it when absent.
 */
export function editorSchemaFrom(folder: string, kind: string, schemas: string = installed): string {
  const up = "../".repeat(folder.split("/").filter((part) => part !== "").length);
  return `${up}${schemas}/${kind}-definition.schema.json`;
}

/**
 * From a project to the editor schemas: in its own node_modules, in those of a folder above, or in the package itself where that is the
 * project. Before anything is installed, where npm will put them.
 *
 * @param packageDir - Folder of the package that runs, absolute.
 */
export function editorSchemasOf(projectDir: string, packageDir: string): string {
  for (let folder = projectDir; ; folder = dirname(folder)) {
    if (existsSync(join(folder, installed))) return relativeTo(projectDir, join(folder, installed));
    if (dirname(folder) === folder) break;
  }
  const own = relativeTo(projectDir, join(packageDir, "contract/schemas"));
  return own.startsWith("..") ? installed : own;
}

function relativeTo(from: string, to: string): string {
  return relative(from, to).replaceAll("\\", "/");
}
