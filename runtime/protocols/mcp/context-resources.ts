/** Shared contexts as resources: their entries, their contents. Knows nothing of revisions and messages. */

import type { CatalogContext, ContextSnapshot, JsonObject } from "../../../contract/index.ts";
import { uriOf } from "../../context/context-uri.ts";

const mediaType = "application/json";

/** All of an entry but its address. */
export function contextFacts({ name, title, description }: CatalogContext): JsonObject {
  return { name, ...(title === undefined ? {} : { title }), description, mimeType: mediaType };
}

/** @returns Fields of a result as JSON text. */
export function contentsBody({ contextId, revision, value }: ContextSnapshot): string {
  const contents = { uri: uriOf(contextId), mimeType: mediaType, text: JSON.stringify(value), _meta: { "toolwright/revision": revision } };
  return `"contents":[${JSON.stringify(contents)}]`;
}
