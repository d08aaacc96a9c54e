import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type JsonObject, type ToolContext, ToolError } from "../../contract/index.ts";
import {
  channelPeer,
  everyWay,
  httpPeer,
  type McpTool,
  mcpPeer,
  modernHeaders,
  modernParams,
  modernVersion,
  openSession,
  openStream,
  postMcp,
  startMcpServer,
  stdioPipe,
  webSocketPipe,
} from "../support/mcp.ts";
import { promptOf, registeredOf, resourceOf, type TestOffers } from "../support/offers.ts";
import { agentOf, registryOf } from "../support/registry.ts";

const tellsChange: McpTool = {
  handler: ({ uri }: { uri: string }, { resources }: ToolContext) => {
    resources.changed(uri);
    resources.changed(uri);
    return {};
  },
};

let folder: string;
let offers: TestOffers;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "toolwright-offers-"));
  const at = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return pathToFileURL(join(folder, name));
  };
  const handbook = at("handbook.md", "# Ours\n");
  const picture = at("picture.png", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0));
  const large = at("large.txt", "x".repeat(100));
  offers = {
    resources: [
      resourceOf(
        "breaks",
        { uri: "docs://breaks" },
        {
          handler: () => {
            throw new TypeError("the secret reason");
          },
        },
      ),
      resourceOf("greeting", { uriTemplate: "docs://greeting/{name}", mimeType: "application/json", text: '{"hello":"{{name}}"}' }),
      resourceOf(
        "handbook",
        { uri: "docs://handbook", mimeType: "text/markdown", title: "Handbook", annotations: { priority: 1 } },
        undefined,
        handbook,
      ),
      resourceOf("large", { uri: "docs://large", limits: { timeoutMs: 1_000, maxBytes: 10, maxConcurrency: 1 } }, undefined, large),
      resourceOf("lies", { uri: "docs://lies" }, { handler: () => ({ text: 7 }) as never }),
      resourceOf(
        "page",
        {
          uriTemplate: "docs://page/{number}{?language}",
          variables: [
            { name: "language", values: ["de", "en"] },
            { name: "number", isCompleted: true },
          ],
        },
        {
          handler: ({ number, language = "en" }, { principal }) => {
            if (number === "0") throw new ToolError("UNKNOWN_RESOURCE", "There is no such page.");
            return { text: `${number} ${language} for ${principal.agentId}` };
          },
          complete: { number: (typed) => Array.from({ length: 150 }, (_, index) => `${String(typed)}${index}`) },
        },
      ),
      resourceOf(
        "picture",
        { uri: "docs://picture", mimeType: "image/png", icons: [{ src: "https://example.com/i.png" }] },
        undefined,
        picture,
      ),
      resourceOf("secret", { uri: "docs://secret", text: "psst", scopes: ["secrets:read"] }),
    ],
    prompts: [
      promptOf(
        "code",
        { arguments: [{ name: "shipment", description: "Which one.", required: true, isCompleted: true }] },
        {
          handler: ({ shipment }, { toolName }) => ({
            messages: [{ role: "user", content: { type: "text", text: `${toolName}: ${shipment}` } }],
          }),
          complete: { shipment: (typed, others, { principal }) => [`${String(typed)}!`, JSON.stringify(others), principal.agentId] },
        },
      ),
      promptOf("hidden", { scopes: ["secrets:read"], messages: [{ role: "user", content: { type: "text", text: "psst" } }] }),
      promptOf("lies", {}, { handler: () => ({ messages: [{ role: "system", content: { type: "text", text: "x" } }] }) as never }),
      promptOf("tone", {
        title: "Tone",
        arguments: [
          { name: "what", required: true },
          { name: "how", description: "In which way.", required: false, values: ["plainly", "formally"] },
        ],
        messages: [
          { role: "user", content: { type: "text", text: "Say {{what}} {{how}}." } },
          {
            role: "assistant",
            content: { type: "resource", resource: { uri: "docs:{{what}}", mimeType: "application/json", text: '["{{what}}"]' } },
          },
        ],
        icons: [{ src: "https://example.com/i.png", sizes: ["any"] }],
        _meta: { "com.example/team": "care" },
      }),
    ],
  };
});
afterAll(() => rmSync(folder, { recursive: true }));

const start = () => startMcpServer({ tools: { tellsChange }, ...offers });

