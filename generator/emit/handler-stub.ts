/** `handlers/<tool>.ts`: the first version of business code, written once and never touched again. */

import { posix } from "node:path";
import type { CatalogModel, ToolModel } from "../model/catalog-model.ts";
import type { GeneratedFile } from "./emitter.ts";
import { firstLine } from "./first-line.ts";
import { handlerPath, wayUp } from "./paths.ts";
import { template } from "./template.ts";
import { handlerStubTemplate } from "./templates/handler-stub.hbs.ts";

const fill = template(handlerStubTemplate);

/** @param generatedPath - From the handlers folder to the generated folder, such as `../generated`. */
export function emitHandlerStubs(model: CatalogModel, generatedPath: string): readonly GeneratedFile[] {
  return model.tools
    .filter(({ handler }) => handler.kind === "code")
    .map((tool) => ({ path: handlerPath(tool.names), content: stub(tool, generatedPath), ownership: "scaffold" }));
}

function stub(tool: ToolModel, generatedPath: string): string {
  const toTools = posix.normalize(`${wayUp(handlerPath(tool.names))}${generatedPath}/tools.ts`);
  return fill({
    name: tool.name,
    toolsModule: toTools.startsWith("../") ? toTools : `./${toTools}`,
    comment: [
      firstLine(tool.description),
      ...Object.entries(tool.errors).map(([code, words]) => `May answer ${code}: ${firstLine(words)}`),
    ].join("\n"),
    words: `${tool.name} is declared and not written yet.`,
  });
}
