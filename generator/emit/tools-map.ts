/** `tools.ts`: the catalog as one type, from which handlers and clients derive theirs. */

import type { CatalogModel, ToolModel } from "../model/catalog-model.ts";
import type { GeneratedFile } from "./emitter.ts";
import { firstLine } from "./first-line.ts";
import { offerTypes } from "./offers.ts";
import { codeHeader, typesPath } from "./paths.ts";
import { template } from "./template.ts";
import { toolsTemplate } from "./templates/tools.hbs.ts";
import { toolComment } from "./tool-comment.ts";

const fill = template(toolsTemplate);

export const toolsMapPath = "tools.ts";

export function emitToolsMap(model: CatalogModel): GeneratedFile {
  const content = fill({
    imports: model.tools.map(({ names }) => ({
      types: [`${names.typeName}Arguments`, `${names.typeName}Input`, `${names.typeName}Output`],
      from: `./${typesPath(names)}`,
    })),
    tools: model.tools.map(memberOf),
    handlers: model.tools.filter(({ handler }) => handler.kind === "code").map(({ name }) => name),
    contexts: model.contexts.map(({ slot, names }) => ({
      name: slot.name,
      comment: firstLine(slot.description),
      // Named in place: a context may be called `Tools` or `Handler`.
      from: `./${typesPath(names)}`,
      type: names.typeName,
    })),
    ...offerTypes(model),
  });
  return { path: toolsMapPath, content: codeHeader + content, ownership: "generated" };
}

/** What the interface of all tools says of one. */
function memberOf(tool: ToolModel) {
  const { name, names, errors } = tool;
  return {
    name,
    comment: toolComment(tool),
    arguments: `${names.typeName}Arguments`,
    input: `${names.typeName}Input`,
    output: `${names.typeName}Output`,
    errors: Object.keys(errors),
  };
}