describe.each(everyWay)("what is offered beside tools, over %s with %s", (transport, version) => {
  const isModern = version === modernVersion;

  async function ask(method: string, params: JsonObject = {}): Promise<{ readonly result?: JsonObject; readonly error?: JsonObject }> {
    await using running = await start();
    const peer = await mcpPeer(running, transport, version);
    const answer = await peer.ask(method, params);
    await peer.close();
    return answer;
  }
  const contentsAt = async (uri: string) => (await ask("resources/read", { uri })).result?.contents;

  it("is listed by the rules of tools: resources (mcp.resources)", async () => {
    const { result } = await ask("resources/list");
    const listed = result?.resources as unknown as readonly JsonObject[];
    expect(listed.map(({ uri }) => uri)).toEqual(["docs://breaks", "docs://handbook", "docs://large", "docs://lies", "docs://picture"]);
    expect(listed[1]).toEqual({
      uri: "docs://handbook",
      name: "handbook",
      title: "Handbook",
      description: "The resource handbook.",
      mimeType: "text/markdown",
      annotations: { priority: 1 },
    });
    expect(listed[4]?.icons).toEqual([{ src: "https://example.com/i.png" }]);
    expect([result?.ttlMs, result?.cacheScope]).toEqual(isModern ? [60_000, "private"] : [undefined, undefined]);
  });

  it("is listed by the rules of tools: templates and prompts (mcp.prompts)", async () => {
    const templates = (await ask("resources/templates/list")).result?.resourceTemplates as unknown as readonly JsonObject[];
    expect(templates.map(({ uriTemplate }) => uriTemplate)).toEqual(["docs://greeting/{name}", "docs://page/{number}{?language}"]);
    const prompts = (await ask("prompts/list")).result?.prompts as unknown as readonly JsonObject[];
    expect(prompts.map(({ name }) => name)).toEqual(["code", "lies", "tone"]);
    expect(prompts[2]).toEqual({
      name: "tone",
      title: "Tone",
      description: "The prompt tone.",
      arguments: [
        { name: "what", required: true },
        { name: "how", description: "In which way. One of plainly, formally.", required: false },
      ],
      icons: [{ src: "https://example.com/i.png", sizes: ["any"] }],
      _meta: { "com.example/team": "care" },
    });
  });

  it("is read: files as what they are (mcp.resources)", async () => {
    expect(await contentsAt("docs://handbook")).toEqual([{ uri: "docs://handbook", mimeType: "text/markdown", text: "# Ours\n" }]);
    expect(await contentsAt("docs://picture")).toEqual([{ uri: "docs://picture", mimeType: "image/png", blob: "iVBORwA=" }]);
  });

  it("is read by template: what fills it is data (mcp.resources)", async () => {
    const uri = `docs://greeting/${encodeURIComponent('"}, {{name}}')}`;
    expect(await contentsAt(uri)).toEqual([{ uri, mimeType: "application/json", text: JSON.stringify({ hello: '"}, {{name}}' }) }]);
    expect(await contentsAt("docs://page/7?language=de")).toEqual([{ uri: "docs://page/7?language=de", text: "7 de for tester" }]);
  });

  it.each([
    "docs://nothing",
    "docs://page/7?language=xx",
    "docs://page/0",
    "docs://page/a/b",
    "resources/handbook",
    "resources/page",
    "prompts/code",
    "completions/resources/page",
    "nowhere/docs://nothing",
  ])("is not there where nothing stands: %s", async (uri) => {
    const { error } = await ask("resources/read", { uri });
    expect(error).toMatchObject({ code: isModern ? -32602 : -32002, data: { code: "UNKNOWN_RESOURCE", uri } });
  });

  it.each([
    ["docs://secret", { code: 403, data: { code: "PERMISSION_DENIED" } }],
    ["docs://large", { code: 429, data: { code: "RESOURCE_EXHAUSTED" } }],
    ["docs://breaks", { code: -32603, data: { code: "INTERNAL" }, message: expect.not.stringContaining("secret") }],
    ["docs://lies", { code: -32603, data: { code: "INTERNAL" } }],
  ])("is refused as a tool is: %s", async (uri, want) => {
    expect((await ask("resources/read", { uri })).error).toMatchObject(want);
  });

  it("is filled in: what a person writes is data (mcp.prompts)", async () => {
    const { result } = await ask("prompts/get", { name: "tone", arguments: { what: '"{{how}}"' } });
    expect(result?.messages).toEqual([
      { role: "user", content: { type: "text", text: 'Say "{{how}}" .' } },
      {
        role: "assistant",
        content: { type: "resource", resource: { uri: 'docs:"{{how}}"', mimeType: "application/json", text: '["\\"{{how}}\\""]' } },
      },
    ]);
    expect(result?.description).toBe("The prompt tone.");
    const made = await ask("prompts/get", { name: "code", arguments: { shipment: "S1" } });
    expect(made.result?.messages).toEqual([{ role: "user", content: { type: "text", text: "prompts/code: S1" } }]);
  });

  it.each<[string, JsonObject, JsonObject]>([
    ["the name of what completes a prompt", { name: "tone/completion" }, { code: -32602, data: { code: "UNKNOWN_PROMPT" } }],
    ["a name that no prompt has", { name: "tome" }, { code: -32602, message: expect.stringContaining('Did you mean "tone"?') as never }],
    ["an argument that is missing", { name: "tone" }, { code: -32602, message: expect.stringContaining('"/what"') as never }],
    ["an argument that nobody asked for", { name: "tone", arguments: { what: "x", why: "y" } }, { code: -32602 }],
    ["a value that is none of those there are", { name: "tone", arguments: { what: "x", how: "loudly" } }, { code: -32602 }],
    [
      "an argument that is no text",
      { name: "tone", arguments: { what: 7 } },
      { message: expect.stringContaining('"what" is none') as never },
    ],
    [
      "several arguments that are wrong, each by its place",
      { name: "tone", arguments: { how: "loudly", why: "y" } },
      { data: { details: ["/what", "/how", "/why"].map((pointer) => expect.objectContaining({ pointer }) as never) } },
    ],
    ["a prompt it may not use", { name: "hidden" }, { code: 403 }],
    ["a handler's messages that are none", { name: "lies" }, { code: -32603 }],
  ])("refuses %s", async (_what, params, want) => {
    expect((await ask("prompts/get", params)).error).toMatchObject(want);
  });

  it.each<[string, JsonObject, string, JsonObject, unknown]>([
    ["values", { type: "ref/prompt", name: "tone" }, "how", {}, { values: ["plainly"], total: 1, hasMore: false }],
    ["nothing", { type: "ref/prompt", name: "tone" }, "what", {}, { values: [], total: 0, hasMore: false }],
    [
      "what code says",
      { type: "ref/prompt", name: "code" },
      "shipment",
      { tone: "x" },
      { values: ["PL!", '{"tone":"x"}', "tester"], total: 3, hasMore: false },
    ],
    [
      "a hundred at most",
      { type: "ref/resource", uri: "docs://page/{number}{?language}" },
      "number",
      {},
      { values: expect.any(Array), total: 150, hasMore: true },
    ],
  ])("completes with %s", async (_what, ref, name, others, want) => {
    const { result } = await ask("completion/complete", { ref, argument: { name, value: "PL" }, context: { arguments: others } });
    expect(result?.completion).toEqual(want);
    const { values = [] } = (result?.completion ?? {}) as { readonly values?: readonly unknown[] };
    expect(values.length).toBeLessThanOrEqual(100);
  });

  it.each<[JsonObject, string]>([
    [{ type: "ref/prompt", name: "nothing" }, "UNKNOWN_PROMPT"],
    [{ type: "ref/prompt", name: "hidden" }, "PERMISSION_DENIED"],
    [{ type: "ref/resource", uri: "docs://nothing" }, "UNKNOWN_RESOURCE"],
    [{ type: "ref/resource", uri: "resources/handbook" }, "UNKNOWN_RESOURCE"],
    [{ type: "ref/nothing" }, "MALFORMED_MESSAGE"],
    [{ type: "ref/prompt", name: "tone" }, "INVALID_ARGUMENT"],
  ])("completes nothing of %j", async (ref, code) => {
    const { error } = await ask("completion/complete", { ref, argument: { name: "nobody", value: "" } });
    expect(error).toMatchObject({ data: { code } });
  });

  it("is declared only where it is there", async () => {
    await using bare = await startMcpServer({ tools: { tellsChange } });
    const peer = await mcpPeer(bare, transport, version);
    const codes = [];
    for (const [method, params] of [
      ["resources/list", {}],
      ["resources/read", { uri: "x:y" }],
      ["prompts/list", {}],
      ["prompts/get", { name: "x" }],
      ["completion/complete", {}],
    ] as const) {
      codes.push((await peer.ask(method, params)).error?.code);
    }
    await peer.close();
    expect(codes).toEqual([-32601, -32601, -32601, -32601, -32601]);
  });

  it("comes a page at a time, each entry once", async () => {
    const many = Array.from({ length: 230 }, (_, index) => promptOf(`p${String(index).padStart(3, "0")}`, { messages: [] }));
    await using running = await startMcpServer({ tools: {}, prompts: many });
    const peer = await mcpPeer(running, transport, version);
    const names: unknown[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const { result } = await peer.ask("prompts/list", cursor === undefined ? {} : { cursor });
      names.push(...((result?.prompts ?? []) as unknown as readonly JsonObject[]).map(({ name }) => name));
      cursor = result?.nextCursor as string | undefined;
      pages++;
    } while (cursor !== undefined && pages < 10);
    const wrong = await peer.ask("prompts/list", { cursor: "" });
    await peer.close();
    expect([pages, names]).toEqual([3, many.map(({ row }) => row.name)]);
    expect(wrong.error).toMatchObject({ code: -32602 });
  });
});

