/** `tool-schemas.json`: name, description and input schema of every tool, as models and MCP peers take them. */

import type { CatalogTool, JsonObject } from "../../contract/index.ts";
import type { CatalogModel } from "../model/catalog-model.ts";
import { catalogTool } from "./catalog-json.ts";
import { jsonText } from "./code-text.ts";
import type { GeneratedFile } from "./emitter.ts";

export const toolSchemasPath = "tool-schemas.json";

export function emitToolSchemas(model: CatalogModel): GeneratedFile {
  const rows = model.tools.map((tool) => toolSchemasRow(catalogTool(tool)));
  const content = rows.length === 0 ? "[]\n" : `[\n${rows.join(",\n")}\n]\n`;
  return { path: toolSchemasPath, content, ownership: "generated" };
}

/** One line, without the comma behind it. */
export function toolSchemasRow({ name, title, description, inputSchema }: CatalogTool): string {
  const row: JsonObject = { name, ...(title === undefined ? {} : { title }), description, inputSchema };
  return jsonText(row);
}
