/** Resources and prompts in the generated programs: their rows in the registry, their types. Pure. */

import type { Blank, JsonValue } from "../../contract/index.ts";
import { parseUriTemplate } from "../../validation/uri-template.ts";
import type { CatalogModel, PromptModel, ResourceModel } from "../model/catalog-model.ts";
import type { ModuleNames } from "../model/names.ts";
import { firstLine } from "./first-line.ts";
import { handlerPath } from "./paths.ts";

/** A file in handlers/ that a prompt or a resource needs. */
export interface OfferModule {
  /** `prompts/<name>` or `resources/<name>`. */
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly isPrompt: boolean;
  readonly hasHandler: boolean;
  /** Blanks that code completes. */
  readonly completed: readonly string[];
  readonly names: ModuleNames;
}

export function offerModules({ prompts, resources }: CatalogModel): readonly OfferModule[] {
  return [
    ...prompts.flatMap((prompt) => moduleOf(prompt, prompt.row.arguments, true)),
    ...resources.flatMap((resource) => moduleOf(resource, resource.row.variables, false)),
  ];
}

function moduleOf({ row, names }: PromptModel | ResourceModel, blanks: readonly Blank[], isPrompt: boolean): readonly OfferModule[] {
  const completed = blanks.flatMap(({ name, isCompleted }) => (isCompleted ? [name] : []));
  const hasHandler = row.source === "code";
  if (!hasHandler && completed.length === 0) return [];
  const { name, description } = row;
  return [{ key: `${isPrompt ? "prompts" : "resources"}/${name}`, name, description, isPrompt, hasHandler, completed, names }];
}

/** @param handlersPath - From the generated folder to the handlers folder; `projectPath` to the project's. */
export function offerRows(model: CatalogModel, handlersPath: string, projectPath: string) {
  const modules = new Map(offerModules(model).map(({ key, names }) => [key, `${handlersPath}/${handlerPath(names)}`]));
  return {
    resources: model.resources.map(({ row }) => {
      const { name, uri, uriTemplate, mimeType, scopes, limits, variables, source, file } = row;
      return {
        descriptor: { name, uri, uriTemplate, mimeType, scopes, limits, variables } as unknown as JsonValue,
        source,
        file: file === undefined ? "" : fileUrl(`${projectPath}/${file}`),
        module: modules.get(`resources/${name}`) ?? "",
      };
    }),
    prompts: model.prompts.map(({ row: { name, scopes, limits, arguments: blanks, source } }) => ({
      descriptor: { name, scopes, limits, arguments: blanks } as unknown as JsonValue,
      source,
      module: modules.get(`prompts/${name}`) ?? "",
    })),
  };
}

/** A path as a relative reference. */
function fileUrl(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}

/** What `tools.ts` says of prompts and resources; nothing where there are none. */
export function offerTypes(model: CatalogModel) {
  const modules = offerModules(model);
  const handled = modules.filter(({ hasHandler }) => hasHandler);
  return {
    hasPrompts: model.prompts.length > 0,
    hasResources: model.resources.length > 0,
    hasModules: modules.length > 0,
    hasCompleters: modules.some(({ completed }) => completed.length > 0),
    hasPromptHandlers: handled.some(({ isPrompt }) => isPrompt),
    hasResourceHandlers: handled.some(({ isPrompt }) => !isPrompt),
    prompts: model.prompts.map(({ row }) => ({
      name: row.name,
      comment: firstLine(row.description),
      blanks: row.arguments.map(({ name, required, values = [] }) => ({ name, optional: !required, values })),
    })),
    resources: model.resources.map(({ row }) => ({ name: row.name, comment: firstLine(row.description), blanks: variablesOf(row) })),
    modules: modules.map((module) => ({ ...module, hasCompleters: module.completed.length > 0 })),
  };
}

function variablesOf({ uriTemplate, variables }: ResourceModel["row"]) {
  const parsed = uriTemplate === undefined ? undefined : parseUriTemplate(uriTemplate);
  if (parsed === undefined || typeof parsed === "string") return [];
  const mayLack = new Set(parsed.parts.flatMap((part) => (typeof part === "object" && part.operator.isNamed ? part.names : [])));
  return parsed.variables.map((name) => {
    const values = variables.find((variable) => variable.name === name)?.values ?? [];
    return { name, optional: mayLack.has(name), values };
  });
}
