import { readFileSync } from "node:fs";
import { Parser } from "@asyncapi/parser";
import { beforeAll, describe, expect, it } from "vitest";
import type { CatalogDocument, ClientMessage, JsonObject, JsonValue, ServerMessage } from "../../../contract/index.ts";
import { emitAsyncApi } from "../../../generator/emit/asyncapi.ts";
import { clientMessages, serverMessages } from "../../../messages/index.ts";
import { messageCatalogUrl, messageSchemas } from "../../../messages/schemas.ts";
import { model, tool } from "./models.ts";

const messages = messageSchemas(JSON.parse(readFileSync(messageCatalogUrl, "utf8")) as CatalogDocument);
const catalog = model({
  tools: [
    tool({
      name: "track",
      errors: { NOT_FOUND: "No shipment has this id." },
      examples: [
        { name: "found", input: { id: "A" }, output: { at: "Ulm */ `" } },
        { name: "lost", input: { id: "B" }, error: "NOT_FOUND" },
        { name: "refused", input: { id: 1 }, error: "INVALID_ARGUMENT" },
        { name: "part", input: { id: "C" }, match: { at: "Bonn" } },
      ],
    }),
  ],
});

interface Document {
  readonly operations: Readonly<
    Record<string, { readonly action: string; readonly reply?: { readonly messages: readonly { readonly $ref: string }[] } }>
  >;
  readonly components: {
    readonly messages: Readonly<
      Record<string, { readonly name: string; readonly examples?: readonly { readonly name: string; readonly payload: JsonObject }[] }>
    >;
    readonly schemas: Readonly<Record<string, JsonValue>>;
  };
}

describe("asyncapi.json", () => {
  const { content } = emitAsyncApi(catalog, messages);
  let document: Document;
  beforeAll(() => {
    document = JSON.parse(content) as Document;
  });

  it("is what the public parser takes for AsyncAPI 3.0, without an error or a warning", async () => {
    const parsed = await new Parser().parse(content);
    const complaints = parsed.diagnostics
      .filter(({ severity }) => severity <= 1)
      .map(({ message, path }) => `${path.join("/")}: ${message}`);
    expect(complaints).toEqual([]);
    expect(parsed.document?.version()).toBe("3.0.0");
    expect(parsed.document?.channels().all()[0]?.address()).toBe("/ws");
  });

  it("receives what a client may send and sends what a server may send", () => {
    const types = (action: string) =>
      Object.entries(document.operations)
        .filter(([, operation]) => operation.action === action)
        .map(([name]) => document.components.messages[name.replace(/^(?:receive|send)_/, "")]?.name)
        .sort();
    expect(types("receive")).toEqual([...clientMessages.keys()].sort());
    expect(types("send")).toEqual([...serverMessages.keys()].sort());
  });

  it("says what answers a request", () => {
    expect(document.operations.receive_tool_request?.reply?.messages).toEqual([{ $ref: "#/channels/native/messages/tool_response" }]);
    expect(document.operations.receive_cancel?.reply).toBeUndefined();
  });

  it("shows each call as a request and a response that the wire itself would take", () => {
    const requests = document.components.messages.tool_request?.examples ?? [];
    const responses = document.components.messages.tool_response?.examples ?? [];
    expect(requests.map(({ name }) => name)).toEqual(["track: found", "track: lost", "track: refused"]);
    for (const { payload, name } of requests) expect(clientMessages.get("toolRequest")?.(payload), name).toBeUndefined();
    for (const { payload, name } of responses) expect(serverMessages.get("toolResponse")?.(payload), name).toBeUndefined();
    expect(responses[1]?.payload.error).toEqual({ code: "NOT_FOUND", message: "No shipment has this id.", retryable: false });
  });

  it("leads no reference into nothing", () => {
    const references = [...content.matchAll(/"\$ref": "#\/([^"]*)"/g)].map(([, pointer]) => pointer ?? "");
    expect(references.length).toBeGreaterThan(50);
    for (const pointer of references) {
      const target = pointer.split("/").reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document);
      expect(target, pointer).toBeDefined();
    }
  });

  it("covers every message type of the contract", () => {
    const covered: Record<ClientMessage["type"] | ServerMessage["type"], true> = {
      hello: true,
      welcome: true,
      toolRequest: true,
      toolResponse: true,
      toolProgress: true,
      cancel: true,
      contextUpdate: true,
      contextGet: true,
      contextSubscribe: true,
      contextUnsubscribe: true,
      contextResponse: true,
      catalogRequest: true,
      catalogResponse: true,
      catalogChanged: true,
      ping: true,
      pong: true,
      error: true,
    };
    expect([...new Set(messages.map(({ type }) => type))].sort()).toEqual(Object.keys(covered).sort());
  });
});
