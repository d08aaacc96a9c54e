/** `tool-schemas.json`: name, description and input schema of every tool, as models and MCP peers take them. */

import type { JsonObject } from "../../contract/index.ts";
import type { CatalogModel } from "../model/catalog-model.ts";
import { catalogTool } from "./catalog-json.ts";
import { jsonText } from "./code-text.ts";
import type { GeneratedFile } from "./emitter.ts";

export function emitToolSchemas(model: CatalogModel): GeneratedFile {
  const rows = model.tools.map(catalogTool).map(
    (tool): JsonObject => ({
      name: tool.name,
      ...(tool.title === undefined ? {} : { title: tool.title }),
      description: tool.description,
      inputSchema: tool.inputSchema,
    }),
  );
  const content = rows.length === 0 ? "[]\n" : `[\n${rows.map(jsonText).join(",\n")}\n]\n`;
  return { path: "tool-schemas.json", content, ownership: "generated" };
}
