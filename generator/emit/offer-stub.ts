/** `handlers/<prompt or resource>.ts`: the first version of the code behind it, written once and never touched again. */

import { posix } from "node:path";
import type { CatalogModel } from "../model/catalog-model.ts";
import type { GeneratedFile } from "./emitter.ts";
import { firstLine } from "./first-line.ts";
import { type OfferModule, offerModules } from "./offers.ts";
import { handlerPath, wayUp } from "./paths.ts";
import { template } from "./template.ts";
import { offerStubTemplate } from "./templates/offer-stub.hbs.ts";

const fill = template(offerStubTemplate);

/** @param generatedPath - From the handlers folder to the generated folder, such as `../generated`. */
export function emitOfferStubs(model: CatalogModel, generatedPath: string): readonly GeneratedFile[] {
  return offerModules(model).map((module) => ({
    path: handlerPath(module.names),
    content: stub(module, generatedPath),
    ownership: "scaffold",
  }));
}

function stub({ name, names, description, isPrompt, hasHandler, completed }: OfferModule, generatedPath: string): string {
  const toTools = posix.normalize(`${wayUp(handlerPath(names))}${generatedPath}/tools.ts`);
  return fill({
    name,
    toolsModule: toTools.startsWith("../") ? toTools : `./${toTools}`,
    comment: firstLine(description),
    isPrompt,
    hasHandler,
    completed,
    hasCompleters: completed.length > 0,
    words: `${name} is declared and not written yet.`,
  });
}
