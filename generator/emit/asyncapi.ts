/** `asyncapi.json`: AsyncAPI 3.0 of the native WebSocket contract, with this catalog's calls as examples. */

import type { JsonObject, JsonValue } from "../../contract/index.ts";
import { errorCatalog, nativeProtocolVersion } from "../../contract/index.ts";
import type { CatalogModel, ToolModel } from "../model/catalog-model.ts";
import { prettyJsonText } from "./code-text.ts";
import type { GeneratedFile } from "./emitter.ts";

/** One message of the wire in one direction. Handed in, since the compiler does not know the wire. */
export interface MessageSchema {
  /** Unique, such as `context_update_notice`. */
  readonly name: string;
  /** What its `type` field says, such as `contextUpdate`. */
  readonly type: string;
  /** Who sends it. */
  readonly sentBy: "client" | "server";
  readonly description: string;
  /** Stands alone: references begin with `#`. */
  readonly schema: JsonObject;
}

/** Examples beyond these would make the document unreadable: `catalog.json` has them all. */
const maxExamples = 500;

export function emitAsyncApi(model: CatalogModel, messages: readonly MessageSchema[]): GeneratedFile {
  const document = {
    asyncapi: "3.0.0",
    info: {
      title: "Toolwright native protocol",
      version: "1.0.0",
      description:
        `Calls of ${model.tools.length} tools and shared contexts over WebSocket, subprotocol \`${nativeProtocolVersion}\`. ` +
        "One JSON object a text frame, told apart by `type`. The tools' own schemas are in `catalog.json`.",
    },
    defaultContentType: "application/json",
    servers: {
      local: {
        host: "127.0.0.1:7411",
        protocol: "ws",
        description: "Where `toolwright serve` listens when nothing else is set.",
        security: [{ $ref: "#/components/securitySchemes/agentKey" }],
      },
    },
    channels: {
      native: {
        address: "/ws",
        description: "The one connection of an agent.",
        messages: Object.fromEntries(messages.map(({ name }) => [name, { $ref: `#/components/messages/${name}` }])),
        bindings: { ws: { method: "GET", bindingVersion: "0.1.0" } },
      },
    },
    operations: Object.fromEntries(messages.map((message) => [operationName(message), operation(message, messages)])),
    components: {
      messages: Object.fromEntries(messages.map((message) => [message.name, messageObject(message, model)])),
      schemas: Object.fromEntries(messages.map(({ name, schema }) => [name, withReferencesBelow(schema, `#/components/schemas/${name}`)])),
      securitySchemes: {
        agentKey: {
          type: "http",
          scheme: "bearer",
          description: "`Authorization: Bearer <key>` at the upgrade; the key is the agent's identity.",
        },
      },
    },
  };
  return { path: "asyncapi.json", content: `${prettyJsonText(document)}\n`, ownership: "generated" };
}

const operationName = ({ name, sentBy }: MessageSchema) => `${sentBy === "client" ? "receive" : "send"}_${name}`;

/** AsyncAPI speaks from the server's side: what a client sends is received. */
function operation({ name, sentBy, description }: MessageSchema, messages: readonly MessageSchema[]): JsonObject {
  const reply = sentBy === "client" ? replies[name] : undefined;
  return {
    action: sentBy === "client" ? "receive" : "send",
    channel: { $ref: "#/channels/native" },
    summary: description,
    messages: [{ $ref: `#/channels/native/messages/${name}` }],
    ...(reply !== undefined && messages.some((message) => message.name === reply)
      ? { reply: { channel: { $ref: "#/channels/native" }, messages: [{ $ref: `#/channels/native/messages/${reply}` }] } }
      : {}),
  };
}

/** What answers what. */
const replies: Readonly<Record<string, string>> = {
  tool_request: "tool_response",
  context_update_request: "context_response",
  context_get: "context_response",
  context_subscribe: "context_response",
  context_unsubscribe: "context_response",
  catalog_request: "catalog_response",
};

function messageObject({ name, type, description }: MessageSchema, model: CatalogModel): JsonObject {
  const examples = exampleMakers[name]?.(model.tools).slice(0, maxExamples) ?? [];
  return {
    name: type,
    title: name.replaceAll("_", " "),
    summary: description,
    payload: { $ref: `#/components/schemas/${name}` },
    ...(examples.length === 0 ? {} : { examples }),
  };
}

const exampleMakers: Readonly<Record<string, (tools: readonly ToolModel[]) => JsonObject[]>> = {
  tool_request: (tools) => tools.flatMap((tool) => callExamples(tool).map(({ title, request }) => ({ name: title, payload: request }))),
  tool_response: (tools) => tools.flatMap((tool) => callExamples(tool).map(({ title, response }) => ({ name: title, payload: response }))),
};

/** Each example of a tool as the two messages of its call. */
function callExamples(tool: ToolModel): readonly { readonly title: string; readonly request: JsonObject; readonly response: JsonObject }[] {
  return tool.examples
    .filter((example) => example.match === undefined)
    .map((example, index) => {
      const id = `example-${index + 1}`;
      const title = `${tool.name}: ${example.name}`;
      const metadata = { correlation_id: "example", request_id: "example", duration_ms: 1, catalog_digest: "example" };
      const head = { type: "toolResponse", id };
      const response: JsonObject =
        example.error === undefined
          ? { ...head, ok: true, result: example.output ?? null, metadata }
          : { ...head, ok: false, error: wireError(tool, example.error), metadata };
      return { title, request: { type: "toolRequest", id, tool: tool.name, payload: example.input }, response };
    });
}

function wireError(tool: ToolModel, code: string): JsonObject {
  const builtIn = Object.hasOwn(errorCatalog, code) ? errorCatalog[code as keyof typeof errorCatalog] : undefined;
  const words = Object.hasOwn(tool.errors, code) ? tool.errors[code] : builtIn?.meaning;
  return { code, message: words ?? code, retryable: builtIn?.retryable ?? false };
}

/** The same schema at another place of a larger document. */
function withReferencesBelow(schema: JsonValue, place: string): JsonValue {
  if (Array.isArray(schema)) return schema.map((item: JsonValue) => withReferencesBelow(item, place));
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema as JsonObject).map(([key, value]) => [
      key,
      key === "$ref" && typeof value === "string" && value.startsWith("#")
        ? `${place}${value.slice(1)}`
        : withReferencesBelow(value ?? null, place),
    ]),
  );
}
