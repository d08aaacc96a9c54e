/** `registry.js` and its types: joins descriptors, validators and handlers by thunks. */

import type { JsonValue, ToolLimits } from "../../contract/index.ts";
import { registryFormat } from "../../contract/index.ts";
import type { CatalogModel, ToolModel } from "../model/catalog-model.ts";
import { codeLiteral, jsonText } from "./code-text.ts";
import type { GeneratedFile } from "./emitter.ts";
import { offerRows } from "./offers.ts";
import { bindingPath, codeHeader, handlerPath, validatorsPath } from "./paths.ts";
import { template } from "./template.ts";
import { registryTemplate, registryTypes } from "./templates/registry.hbs.ts";

const fill = template(registryTemplate);

export const registryPath = "registry.js";

export interface RegistryPlace {
  /** From the generated folder to the handlers folder, such as `../handlers`. */
  readonly handlersPath: string;
  /** From the generated folder to the project's, such as `..`. */
  readonly projectPath: string;
  /** SHA-256 of the bytes of `catalog.json`. */
  readonly catalogDigest: string;
}

export function emitRegistry(model: CatalogModel, { handlersPath, projectPath, catalogDigest }: RegistryPlace): readonly GeneratedFile[] {
  const { limits, indexOf } = sharedLimits(model.tools);
  const content = fill({
    limits,
    format: registryFormat,
    catalogDigest,
    tools: model.tools.map((tool) => ({ facts: facts(tool, indexOf(tool)) })),
    chunks: chunked(
      model.tools.map((tool) => ({
        validators: `./${validatorsPath(tool.names)}`,
        module: tool.handler.kind === "code" ? `${handlersPath}/${handlerPath(tool.names)}` : `./${bindingPath(tool.names)}`,
      })),
    ),
    chunkSize,
    contexts: model.contexts.map(({ slot, names }) => ({ slot, validators: `./${validatorsPath(names)}` })),
    ...offerRows(model, handlersPath, projectPath),
    toolsets: model.toolsets.map(({ name, tools }) => ({ name, tools })),
    agents: model.agents.map(({ policy }) => policy),
  });
  return [
    { path: registryPath, content: codeHeader + content, ownership: "generated" },
    { path: "registry.d.ts", content: codeHeader + registryTypes, ownership: "generated" },
  ];
}

/** Tools whose import thunks are compiled together, when the first of them is called. */
const chunkSize = 100;

function chunked<T>(items: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / chunkSize) }, (_, index) => items.slice(index * chunkSize, (index + 1) * chunkSize));
}

/** The row that `tool` in the template reads by index. */
function facts(tool: ToolModel, limit: number): readonly JsonValue[] {
  const { name, version, effects, scopes, outputValidation, errors, handler, deprecated, confirm } = tool;
  const retired = deprecated === undefined ? (confirm === undefined ? [] : [null]) : [{ ...deprecated }];
  const confirmed = confirm === undefined ? [] : [confirm];
  return [name, version, effects, scopes, limit, outputValidation, Object.keys(errors), handler.kind, ...retired, ...confirmed];
}

/** The line of a tool, without the comma behind it. @param limit - Place of its limits in their list. */
export function registryRow(tool: ToolModel, limit: number): string {
  return codeLiteral(facts(tool, limit));
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
  return jsonText([limits.timeoutMs, limits.maxBytes, limits.maxConcurrency, limits.callsPerMinute ?? 0]);
}
