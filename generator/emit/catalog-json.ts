/** `catalog.json`: what lists show and the next diff starts from. One definition a line; its bytes are digested. */

import type { CatalogContext, CatalogDocument, CatalogSchema, CatalogTool, CatalogToolSet, JsonObject } from "../../contract/index.ts";
import { catalogApiVersion } from "../../contract/index.ts";
import type { CatalogModel, StandaloneSchema, ToolModel } from "../model/catalog-model.ts";
import { sha256 } from "../model/digest.ts";
import { jsonText } from "./code-text.ts";
import type { GeneratedFile } from "./emitter.ts";

export const catalogJsonPath = "catalog.json";

export function emitCatalogJson(model: CatalogModel): GeneratedFile {
  const lists: { readonly [List in Exclude<keyof CatalogDocument, "apiVersion">]: readonly string[] } = {
    tools: model.tools.map(toolLine),
    contexts: model.contexts.map((context) => jsonText({ ...context.slot, schema: context.schema.schema } satisfies CatalogContext)),
    resources: model.resources.map(({ row }) => jsonText(row)),
    prompts: model.prompts.map(({ row }) => jsonText(row)),
    toolsets: model.toolsets.map((toolset) =>
      jsonText({
        name: toolset.name,
        ...(toolset.title === undefined ? {} : { title: toolset.title }),
        description: toolset.description,
        tools: toolset.tools,
      } satisfies CatalogToolSet),
    ),
    schemas: model.schemas.map((schema) =>
      jsonText({
        name: schema.name,
        ...(schema.description === undefined ? {} : { description: schema.description }),
        schema: schema.schema.schema,
      } satisfies CatalogSchema),
    ),
    agents: model.agents.map((agent) => jsonText(agent.policy)),
  };
  const members = Object.entries(lists).map(([name, rows]) => `"${name}":${rows.length === 0 ? "[]" : `[\n${rows.join(",\n")}\n]`}`);
  return { path: catalogJsonPath, content: `{"apiVersion":"${catalogApiVersion}",\n${members.join(",\n")}}\n`, ownership: "generated" };
}

const digests = new WeakMap<ToolModel, string>();

function toolLine(tool: ToolModel): string {
  const line = jsonText(catalogTool(tool));
  digests.set(tool, sha256(line));
  return line;
}

/** SHA-256 of a tool's line. */
export function toolDigest(tool: ToolModel): string {
  return digests.get(tool) ?? sha256(jsonText(catalogTool(tool)));
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
