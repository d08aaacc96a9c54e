/** `registry.js` and its types: joins descriptors, validators and handlers by thunks. */

import type { JsonValue, ToolLimits } from "../../contract/index.ts";
import { registryFormat } from "../../contract/index.ts";
import type { CatalogModel, ToolModel } from "../model/catalog-model.ts";
import { jsonText } from "./code-text.ts";
import type { GeneratedFile } from "./emitter.ts";
import { bindingPath, codeHeader, handlerPath, validatorsPath } from "./paths.ts";
import { template } from "./template.ts";
import { registryTemplate, registryTypes } from "./templates/registry.hbs.ts";

const fill = template(registryTemplate);

export interface RegistryPlace {
  /** From the generated folder to the handlers folder, such as `../handlers`. */
  readonly handlersPath: string;
  /** SHA-256 of the bytes of `catalog.json`. */
  readonly catalogDigest: string;
}

export function emitRegistry(model: CatalogModel, { handlersPath, catalogDigest }: RegistryPlace): readonly GeneratedFile[] {
  const { limits, indexOf } = sharedLimits(model.tools);
  const content = fill({
    limits,
    format: registryFormat,
    catalogDigest,
    tools: model.tools.map((tool) => ({
      binding: tool.handler.kind === "code" ? undefined : tool.handler.kind,
      facts: facts(tool, indexOf(tool)),
      validators: `./${validatorsPath(tool.names)}`,
      module: tool.handler.kind === "code" ? `${handlersPath}/${handlerPath(tool.names)}` : `./${bindingPath(tool.names)}`,
    })),
    contexts: model.contexts.map(({ slot, names }) => ({ slot, validators: `./${validatorsPath(names)}` })),
    toolsets: model.toolsets.map(({ name, tools }) => ({ name, tools })),
    agents: model.agents.map(({ policy }) => policy),
  });
  return [
    { path: "registry.js", content: codeHeader + content, ownership: "generated" },
    { path: "registry.d.ts", content: codeHeader + registryTypes, ownership: "generated" },
  ];
}

/** The arguments of `tool(…)` in the template. */
function facts(tool: ToolModel, limit: number): readonly JsonValue[] {
  const { name, version, effects, scopes, outputValidation, errors, deprecated } = tool;
  const more = deprecated === undefined ? [] : [{ deprecated: { ...deprecated } }];
  return [name, version, effects, scopes, limit, outputValidation, Object.keys(errors), ...more];
}

/** Most tools share a handful of limits: each set is written once. */
function sharedLimits(tools: readonly ToolModel[]) {
  const places = new Map<string, number>();
  const limits: ToolLimits[] = [];
  for (const tool of tools) {
    const key = limitsKey(tool);
    if (places.has(key)) continue;
    places.set(key, limits.length);
    limits.push(tool.limits);
  }
  return { limits, indexOf: (tool: ToolModel) => places.get(limitsKey(tool)) ?? 0 };
}

function limitsKey({ limits }: ToolModel): string {
  return jsonText([limits.timeoutMs, limits.maxBytes, limits.maxConcurrency]);
}
