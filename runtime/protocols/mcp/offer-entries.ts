/** Resources and prompts as lists show them. Knows nothing of revisions and messages. */

import type { Blank, CatalogPrompt, CatalogResource, JsonObject } from "../../../contract/index.ts";
import type { ListedResource } from "../../offers/offer-lists.ts";
import { contextFacts } from "./context-resources.ts";

/** @param member - What the address stands under: `uri`, or `uriTemplate`. */
export function resourceEntry(listed: ListedResource, member: "uri" | "uriTemplate"): string {
  const facts = "context" in listed ? contextFacts(listed.context) : resourceFacts(listed.resource);
  return JSON.stringify({ [member]: listed.address, ...facts });
}

function resourceFacts(resource: CatalogResource): JsonObject {
  const { name, mimeType, annotations } = resource;
  return {
    name,
    ...titleOf(resource),
    ...(mimeType === undefined ? {} : { mimeType }),
    ...(annotations === undefined ? {} : { annotations: { ...annotations } }),
    ...faceOf(resource),
  };
}

export function promptEntry(prompt: CatalogPrompt): string {
  const blanks = prompt.arguments.map(({ required, ...blank }) => ({ ...blankFacts(blank), required }));
  return JSON.stringify({
    name: prompt.name,
    ...titleOf(prompt),
    ...(blanks.length === 0 ? {} : { arguments: blanks }),
    ...faceOf(prompt),
  });
}

function blankFacts({ name, title, description, values }: Blank): JsonObject {
  // MCP has no list of values: words have to do, and completion offers them.
  const choice = values === undefined ? "" : `One of ${values.join(", ")}.`;
  const words = [description ?? "", choice].filter((part) => part !== "").join(" ");
  return { name, ...(title === undefined ? {} : { title }), ...(words === "" ? {} : { description: words }) };
}

function titleOf({ title, description }: { readonly title?: string; readonly description: string }): JsonObject {
  return { ...(title === undefined ? {} : { title }), description };
}

/** What clients show and are told beside. */
export function faceOf({ icons, _meta }: Pick<CatalogResource, "icons" | "_meta">): JsonObject {
  return { ...(icons === undefined ? {} : { icons: icons.map((icon) => ({ ...icon })) }), ...(_meta === undefined ? {} : { _meta }) };
}
