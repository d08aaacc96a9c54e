/** Resources and prompts → their models: addresses that are nobody else's, files that lie in the project. */

import { posix } from "node:path";
import type { CatalogPrompt, CatalogResource } from "../../contract/index.ts";
import { quoted, type Reporter } from "../diagnostics/reporter.ts";
import type { PromptModel, ResourceModel } from "../model/catalog-model.ts";
import type { ModuleNames } from "../model/names.ts";
import type { PromptDefinition, ResourceDefinition } from "./definition.ts";

export type NamesOf = (definition: ResourceDefinition | PromptDefinition) => ModuleNames;

/** Of two resources at one address the one in the first file, by path, holds. */
export function linkResources(definitions: readonly ResourceDefinition[], namesOf: NamesOf, reporter: Reporter): ResourceModel[] {
  const holders = new Map<string, ResourceDefinition>();
  return definitions.flatMap((definition) => {
    const member = definition.uri === undefined ? "uriTemplate" : "uri";
    const address = definition[member] ?? "";
    const holder = holders.get(address);
    if (holder !== undefined) {
      reporter.add({
        code: "RESOURCE_ADDRESS_TAKEN",
        message: `${quoted(holder.name)} stands at ${quoted(address)} as well.`,
        help: "Give one of the two another address.",
        span: definition.document.spanOf(`/${member}`),
        related: [{ message: "The address is taken here.", span: holder.document.spanOf(`/${member}`) }],
      });
      return [];
    }
    holders.set(address, definition);
    const file = definition.file === undefined ? undefined : fileOf(definition, definition.file, reporter);
    if (definition.file !== undefined && file === undefined) return [];
    return [{ row: resourceRow(definition, namesOf(definition), file), names: namesOf(definition), spanOf: definition.document.spanOf }];
  });
}

/** @returns The path below the project. */
function fileOf({ document }: ResourceDefinition, file: string, reporter: Reporter): string | undefined {
  const path = posix.normalize(posix.join(posix.dirname(document.file.path), file));
  const parts = path.split("/");
  // What begins with a dot is a machine's own: keys, settings, history.
  if (!/[\\:\0]/.test(file) && !file.startsWith("/") && !file.endsWith("/") && parts.every((part) => !part.startsWith("."))) return path;
  const outside = parts[0] === ".." || file.startsWith("/");
  reporter.add({
    code: "RESOURCE_FILE",
    message: `The file ${quoted(file)} ${outside ? "lies outside of the project" : "cannot be shown"}.`,
    help: "Name a file of the project by its way from this one, `/` between parts, none of them beginning with a dot.",
    span: document.spanOf("/file"),
  });
  return undefined;
}

function resourceRow(definition: ResourceDefinition, { area }: ModuleNames, file: string | undefined): CatalogResource {
  const { name, title, description, owner, tags, uri, uriTemplate, mimeType, scopes, limits, variables, text, annotations } = definition;
  return {
    name,
    ...(title === undefined ? {} : { title }),
    description,
    ...(owner === undefined ? {} : { owner }),
    tags,
    area,
    ...(uri === undefined ? {} : { uri }),
    ...(uriTemplate === undefined ? {} : { uriTemplate }),
    ...(mimeType === undefined ? {} : { mimeType }),
    scopes,
    limits,
    variables,
    source: definition.handler === true ? "code" : file === undefined ? "text" : "file",
    ...(text === undefined ? {} : { text }),
    ...(file === undefined ? {} : { file }),
    ...(annotations === undefined ? {} : { annotations }),
    ...faceOf(definition),
  };
}

export function linkPrompt(definition: PromptDefinition, names: ModuleNames): PromptModel {
  const { name, title, description, owner, tags, scopes, limits, arguments: blanks, messages } = definition;
  const row: CatalogPrompt = {
    name,
    ...(title === undefined ? {} : { title }),
    description,
    ...(owner === undefined ? {} : { owner }),
    tags,
    area: names.area,
    scopes,
    limits,
    arguments: blanks,
    source: messages === undefined ? "code" : "messages",
    ...(messages === undefined ? {} : { messages }),
    ...faceOf(definition),
  };
  return { row, names, spanOf: definition.document.spanOf };
}

function faceOf({ icons, _meta }: Pick<ResourceDefinition, "icons" | "_meta">): Pick<CatalogResource, "icons" | "_meta"> {
  return { ...(icons === undefined ? {} : { icons }), ...(_meta === undefined ? {} : { _meta }) };
}
