import { describe, expect, it } from "vitest";
import type { JsonObject, ToolContext } from "../../contract/index.ts";
import {
  channelPeer,
  everyWay,
  initializeParams,
  type McpTool,
  mcpPeer,
  modernHeaders,
  modernParams,
  modernVersion,
  type Pipe,
  postMcp,
  startMcpServer,
  stdioPipe,
  toolsIn,
  versions,
  webSocketPipe,
} from "../support/mcp.ts";

const tools: Readonly<Record<string, McpTool>> = {
  add: { handler: ({ a, b }: { a: number; b: number }) => ({ sum: a + b }) },
  waits: {
    handler: (_input: object, { signal }: ToolContext) =>
      new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
  },
  steps: {
    handler: (_input: object, context: ToolContext) => {
      for (const progress of [0, 50, 50, 100]) context.progress({ progress, total: 100, message: `at ${progress}` });
      return { done: true };
    },
  },
  manySteps: {
    handler: (_input: object, context: ToolContext) => {
      for (let progress = 1; progress <= 2_000; progress++) context.progress({ progress });
      return {};
    },
  },
  oddSteps: {
    handler: (_input: object, context: ToolContext) => {
      const reports = [1, Number.NaN, 0.5, Number.POSITIVE_INFINITY, 1.25, 1.25];
      for (const progress of reports) context.progress({ progress, total: Number.POSITIVE_INFINITY });
      setImmediate(() => context.progress({ progress: 99 }));
      return {};
    },
  },
  number: { catalog: { outputSchema: { type: "integer", description: "How many." } }, handler: () => 7 },
};

const channels: readonly (readonly [string, typeof webSocketPipe])[] = [
  ["websocket", webSocketPipe],
  ["stdio", (running) => stdioPipe(running)],
];

/** What a channel says to raw texts, one after another, until the answer to a last request. */
async function answersTo(pipe: Pipe, texts: readonly string[]): Promise<readonly JsonObject[]> {
  const answers: JsonObject[] = [];
  const last = new Promise<void>((resolve) =>
    pipe.onMessage((text) => {
      const message = JSON.parse(text) as JsonObject;
      if (message.id === "last") resolve();
      else answers.push(message);
    }),
  );
  for (const text of texts) pipe.send(text);
  pipe.send(JSON.stringify({ jsonrpc: "2.0", id: "last", method: "tools/list", params: modernParams() }));
  await last;
  return answers;
}

/** JSON-RPC 2.0's own examples of what is wrong, and the six situations, with the code and the id of the answer. */
const wrong: readonly (readonly [string, string, number, string | number | undefined])[] = [
  ["invalid JSON", '{"jsonrpc": "2.0", "method": "foobar, "params": "bar", "baz]', -32700, undefined],
  ["an invalid request object", '{"jsonrpc": "2.0", "method": 1, "params": "bar"}', -32600, undefined],
  ["an invalid batch", '[{"jsonrpc": "2.0", "method": "sum", "params": [1,2,4], "id": "1"},{"jsonrpc": "2.0", "method"', -32700, undefined],
  ["an empty array", "[]", -32600, undefined],
  ["a batch of what is no request", "[1,2,3]", -32600, undefined],
  ["a batch", '[{"jsonrpc": "2.0", "method": "tools/list", "id": 1}]', -32600, undefined],
  ["a method that is not there", '{"jsonrpc": "2.0", "method": "foobar", "id": "1"}', -32601, "1"],
  ["params by position", '{"jsonrpc": "2.0", "method": "subtract", "params": [42, 23], "id": 1}', -32602, 1],
  ["no version", '{"method": "tools/list", "id": 2}', -32600, 2],
  ["another version", '{"jsonrpc": "1.0", "method": "tools/list", "id": 2}', -32600, 2],
  ["an id that is null", '{"jsonrpc": "2.0", "method": "tools/list", "id": null}', -32600, undefined],
  ["an id that is a fraction", '{"jsonrpc": "2.0", "method": "tools/list", "id": 1.5}', -32600, undefined],
  ["no method", '{"jsonrpc": "2.0", "id": 3}', -32600, 3],
  ["a text", '"tools/list"', -32600, undefined],
  ["a value too deep", `{"jsonrpc":"2.0","id":4,"method":"tools/call","params":${'{"a":'.repeat(80)}1${"}".repeat(80)}}`, -32600, 4],
  ["no tool's name", '{"jsonrpc": "2.0", "method": "tools/call", "params": {"arguments": {}}, "id": 5}', -32602, 5],
  [
    "arguments that are no object",
    '{"jsonrpc": "2.0", "method": "tools/call", "params": {"name": "add", "arguments": [1]}, "id": 6}',
    -32602,
    6,
  ],
  ["an unknown tool", '{"jsonrpc": "2.0", "method": "tools/call", "params": {"name": "nothing"}, "id": 7}', -32602, 7],
  ["a foreign cursor", '{"jsonrpc": "2.0", "method": "tools/list", "params": {"cursor": "x"}, "id": 8}', -32602, 8],
  [
    "a revision that is not served",
    JSON.stringify({ jsonrpc: "2.0", id: 9, method: "tools/list", params: modernParams({}, "2099-01-01") }),
    -32022,
    9,
  ],
  [
    "no client capabilities",
    `{"jsonrpc":"2.0","id":10,"method":"tools/list","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"${modernVersion}"}}}`,
    -32602,
    10,
  ],
];

