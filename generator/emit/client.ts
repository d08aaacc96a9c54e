/** `client.ts`: the client's view of this catalog. */

import type { CatalogModel } from "../model/catalog-model.ts";
import type { GeneratedFile } from "./emitter.ts";
import { codeHeader } from "./paths.ts";
import { template } from "./template.ts";
import { clientTemplate } from "./templates/client.hbs.ts";

const fill = template(clientTemplate);

export function emitClient(model: CatalogModel): GeneratedFile {
  return { path: "client.ts", content: codeHeader + fill({ tools: model.tools.map(({ name }) => name) }), ownership: "generated" };
}
