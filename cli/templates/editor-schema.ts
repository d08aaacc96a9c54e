/** Where editors find the JSON Schema of a kind of file: in the installed package. */

/** @param folder - Of the file that names it, below the project, `/` between parts. */
export function editorSchemaFrom(folder: string, kind: string): string {
  const up = "../".repeat(folder.split("/").filter((part) => part !== "").length);
  return `${up}node_modules/toolwright/contract/schemas/${kind}-definition.schema.json`;
}
