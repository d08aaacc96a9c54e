/** `registry.check.ts`: the compiler's proof that every handler written by hand fits its tool. */

import type { CatalogModel } from "../model/catalog-model.ts";
import type { GeneratedFile } from "./emitter.ts";
import { offerModules } from "./offers.ts";
import { codeHeader, handlerPath } from "./paths.ts";
import { template } from "./template.ts";
import { registryCheckTemplate } from "./templates/registry-check.hbs.ts";

const fill = template(registryCheckTemplate);

/** @param handlersPath - From the generated folder to the handlers folder, such as `../handlers`. */
export function emitRegistryCheck(model: CatalogModel, handlersPath: string): GeneratedFile {
  const handlers = model.tools
    .filter(({ handler }) => handler.kind === "code")
    .map(({ name, names }) => ({ name, from: `${handlersPath}/${handlerPath(names)}` }));
  const offers = offerModules(model).map(({ key, names }) => ({ key, from: `${handlersPath}/${handlerPath(names)}` }));
  return {
    path: "registry.check.ts",
    content: codeHeader + fill({ handlers, offers, hasOffers: offers.length > 0 }),
    ownership: "generated",
  };
}
