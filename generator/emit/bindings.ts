/** `bindings/<tool>.js`: what a declared handler says, for the runtime's binding of that kind. */

import type { JsonObject, JsonValue } from "../../contract/index.ts";
import type { CatalogModel, ToolModel } from "../model/catalog-model.ts";
import type { GeneratedFile } from "./emitter.ts";
import { bindingPath, codeHeader } from "./paths.ts";
import { template } from "./template.ts";
import { bindingTemplate } from "./templates/binding.hbs.ts";

const fill = template(bindingTemplate);

export function emitBindings(model: CatalogModel): readonly GeneratedFile[] {
  return model.tools
    .filter(({ handler }) => handler.kind !== "code")
    .map((tool) => ({
      path: bindingPath(tool.names),
      content: codeHeader + fill({ declaration: declarationOf(tool) }),
      ownership: "generated",
    }));
}

/** What the YAML says under the handler's key, as an object, with the tool's examples beside it. */
function declarationOf({ handler, examples }: ToolModel): JsonObject {
  return { ...members(handler.declaration), examples: examples as readonly JsonValue[] & typeof examples };
}

function members(declaration: JsonValue): JsonObject {
  return typeof declaration === "object" && declaration !== null && !Array.isArray(declaration) ? (declaration as JsonObject) : {};
}
