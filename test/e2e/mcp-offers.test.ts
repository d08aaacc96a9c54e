import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "../../contract/index.ts";
import { type Library, makeLibrary, tellsChange } from "../support/library.ts";
import { everyWay, httpPeer, mcpPeer, modernVersion, startMcpServer } from "../support/mcp.ts";
import { promptOf, type TestOffers } from "../support/offers.ts";
import { agentOf } from "../support/registry.ts";

let library: Library;
let offers: TestOffers;

beforeAll(() => {
  library = makeLibrary();
  offers = library.offers;
});
afterAll(() => library.remove());

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
    const name = '"}, {{name}}\n';
    const uri = `docs://greeting/${encodeURIComponent(name)}`;
    expect(await contentsAt(uri)).toEqual([{ uri, mimeType: "application/json", text: JSON.stringify({ hello: name }) }]);
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
  ])("is not there where nothing stands: %j", async (uri) => {
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

describe("an address with raw control characters", () => {
  it.each(["\n", "\u0000", "\u007f", "\u0085"])("is that of no resource, whatever template it would match: %j", async (character) => {
    await using running = await start();
    const peer = await mcpPeer(running, "websocket", modernVersion);
    const uri = `docs://greeting/a${character}b`;
    const { error } = await peer.ask("resources/read", { uri });
    await peer.close();
    expect(error).toMatchObject({ code: -32602, data: { code: "UNKNOWN_RESOURCE", uri } });
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
