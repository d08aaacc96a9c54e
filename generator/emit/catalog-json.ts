/** `catalog.json`: what lists show and the next diff starts from. One definition a line; its bytes are digested. */

import type { CatalogContext, CatalogDocument, CatalogSchema, CatalogTool, CatalogToolSet, JsonObject } from "../../contract/index.ts";
import { catalogApiVersion } from "../../contract/index.ts";
import type { CatalogModel, StandaloneSchema, ToolModel } from "../model/catalog-model.ts";
import { jsonText } from "./code-text.ts";
import type { GeneratedFile } from "./emitter.ts";

export const catalogJsonPath = "catalog.json";

export function emitCatalogJson(model: CatalogModel): GeneratedFile {
  const lists: { readonly [List in Exclude<keyof CatalogDocument, "apiVersion">]: readonly object[] } = {
    tools: model.tools.map(catalogTool),
    contexts: model.contexts.map((context): CatalogContext => ({ ...context.slot, schema: context.schema.schema })),
    resources: model.resources.map(({ row }) => row),
    prompts: model.prompts.map(({ row }) => row),
    toolsets: model.toolsets.map(
      (toolset): CatalogToolSet => ({
        name: toolset.name,
        ...(toolset.title === undefined ? {} : { title: toolset.title }),
        description: toolset.description,
        tools: toolset.tools,
      }),
    ),
    schemas: model.schemas.map(
      (schema): CatalogSchema => ({
        name: schema.name,
        ...(schema.description === undefined ? {} : { description: schema.description }),
        schema: schema.schema.schema,
      }),
    ),
    agents: model.agents.map((agent) => agent.policy),
  };
  const members = Object.entries(lists).map(([name, rows]) => `"${name}":${rowsText(rows as readonly JsonObject[])}`);
  return { path: catalogJsonPath, content: `{"apiVersion":"${catalogApiVersion}",\n${members.join(",\n")}}\n`, ownership: "generated" };
}

function rowsText(rows: readonly JsonObject[]): string {
  return rows.length === 0 ? "[]" : `[\n${rows.map(jsonText).join(",\n")}\n]`;
}

/** One tool as lists show it, members in a fixed order. */
export function catalogTool(tool: ToolModel): CatalogTool {
  return {
    name: tool.name,
    version: tool.version,
    ...(tool.title === undefined ? {} : { title: tool.title }),
    description: tool.description,
    ...(tool.owner === undefined ? {} : { owner: tool.owner }),
    tags: tool.tags,
    area: tool.names.area,
    effects: tool.effects,
    ...(tool.confirm === undefined ? {} : { confirm: tool.confirm }),
    scopes: tool.scopes,
    limits: tool.limits,
    outputValidation: tool.outputValidation,
    ...(tool.deprecated === undefined ? {} : { deprecated: tool.deprecated }),
    handler: tool.handler.kind,
    inputSchema: objectSchema(tool.input),
    outputSchema: tool.output.schema,
    errors: tool.errors,
    examples: tool.examples,
    ...(tool.icons === undefined ? {} : { icons: tool.icons }),
    ...(tool._meta === undefined ? {} : { _meta: tool._meta }),
  };
}

/** Arguments are an object on every wire, so a root that does not say so loses nothing by saying it. */
function objectSchema({ schema }: StandaloneSchema): JsonObject {
  if (schema === true) return { type: "object" };
  if (schema === false) return { type: "object", not: {} };
  return "type" in schema ? schema : { type: "object", ...schema };
}
