/** The native wire's schemas as data, for documents about it. Never imported by a server. */

import type { CatalogDocument, JsonObject } from "../contract/index.ts";

/** What `messageSchemas` takes, as a file: this room runs in browsers and reads none. */
export const messageCatalogUrl = new URL("./generated/catalog.json", import.meta.url);

/** One message of the wire in one direction. */
export interface MessageSchema {
  /** Unique, such as `context_update_notice`. */
  readonly name: string;
  /** What its `type` field says, such as `contextUpdate`. */
  readonly type: string;
  readonly sentBy: "client" | "server";
  readonly description: string;
  /** Stands alone: references begin with `#`. */
  readonly schema: JsonObject;
}

/** Who sends what. Either side may send a `ping` and a `pong`. */
const senders: Readonly<Record<string, readonly MessageSchema["sentBy"][]>> = {
  hello: ["client"],
  tool_request: ["client"],
  cancel: ["client"],
  context_update_request: ["client"],
  context_get: ["client"],
  context_subscribe: ["client"],
  context_unsubscribe: ["client"],
  catalog_request: ["client"],
  ping: ["client", "server"],
  pong: ["client", "server"],
  welcome: ["server"],
  tool_response: ["server"],
  tool_progress: ["server"],
  context_response: ["server"],
  context_update_notice: ["server"],
  catalog_response: ["server"],
  catalog_changed: ["server"],
  error: ["server"],
};

/**
 * Every message in every direction, in the order of `senders`.
 *
 * @throws {Error} When a message has no schema in the catalog.
 */
export function messageSchemas({ schemas }: CatalogDocument): readonly MessageSchema[] {
  const byName = new Map(schemas.map((schema) => [schema.name, schema]));
  return Object.entries(senders).flatMap(([name, sides]) => {
    const { schema, description = "" } = byName.get(name) ?? {};
    if (typeof schema !== "object" || schema === null || Array.isArray(schema)) throw new Error(`messages/catalog lacks ${name}`);
    const object = schema as JsonObject;
    return sides.map((sentBy) => ({ name, type: typeOf(object), sentBy, description: description.trim(), schema: object }));
  });
}

/** The constant under `type`, which a message with two shapes has in both. */
function typeOf(schema: JsonObject): string {
  const branch = Array.isArray(schema.oneOf) ? (schema.oneOf[0] as JsonObject) : schema;
  const { type } = branch.properties as { readonly type: { readonly const: string } };
  return type.const;
}