describe("what is read may be kept", () => {
  it.each([
    ["docs://handbook", 60_000, "public"],
    ["docs://page/1", 0, "private"],
  ])("as long as it is what is there: %s", async (uri, ttlMs, cacheScope) => {
    await using running = await start();
    const peer = await httpPeer(running, modernVersion);
    const { result } = await peer.ask("resources/read", { uri });
    expect(result).toMatchObject({ resultType: "complete", ttlMs, cacheScope });
  });

  it("by the reader alone where others may not read it", async () => {
    await using running = await startMcpServer({ tools: {}, ...offers }, { agents: [agentOf("tester", { scopes: ["secrets:read"] })] });
    const { result } = await (await httpPeer(running, modernVersion)).ask("resources/read", { uri: "docs://secret" });
    expect(result).toMatchObject({ ttlMs: 60_000, cacheScope: "private" });
  });
});

const changed = (uri: string) => ({ toolName: "tellsChange", payload: { uri }, principal: agentOf("other") });
const updated = (uri: string, id?: string) => ({
  jsonrpc: "2.0",
  method: "notifications/resources/updated",
  params: { uri, ...(id === undefined ? {} : { _meta: { "io.modelcontextprotocol/subscriptionId": id } }) },
});

describe("a resource that is followed", () => {
  it.each([
    ["WebSocket", webSocketPipe],
    ["stdio", stdioPipe],
  ] as const)("is told of over %s by a subscription, and no longer when that is over (mcp.resources)", async (_name, open) => {
    await using running = await start();
    const peer = await channelPeer(await open(running), "2025-11-25");
    expect((await peer.ask("resources/subscribe", { uri: "docs://handbook" })).result).toEqual({});
    await running.server.call(changed("docs://handbook"));
    await running.server.call(changed("docs://picture"));
    while (peer.news.length === 0) await new Promise(setImmediate);
    await peer.ask("resources/unsubscribe", { uri: "docs://handbook" });
    await running.server.call(changed("docs://handbook"));
    await peer.ask("ping");
    await peer.close();
    expect(peer.news).toEqual([updated("docs://handbook")]);
  });

  it.each([
    ["WebSocket", webSocketPipe],
    ["stdio", stdioPipe],
  ] as const)("is told of over %s to the request that listens for it, once, until that is cancelled", async (_name, open) => {
    await using running = await start();
    const peer = await channelPeer(await open(running), modernVersion);
    const filter = { resourceSubscriptions: ["docs://handbook", "docs://secret", "docs://nothing"], promptsListChanged: true };
    void peer.ask("subscriptions/listen", { notifications: filter }, "news");
    while (peer.news.length < 1) await new Promise(setImmediate);
    await running.server.call(changed("docs://handbook"));
    while (peer.news.length < 2) await new Promise(setImmediate);
    await peer.notify("notifications/cancelled", { requestId: "news" });
    await peer.ask("server/discover");
    await running.server.call(changed("docs://handbook"));
    await peer.ask("server/discover");
    await peer.close();
    expect(peer.news).toEqual([
      {
        jsonrpc: "2.0",
        method: "notifications/subscriptions/acknowledged",
        params: {
          notifications: { promptsListChanged: true, resourceSubscriptions: ["docs://handbook"] },
          _meta: { "io.modelcontextprotocol/subscriptionId": "news" },
        },
      },
      updated("docs://handbook", "news"),
    ]);
  });

  it("is told of over HTTP on the stream that listens for it", async () => {
    await using running = await start();
    const params = modernParams({ notifications: { resourceSubscriptions: ["docs://handbook", "docs://secret"] } });
    const message = { jsonrpc: "2.0", id: "news", method: "subscriptions/listen", params };
    const stream = await openStream(running, modernHeaders("subscriptions/listen", params), message);
    await stream.count(1);
    await running.server.call(changed("docs://handbook"));
    await stream.count(2);
    await running.server.stop();
    await stream.ended;
    expect(stream.messages).toMatchObject([
      { method: "notifications/subscriptions/acknowledged", params: { notifications: { resourceSubscriptions: ["docs://handbook"] } } },
      updated("docs://handbook", "news"),
      { id: "news", result: { resultType: "complete" } },
    ]);
  });

  it("is told of over HTTP on the stream of the session that subscribed", async () => {
    await using running = await start();
    const session = await openSession(running, "2025-11-25");
    const other = await openSession(running, "2025-11-25");
    const [stream, silent] = [await openStream(running, session), await openStream(running, other)];
    const subscribe = (method: string, id: number) =>
      postMcp(running, { jsonrpc: "2.0", id, method, params: { uri: "docs://handbook" } }, session);
    expect((await subscribe("resources/subscribe", 1)).messages).toEqual([{ jsonrpc: "2.0", id: 1, result: {} }]);
    await running.server.call(changed("docs://handbook"));
    await stream.count(1);
    await subscribe("resources/unsubscribe", 2);
    await running.server.call(changed("docs://handbook"));
    await running.server.stop();
    await Promise.all([stream.ended, silent.ended]);
    expect([stream.messages, silent.messages]).toEqual([[updated("docs://handbook")], []]);
  });

  it("may not be one of a subscription that names more addresses than it may, or beyond those a connection may have", async () => {
    await using running = await start();
    const peer = await channelPeer(await webSocketPipe(running), modernVersion);
    const uris = Array.from({ length: 257 }, (_, index) => `docs://${index}`);
    const tooMany = await peer.ask("subscriptions/listen", { notifications: { resourceSubscriptions: uris } });
    for (let index = 0; index < 32; index++) void peer.ask("subscriptions/listen", { notifications: {} }, `news ${index}`);
    const oneMore = await peer.ask("subscriptions/listen", { notifications: { resourceSubscriptions: ["docs://handbook"] } });
    await peer.close();
    expect([tooMany.error, oneMore.error]).toMatchObject([{ code: -32602 }, { data: { code: "RESOURCE_EXHAUSTED" } }]);
  });

  it("leaves room for others when its subscription is cancelled before it began", async () => {
    await using running = await startMcpServer({ tools: { tellsChange }, ...offers }, { settings: { maxSubscriptions: 1 } });
    const peer = await channelPeer(await webSocketPipe(running), modernVersion);
    const params = { notifications: { resourceSubscriptions: ["docs://handbook"] } };
    void peer.ask("subscriptions/listen", params, "early");
    await peer.notify("notifications/cancelled", { requestId: "early" });
    await peer.ask("server/discover");
    void peer.ask("subscriptions/listen", params, "late");
    await peer.ask("server/discover");
    await peer.close();
    expect(peer.news).toMatchObject([{ params: { notifications: { resourceSubscriptions: ["docs://handbook"] } } }]);
  });

  it("may not be one that the agent may not read", async () => {
    await using running = await start();
    const peer = await channelPeer(await webSocketPipe(running), "2025-11-25");
    const codes = [];
    for (const uri of ["docs://secret", "docs://nothing"]) codes.push((await peer.ask("resources/subscribe", { uri })).error?.data);
    await peer.close();
    expect(codes).toMatchObject([{ code: "PERMISSION_DENIED" }, { code: "UNKNOWN_RESOURCE" }]);
  });

  it("is told of when a reload brings another text to its address, and the lists are (mcp.resources)", async () => {
    await using running = await start();
    const peer = await channelPeer(await webSocketPipe(running), "2025-11-25");
    await peer.ask("resources/subscribe", { uri: "docs://handbook" });
    await peer.ask("resources/subscribe", { uri: "docs://picture" });
    const moved = (offers.resources ?? []).map((resource) =>
      resource.row.name === "handbook"
        ? { ...resource, registered: { ...resource.registered, file: new URL(`${resource.registered.file?.href}?2`) } }
        : resource,
    );
    const { catalogUrl } = running.registry;
    await running.server.reload(
      registryOf({ tools: {}, ...registeredOf({ ...offers, resources: moved }), catalogUrl, digest: "1".repeat(64) }),
    );
    while (peer.news.length < 4) await new Promise(setImmediate);
    await peer.close();
    expect(peer.news.map(({ method }) => method)).toEqual([
      "notifications/tools/list_changed",
      "notifications/prompts/list_changed",
      "notifications/resources/list_changed",
      "notifications/resources/updated",
    ]);
    expect(peer.news[3]).toEqual(updated("docs://handbook"));
  });
});