describe("over http", () => {
  it.each(wrong)("%s is answered with its error and status, and the session lives on (mcp.malformed)", async (_what, text, code, id) => {
    await using running = await startMcpServer({ tools });
    const opening = await postMcp(running, { jsonrpc: "2.0", id: 0, method: "initialize", params: initializeParams("2025-11-25") });
    const session = { "mcp-session-id": opening.headers.get("mcp-session-id") ?? "" };
    // A revision in the body stands in the headers as well; everything else belongs to the session.
    const named = /protocolVersion":"([^"]+)"/.exec(text)?.[1];
    const headers = named === undefined ? session : { ...modernHeaders("tools/list", {}), "mcp-protocol-version": named };
    const { status, messages } = await postMcp(running, text, headers);
    expect([messages.map(({ error, id: told }) => [error?.code, told]), status]).toEqual([[[code, id]], statusOf(code, named)]);
    const next = await postMcp(running, { jsonrpc: "2.0", id: 1, method: "tools/list" }, session);
    expect(next.messages[0]?.error).toBeUndefined();
  });
});

/** What is no message at all never reaches a method; in a session the rest is answered with 200. */
function statusOf(code: number, named: string | undefined): number {
  return named !== undefined || code === -32700 || code === -32600 ? 400 : 200;
}

describe.each(channels)("over %s", (_transport, open) => {
  it.each(wrong)("%s is answered with its error, and the connection lives on (mcp.malformed)", async (_what, text, code, id) => {
    await using running = await startMcpServer({ tools });
    const pipe = await open(running);
    const [answer, ...more] = await answersTo(pipe, [text]);
    await pipe.close();
    expect([(answer?.error as JsonObject | undefined)?.code, answer?.id, more]).toEqual([code, id, []]);
  });

  it("nothing is said to notifications, right or wrong", async () => {
    await using running = await startMcpServer({ tools });
    const pipe = await open(running);
    const said = await answersTo(pipe, [
      '{"jsonrpc": "2.0", "method": "update", "params": [1,2,3]}',
      '{"jsonrpc": "2.0", "method": "foobar"}',
      '{"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": 99}}',
      '{"jsonrpc": "2.0", "id": 5, "result": {}}',
    ]);
    await pipe.close();
    expect(said).toEqual([]);
  });

  it("responses that answer nothing are not answered, whether their id can be read or not", async () => {
    await using running = await startMcpServer({ tools });
    const pipe = await open(running);
    const error = '"error":{"code":-32700,"message":"It cannot be read."}';
    const texts = [`{"jsonrpc":"2.0",${error}}`, `{"jsonrpc":"2.0","id":null,${error}}`, '{"jsonrpc":"2.0","id":7,"result":{}}'];
    expect(await answersTo(pipe, texts)).toEqual([]);
    await pipe.close();
  });

  it.each(versions)("a cancelled call of %s ends its handler and is not answered", async (version) => {
    let reason: unknown;
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const waiting: McpTool = {
      handler: (_input: object, { signal }: ToolContext) =>
        new Promise((resolve) => {
          begin();
          signal.addEventListener("abort", () => {
            reason = signal.reason;
            resolve({});
          });
        }),
    };
    await using running = await startMcpServer({ tools: { waiting, add: tools.add as McpTool } });
    const peer = await channelPeer(await open(running), version);
    void peer.ask("tools/call", { name: "waiting" }, "long");
    await begun;
    await peer.notify("notifications/cancelled", { requestId: "long", reason: "enough" });
    // Answers come in the order of their calls' ends, so that an answer to the first would be among the news by now.
    await peer.ask("tools/call", { name: "add", arguments: { a: 1, b: 1 } });
    await peer.close();
    expect([reason, peer.news]).toEqual([expect.objectContaining({ code: "CANCELLED" }), []]);
  });

  it("a second request with an id in flight is refused without that id", async () => {
    await using running = await startMcpServer({ tools });
    const peer = await channelPeer(await open(running), modernVersion);
    void peer.ask("tools/call", { name: "waits" }, "same");
    await peer.notify("notifications/nothing");
    const first = peer.ask("tools/call", { name: "add", arguments: { a: 1, b: 1 } }, "other");
    void peer.ask("tools/list", {}, "same");
    await first;
    await peer.ask("server/discover");
    await peer.close();
    expect(peer.news).toMatchObject([{ error: { code: -32600 } }]);
    expect(peer.news[0]).not.toHaveProperty("id");
  });

  it("a connection that began modern is told so when it says initialize", async () => {
    await using running = await startMcpServer({ tools });
    const peer = await channelPeer(await open(running), modernVersion);
    await peer.ask("server/discover");
    const { error } = await peer.ask("initialize", { protocolVersion: "2025-11-25", capabilities: {} });
    await peer.close();
    expect(error).toMatchObject({ code: -32022, data: { supported: [modernVersion], requested: "2025-11-25" } });
  });

  it("a listener hears first what it will hear, then each reload, and its end", async () => {
    await using running = await startMcpServer({ tools });
    const peer = await channelPeer(await open(running), modernVersion);
    const end = peer.ask("subscriptions/listen", { notifications: { toolsListChanged: true, promptsListChanged: true } }, "news");
    await peer.ask("server/discover");
    const { registryOf } = await import("../support/registry.ts");
    await running.server.reload(registryOf({ tools: {}, digest: "1".repeat(64) }));
    await peer.ask("server/discover");
    await running.server.stop();
    expect(await end).toMatchObject({ result: { resultType: "complete", _meta: { "io.modelcontextprotocol/subscriptionId": "news" } } });
    expect(peer.news).toEqual([
      {
        jsonrpc: "2.0",
        method: "notifications/subscriptions/acknowledged",
        params: { notifications: { toolsListChanged: true }, _meta: { "io.modelcontextprotocol/subscriptionId": "news" } },
      },
      {
        jsonrpc: "2.0",
        method: "notifications/tools/list_changed",
        params: { _meta: { "io.modelcontextprotocol/subscriptionId": "news" } },
      },
    ]);
  });
});

describe.each(everyWay)("over %s with %s", (transport, version) => {
  it("progress is told to whoever asks for it, and only grows", async () => {
    await using running = await startMcpServer({ tools });
    const peer = await mcpPeer(running, transport, version);
    await peer.ask("tools/call", { name: "steps" });
    expect(peer.news).toEqual([]);
    await peer.ask("tools/call", { name: "steps", _meta: { progressToken: "t" } });
    await peer.close();
    expect(peer.news).toEqual(
      [0, 50, 100].map((progress) => ({
        jsonrpc: "2.0",
        method: "notifications/progress",
        params: { progressToken: "t", progress, total: 100, message: `at ${progress}` },
      })),
    );
  });

  it("a result is structure and text, wrapped where the revision knows objects only", async () => {
    await using running = await startMcpServer({ tools });
    const peer = await mcpPeer(running, transport, version);
    const isModern = version === modernVersion;
    const listed = toolsIn(await peer.ask("tools/list")).find(({ name }) => name === "number");
    const called = await peer.ask("tools/call", { name: "number" });
    await peer.close();
    const schema = { type: "integer", description: "How many." };
    expect(listed?.outputSchema).toEqual(
      isModern ? schema : { type: "object", properties: { result: schema }, required: ["result"], additionalProperties: false },
    );
    expect(called.result).toMatchObject({ content: [{ type: "text", text: "7" }], structuredContent: isModern ? 7 : { result: 7 } });
  });

  it("lists come a page at a time, and only modern ones say how long they may be kept", async () => {
    const many = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`tool_${String(index).padStart(3, "0")}`, {}]));
    await using running = await startMcpServer({ tools: many });
    const peer = await mcpPeer(running, transport, version);
    const first = (await peer.ask("tools/list")).result as JsonObject;
    const second = (await peer.ask("tools/list", { cursor: first.nextCursor as string })).result as JsonObject;
    await peer.close();
    const listed = [first, second].flatMap(({ tools: page }) => (page as unknown as readonly JsonObject[]).map(({ name }) => name));
    expect([listed, second.nextCursor]).toEqual([Object.keys(many), undefined]);
    expect(first.cacheScope).toBe(version === modernVersion ? "public" : undefined);
  });

  it("methods that a revision lacks are unknown (mcp.eras)", async () => {
    await using running = await startMcpServer({ tools });
    const peer = await mcpPeer(running, transport, version);
    const codes = [];
    for (const method of ["ping", "server/discover"]) codes.push(((await peer.ask(method)).error as JsonObject | undefined)?.code);
    await peer.close();
    expect(codes).toEqual(version === modernVersion ? [-32601, undefined] : [undefined, -32601]);
  });

  it("progress is a number that grows, and ends with its call", async () => {
    await using running = await startMcpServer({ tools });
    const peer = await mcpPeer(running, transport, version);
    await peer.ask("tools/call", { name: "oddSteps", _meta: { progressToken: 7 } });
    // An answer to another request tells that nothing more came.
    await peer.ask("tools/call", { name: "add", arguments: { a: 1, b: 2 } });
    await peer.close();
    expect(peer.news.map(({ params }) => params)).toEqual([1, 1.25].map((progress) => ({ progressToken: 7, progress })));
  });

  it("progress is told a hundred times a second and no oftener", async () => {
    await using running = await startMcpServer({ tools });
    const peer = await mcpPeer(running, transport, version);
    await peer.ask("tools/call", { name: "manySteps", _meta: { progressToken: "many" } });
    const told = peer.news.filter(({ method }) => method === "notifications/progress").length;
    expect(told).toBeGreaterThanOrEqual(100);
    expect(told).toBeLessThan(1_000);
    await peer.close();
  });

  it("what a handler attaches stands beside the result, within the tool's bytes", async () => {
    const image = { type: "image", data: "AAAA", mimeType: "image/png" } as const;
    const shows: McpTool = {
      descriptor: { limits: { maxBytes: 200 } },
      handler: ({ times }: { times: number }, context: ToolContext) => {
        for (let time = 0; time < times; time++) context.attach(image);
        return times === 1 ? {} : { times };
      },
    };
    await using running = await startMcpServer({ tools: { shows } });
    const peer = await mcpPeer(running, transport, version);
    const contents: unknown[] = [];
    for (const times of [1, 2, 20]) contents.push((await peer.ask("tools/call", { name: "shows", arguments: { times } })).result?.content);
    await peer.close();
    expect(contents).toEqual([
      [image],
      [{ type: "text", text: '{"times":2}' }, image, image],
      [
        {
          type: "text",
          text: expect.stringContaining('RESOURCE_EXHAUSTED: What "shows" shows beside its result is larger than 200 bytes'),
        },
      ],
    ]);
  });

  it("annotations follow from effects", async () => {
    await using running = await startMcpServer({
      tools: {
        a: {},
        b: { descriptor: { effects: "idempotent" } },
        c: { descriptor: { effects: "write" } },
        d: { descriptor: { effects: "destructive" } },
      },
    });
    const peer = await mcpPeer(running, transport, version);
    const listed = toolsIn(await peer.ask("tools/list"));
    await peer.close();
    expect(listed.map(({ annotations }) => annotations)).toEqual([
      { readOnlyHint: true },
      { readOnlyHint: false, destructiveHint: false, idempotentHint: true },
      { readOnlyHint: false, destructiveHint: false, idempotentHint: false },
      { readOnlyHint: false, destructiveHint: true },
    ]);
  });
});
