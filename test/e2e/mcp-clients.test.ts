import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client as Client2, StreamableHTTPClientTransport as Http2, type Transport } from "@modelcontextprotocol/client";
import { StdioClientTransport as Stdio2 } from "@modelcontextprotocol/client/stdio";
import { Client as Client1 } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport as Http1 } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { WebSocketClientTransport as WebSocket1 } from "@modelcontextprotocol/sdk/client/websocket.js";
import { ElicitRequestSchema, ListRootsRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import type { ToolContext } from "../../contract/index.ts";
import { listFiles } from "../../generator/disk/list-files.ts";
import { adds, type McpTool, startMcpServer, waitsForEnd } from "../support/mcp.ts";
import { makeWorkspace, programIn, toolwright, type Workspace } from "../support/project.ts";
import type { TestServer } from "../support/server.ts";

const headers = { authorization: "Bearer key-tester" };
const info = { name: "test", version: "1.0.0" };

const capabilities = { elicitation: {}, roots: {} };

/** The person behind each client. */
function answerTo(message: string) {
  return message.startsWith("Cancel") ? { action: "decline" as const } : { action: "accept" as const, content: { name: "Ada", size: "m" } };
}

/** What every client is asked for, in the words both versions of the SDK share. */
interface Asked {
  listTools(): Promise<{ readonly tools: readonly { readonly name: string }[] }>;
  callTool(
    params: { name: string; arguments?: Record<string, unknown> },
    ...rest: readonly unknown[]
  ): Promise<{ readonly content?: unknown; readonly structuredContent?: unknown; readonly isError?: boolean | undefined } & object>;
  close(): Promise<void>;
}

/** The version 2 client over WebSocket: its transports are HTTP and pipes alone. */
function socketTransport(url: string): Transport {
  const socket = new WebSocket(url, ["mcp"], { headers });
  const transport: Transport = {
    start: () =>
      new Promise((resolve, reject) => {
        socket.once("open", () => resolve());
        socket.once("error", reject);
        socket.on("message", (data) =>
          transport.onmessage?.(JSON.parse(String(data)) as Parameters<NonNullable<Transport["onmessage"]>>[0]),
        );
        socket.on("close", () => transport.onclose?.());
      }),
    send: async (message) => socket.send(JSON.stringify(message)),
    close: async () => socket.close(),
  };
  return transport;
}

async function version2(transport: Transport, mode: "legacy" | "auto" | { pin: string }): Promise<Asked> {
  const client = new Client2(info, { versionNegotiation: { mode }, capabilities });
  client.setRequestHandler("elicitation/create", async ({ params }) => answerTo(params.message));
  client.setRequestHandler("roots/list", async () => ({ roots: [{ uri: "file:///work" }] }));
  await client.connect(transport);
  return client as unknown as Asked;
}

async function version1(transport: Parameters<Client1["connect"]>[0]): Promise<Asked> {
  const client = new Client1(info, { capabilities });
  client.setRequestHandler(ElicitRequestSchema, async ({ params }) => answerTo(params.message));
  client.setRequestHandler(ListRootsRequestSchema, async () => ({ roots: [{ uri: "file:///work" }] }));
  await client.connect(transport);
  return client as unknown as Asked;
}

/** Its WebSocket transport takes the global one and sets no headers. */
class SocketWithKey extends WebSocket {
  constructor(url: string | URL, protocols: string) {
    super(url, [protocols], { headers });
  }
}

const modes = ["legacy", "auto", { pin: "2026-07-28" }] as const;

const clients: readonly (readonly [string, (running: TestServer) => Promise<Asked>])[] = [
  ...modes.flatMap((mode) => [
    [
      `the SDK's client 2 over HTTP, ${JSON.stringify(mode)}`,
      ({ http }: TestServer) => version2(new Http2(new URL(`${http}/mcp`), { requestInit: { headers } }), mode),
    ] as const,
    [`the SDK's client 2 over WebSocket, ${JSON.stringify(mode)}`, ({ ws }: TestServer) => version2(socketTransport(ws), mode)] as const,
  ]),
  [
    "the SDK's client 1 over HTTP",
    // Its declared types do not hold under exactOptionalPropertyTypes; what it does is what is tested.
    ({ http }) => version1(new Http1(new URL(`${http}/mcp`), { requestInit: { headers } }) as unknown as WebSocket1),
  ],
  [
    "the SDK's client 1 over WebSocket",
    ({ ws }) => {
      Object.assign(globalThis, { WebSocket: SocketWithKey });
      return version1(new WebSocket1(new URL(ws)));
    },
  ],
];

describe.each(clients)("%s", (_name, open) => {
  it("lists, calls, is told of a wrong argument and an unknown tool, and cancels (mcp.official-clients)", async () => {
    let reason: unknown;
    const tools = {
      add: adds,
      waits: waitsForEnd((why) => {
        reason = why;
      }),
    };
    await using running = await startMcpServer({ tools });
    const client = await open(running);
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(["add", "waits"]);
    expect(await client.callTool({ name: "add", arguments: { a: 1, b: 2 } })).toMatchObject({ structuredContent: { sum: 3 } });
    const wrong = await client.callTool({ name: "add", arguments: { a: "x" } });
    expect(wrong).toMatchObject({ isError: true, content: [{ text: 'INVALID_ARGUMENT: "/a" of "add" must be a number, got "x".' }] });
    await expect(client.callTool({ name: "nothing" })).rejects.toMatchObject({ code: -32602 });
    await cancelled(client, running);
    expect(reason).toMatchObject({ code: "CANCELLED" });
    await client.close();
  });
});

const orderForm = {
  type: "object",
  properties: {
    name: { type: "string", title: "Name", minLength: 1 },
    size: {
      type: "string",
      oneOf: [
        { const: "s", title: "Small" },
        { const: "m", title: "Medium" },
      ],
    },
  },
  required: ["name"],
} as const;

describe.each(clients)("a question to %s", (_name, open) => {
  it("is answered by its person, and a no is told to its model (mcp.ask-clients)", async () => {
    const tools: Readonly<Record<string, McpTool>> = {
      orders: {
        handler: async (_input: object, context: ToolContext) => {
          const [order, roots] = await Promise.all([context.ask(orderForm, "What is it?"), context.roots()]);
          const more = await context.ask(orderForm, "And then?");
          return { order, more, root: roots[0]?.uri ?? "" };
        },
      },
      cancels: { descriptor: { effects: "destructive", confirm: "Cancel {{id}}?" }, handler: () => ({ cancelled: true }) },
    };
    await using running = await startMcpServer({ tools });
    const client = await open(running);
    const order = { action: "accept", content: { name: "Ada", size: "m" } };
    expect(await client.callTool({ name: "orders" })).toMatchObject({ structuredContent: { order, more: order, root: "file:///work" } });
    const refused = await client.callTool({ name: "cancels", arguments: { id: "SHP-1" } });
    expect(refused).toMatchObject({ isError: true, content: [{ text: expect.stringContaining("The person said no") }] });
    await client.close();
  });
});

/** Begins a call that waits, and takes it back: the second argument of version 1 is a schema, of version 2 the options. */
async function cancelled(client: Asked, running: TestServer): Promise<void> {
  const stop = new AbortController();
  const rest = client instanceof Client1 ? [undefined, { signal: stop.signal }] : [{ signal: stop.signal }];
  const call = client.callTool({ name: "waits" }, ...rest);
  while (running.server.load.inFlight === 0) await new Promise(setImmediate);
  stop.abort();
  await expect(call).rejects.toThrow();
  while (running.server.load.inFlight > 0) await new Promise(setImmediate);
}

describe("toolwright serve --stdio", () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = makeWorkspace();
    expect(await toolwright(workspace.dir, ["init", "."])).toMatchObject({ code: 0 });
  });

  afterAll(() => workspace.remove());

  it.each(modes)("serves the SDK's client 2, %o", async (mode) => {
    const { dir } = workspace;
    const transport = new Stdio2({ command: process.execPath, args: [programIn(dir), "serve", "--stdio"], cwd: dir, stderr: "ignore" });
    const client = await version2(transport, mode);
    const { tools } = await client.listTools();
    const name = tools[0]?.name ?? "";
    const result = await client.callTool({ name, arguments: { from: "2026-01-05", to: "2026-01-18" } });
    expect(result).toMatchObject({ structuredContent: { working_days: 10, days: 14 } });
    expect(await client.callTool({ name, arguments: { from: "yesterday" } })).toMatchObject({ isError: true });
    await expect(client.callTool({ name: "nothing" })).rejects.toMatchObject({ code: -32602 });
    await client.close();
  });

  it("answers what was asked before its input ended, and writes nothing else", async () => {
    const input = [
      { jsonrpc: "2.0", id: 1, method: "initialize", params: { protocolVersion: "2025-11-25", capabilities: {} } },
      {
        jsonrpc: "2.0",
        id: 2,
        method: "tools/call",
        params: { name: "count_working_days", arguments: { from: "2026-01-05", to: "2026-01-18" } },
      },
    ];
    const { code, out } = await toolwright(workspace.dir, ["serve", "--stdio"], {
      input: input.map((line) => `${JSON.stringify(line)}\n`).join(""),
    });
    const lines = out.trimEnd().split("\n");
    expect([code, lines.map((line) => (JSON.parse(line) as { readonly id: number }).id)]).toEqual([0, [1, 2]]);
  });

  it("ends with its input, whatever a handler left open", async () => {
    const file = join(workspace.dir, "handlers/calendar/count_working_days.ts");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, `${text}\nsetInterval(() => undefined, 60_000);\n`);
    const input = `${JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params: { protocolVersion: "2025-11-25", capabilities: {} } })}\n`;
    const { code, out } = await toolwright(workspace.dir, ["serve", "--stdio"], { input });
    writeFileSync(file, text);
    expect([code, JSON.parse(out)]).toMatchObject([0, { id: 1 }]);
  });

  it("serves hosts that all start it at once", async () => {
    rmSync(join(workspace.dir, "dist"), { recursive: true, force: true });
    const input = `${JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params: { protocolVersion: "2025-11-25", capabilities: {} } })}\n`;
    const hosts = await Promise.all([1, 2, 3, 4].map(() => toolwright(workspace.dir, ["serve", "--stdio"], { input })));
    expect(hosts.map(({ code, err }) => (code === 0 ? code : err))).toEqual([0, 0, 0, 0]);
  });

  it("takes in what changed at SIGHUP, and its host lists it (mcp.stdio-reload)", async () => {
    const { dir } = workspace;
    const transport = new Stdio2({ command: process.execPath, args: [programIn(dir), "serve", "--stdio"], cwd: dir, stderr: "ignore" });
    const client = new Client2(info, { versionNegotiation: { mode: "legacy" } });
    const told = new Promise<void>((resolve) => client.setNotificationHandler("notifications/tools/list_changed", () => resolve()));
    await client.connect(transport);
    const [path = ""] = listFiles(join(dir, "catalog")).filter((name) => name.endsWith("count_working_days.tool.yaml"));
    const file = join(dir, "catalog", path);
    writeFileSync(file, readFileSync(file, "utf8").replace(/^description: .*$/m, "description: Counts what people work."));
    process.kill(transport.pid ?? 0, "SIGHUP");
    await told;
    const { tools } = await client.listTools();
    await client.close();
    expect(tools).toMatchObject([{ description: expect.stringContaining("Counts what people work.") }]);
  });

  it("is what a build does as well", async () => {
    const built = await toolwright(workspace.dir, ["build"]);
    const transport = new Stdio2({ command: process.execPath, args: [join(workspace.dir, "dist/server.js"), "--stdio"], stderr: "ignore" });
    const client = await version2(transport, "auto");
    const { tools } = await client.listTools();
    await client.close();
    expect([built.code, tools.length]).toEqual([0, 1]);
  });

  it("is refused with a key that opens nothing", async () => {
    const { code, out, err } = await toolwright(workspace.dir, ["serve", "--stdio"], { env: { TOOLWRIGHT_KEY: "nobody" } });
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("set TOOLWRIGHT_KEY to the agent's key");
  });

  it("is what inspect --mcp-config tells hosts to start, beside the address of a server that listens", async () => {
    const { out } = await toolwright(workspace.dir, ["inspect", "--mcp-config"], { env: { TOOLWRIGHT_KEY: "a-key" } });
    const { mcpServers } = JSON.parse(out) as { readonly mcpServers: Record<string, unknown> };
    expect(Object.values(mcpServers)).toEqual([
      {
        command: "npx",
        args: ["--prefix", expect.any(String), "toolwright", "serve", "--stdio", "--project", expect.any(String)],
        env: { TOOLWRIGHT_KEY: "a-key" },
      },
      { type: "http", url: "http://127.0.0.1:7411/mcp", headers: { Authorization: "Bearer a-key" } },
    ]);
  });
});
