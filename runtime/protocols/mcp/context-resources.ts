/** Shared contexts as resources: their addresses, their entries, their contents. Knows nothing of revisions and messages. */

import type { CatalogContext, ContextSnapshot, JsonObject } from "../../../contract/index.ts";

const scheme = "context://";
const mediaType = "application/json";

export function uriOf(contextId: string): string {
  return scheme + contextId.split("/").map(encodeURIComponent).join("/");
}

/** @returns What is no address of a context comes back as it is: no context has such an id, and whoever looks for it says so. */
export function contextIdOf(uri: string): string {
  if (!uri.startsWith(scheme)) return uri;
  try {
    return decodeURIComponent(uri.slice(scheme.length));
  } catch {
    return uri;
  }
}

/** Contexts that have one address. @returns Fields of a result as JSON text. */
export function resourcesBody(contexts: readonly CatalogContext[]): string {
  const entries = contexts
    .filter(({ keyPattern }) => keyPattern === undefined)
    .map((slot) => ({ uri: uriOf(slot.name), ...factsOf(slot) }));
  return `"resources":${JSON.stringify(entries)}`;
}

/** Contexts that have one address a key. @returns Fields of a result as JSON text. */
export function templatesBody(contexts: readonly CatalogContext[]): string {
  const keyed = contexts.filter(({ keyPattern }) => keyPattern !== undefined);
  return `"resourceTemplates":${JSON.stringify(keyed.map((slot) => ({ uriTemplate: `${uriOf(slot.name)}/{key}`, ...factsOf(slot) })))}`;
}

export function contentsBody({ contextId, revision, value }: ContextSnapshot): string {
  const contents = { uri: uriOf(contextId), mimeType: mediaType, text: JSON.stringify(value), _meta: { "toolwright/revision": revision } };
  return `"contents":[${JSON.stringify(contents)}]`;
}

function factsOf({ name, title, description }: CatalogContext): JsonObject {
  return { name, ...(title === undefined ? {} : { title }), description, mimeType: mediaType };
}
