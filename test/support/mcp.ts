/** MCP peers for tests, one a transport and revision, all asked alike; and a server whose tools they can list. */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { pathToFileURL } from "node:url";
import { WebSocket } from "ws";
import type { AgentPolicy, CatalogTool, JsonObject, JsonValue, RegisteredContext, ToolContext } from "../../contract/index.ts";
import { registeredOf, type TestOffers } from "./offers.ts";
import { agentOf, descriptorOf, type TestRegistry, type TestTool } from "./registry.ts";
import { startServer, type TestServer } from "./server.ts";

/** A tool with the texts that lists need. */
export interface McpTool extends TestTool {
  readonly catalog?: Partial<CatalogTool>;
}

/** Adds two numbers, and says by the pipeline's own words that the first is none. */
export const adds: McpTool = {
  catalog: {
    inputSchema: { type: "object", properties: { a: {}, b: {} } },
    outputSchema: { type: "object", properties: { sum: { type: "number" } } },
  },
  input: (value) => {
    const { a } = value as { readonly a?: unknown };
    return typeof a === "number" ? undefined : [{ pointer: "/a", rule: "type", expected: "a number", got: '"x"', hint: "" }];
  },
  handler: ({ a, b }: { a: number; b: number }) => ({ sum: a + b }),
};

/** @param stopped - Told why it was taken back. @returns A tool that ends only then. */
export function waitsForEnd(stopped: (reason: unknown) => void = () => undefined): McpTool {
  return {
    handler: (_input: object, { signal }: ToolContext) =>
      new Promise((resolve) =>
        signal.addEventListener("abort", () => {
          stopped(signal.reason);
          resolve({});
        }),
      ),
  };
}

export function catalogTool(name: string, { descriptor, catalog }: McpTool): CatalogTool {
  const { errors, ...facts } = descriptorOf(name, descriptor);
  return {
    ...facts,
    description: `The tool ${name}.`,
    tags: [],
    area: "",
    handler: "code",
    inputSchema: { type: "object" },
    outputSchema: { type: "object" },
    errors: Object.fromEntries(errors.map((error) => [error, `${error} in words.`])),
    examples: [],
    ...catalog,
  };
}

/** Writes `catalog.json` aside, for servers that list their tools. */
async function writeCatalog(
  tools: Readonly<Record<string, McpTool>>,
  contexts: readonly RegisteredContext[] = [],
  offers: TestOffers = {},
): Promise<{ readonly url: URL; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "toolwright-mcp-"));
  const names = Object.keys(tools).sort();
  const document = {
    apiVersion: "toolwright/v1",
    tools: names.map((name) => catalogTool(name, tools[name] as McpTool)),
    contexts: contexts.map(({ slot }) => ({ ...slot, schema: { type: "object" } })),
    resources: (offers.resources ?? []).map(({ row }) => row),
    prompts: (offers.prompts ?? []).map(({ row }) => row),
    toolsets: [],
    schemas: [],
    agents: [],
  };
  const path = join(folder, "catalog.json");
  await writeFile(path, JSON.stringify(document));
  return { url: pathToFileURL(path), remove: () => rm(folder, { recursive: true }) };
}

export async function startMcpServer(
  registry: Omit<TestRegistry, "tools" | "resources" | "prompts"> & TestOffers & { readonly tools: Readonly<Record<string, McpTool>> },
  options: Parameters<typeof startServer>[1] = {},
): Promise<TestServer> {
  const catalog = await writeCatalog(registry.tools, registry.contexts, registry);
  const running = await startServer({ ...registry, ...registeredOf(registry), catalogUrl: catalog.url }, options);
  return {
    ...running,
    [Symbol.asyncDispose]: async () => {
      await running[Symbol.asyncDispose]();
      await catalog.remove();
    },
  };
}

export const modernVersion = "2026-07-28";
export const versions = [modernVersion, "2025-11-25", "2025-06-18"] as const;

export type Answer = JsonObject & { readonly result?: JsonObject; readonly error?: JsonObject };

/** The entries of an answer to `tools/list`. */
export function toolsIn({ result }: Answer): readonly JsonObject[] {
  return (result?.tools ?? []) as unknown as readonly JsonObject[];
}

/** A message, its params made right for its revision. */
export interface McpPeer {
  readonly version: string;
  ask(method: string, params?: JsonObject, id?: JsonValue): Promise<Answer>;
  /** Everything received that answers no `ask`, in its order. */
  readonly news: readonly JsonObject[];
  notify(method: string, params?: JsonObject): Promise<void>;
  close(): Promise<void>;
}

export function modernParams(params: JsonObject = {}, version: string = modernVersion): JsonObject {
  const meta = (params._meta ?? {}) as JsonObject;
  const own = {
    "io.modelcontextprotocol/protocolVersion": version,
    "io.modelcontextprotocol/clientCapabilities": {},
    "io.modelcontextprotocol/clientInfo": { name: "test", version: "1.0.0" },
  };
  return { ...params, _meta: { ...own, ...meta } };
}

export const initializeParams = (version: string): JsonObject => ({
  protocolVersion: version,
  capabilities: {},
  clientInfo: { name: "test", version: "1.0.0" },
});

/** A channel of text messages, whatever carries them. */
export interface Pipe {
  send(text: string): void;
  onMessage(listener: (text: string) => void): void;
  readonly closed: Promise<number>;
  close(): Promise<void>;
}

export async function webSocketPipe({ ws }: TestServer, key = "key-tester"): Promise<Pipe> {
  const socket = new WebSocket(ws, ["mcp"], { headers: { authorization: `Bearer ${key}` } });
  const closed = new Promise<number>((resolve) => socket.on("close", resolve));
  socket.on("error", () => undefined);
  await new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  return {
    send: (text) => socket.send(text),
    onMessage: (listener) => void socket.on("message", (data) => listener(String(data))),
    closed,
    close: async () => {
      socket.close();
      await closed;
    },
  };
}

export async function stdioPipe({ server }: TestServer, agent: AgentPolicy = agentOf("tester")): Promise<Pipe> {
  const input = new PassThrough();
  const output = new PassThrough();
  const served = server.serveStdio({ input, output, principal: agent });
  return {
    send: (text) => void input.write(`${text}\n`),
    onMessage: (listener) => {
      let rest = "";
      output.on("data", (chunk: Buffer) => {
        const lines = (rest + String(chunk)).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) listener(line);
      });
    },
    closed: served.then(() => 0),
    close: async () => {
      input.end();
      await served;
    },
  };
}

/** A peer on a channel that stays. Those with a handshake have made it. */
export async function channelPeer(pipe: Pipe, version: string): Promise<McpPeer> {
  const waiting = new Map<string, (answer: Answer) => void>();
  const news: JsonObject[] = [];
  let count = 0;
  pipe.onMessage((text) => {
    const message = JSON.parse(text) as Answer;
    const key = JSON.stringify(message.id);
    const resolve = message.method === undefined ? waiting.get(key) : undefined;
    if (!resolve) return void news.push(message);
    waiting.delete(key);
    resolve(message);
  });
  const fitted = (params: JsonObject): JsonObject => (version === modernVersion ? modernParams(params) : params);
  const peer: McpPeer = {
    version,
    news,
    ask: (method, params = {}, id = ++count) =>
      new Promise((resolve) => {
        waiting.set(JSON.stringify(id), resolve);
        pipe.send(JSON.stringify({ jsonrpc: "2.0", id, method, params: method === "initialize" ? params : fitted(params) }));
      }),
    notify: async (method, params = {}) => pipe.send(JSON.stringify({ jsonrpc: "2.0", method, params })),
    close: () => pipe.close(),
  };
  if (version !== modernVersion) {
    await peer.ask("initialize", initializeParams(version));
    await peer.notify("notifications/initialized");
  }
  return peer;
}

export interface HttpReply {
  readonly status: number;
  readonly headers: Headers;
  /** Messages of the body, one or a stream of them. */
  readonly messages: readonly Answer[];
}

/** Headers that a modern request repeats of its body. */
export function modernHeaders(method: string, params: JsonObject): Record<string, string> {
  const name = params.name ?? params.uri;
  return {
    "mcp-protocol-version": modernVersion,
    "mcp-method": method,
    ...(typeof name === "string" ? { "mcp-name": name } : {}),
  };
}

export const httpHeaders = {
  authorization: "Bearer key-tester",
  "content-type": "application/json",
  accept: "application/json, text/event-stream",
};

export async function postMcp(
  { http }: Pick<TestServer, "http">,
  body: unknown,
  headers: Record<string, string> = {},
  signal?: AbortSignal,
): Promise<HttpReply> {
  const response = await fetch(`${http}/mcp`, {
    method: "POST",
    headers: { ...httpHeaders, ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  });
  return { status: response.status, headers: response.headers, messages: messagesOf(await response.text()) };
}

function messagesOf(text: string): readonly Answer[] {
  if (text.startsWith("{")) return [JSON.parse(text) as Answer];
  return text
    .split("\n")
    .filter((line) => line.startsWith("data: {"))
    .map((line) => JSON.parse(line.slice("data: ".length)) as Answer);
}

/** A stream of server-sent events. */
export interface OpenStream {
  readonly messages: readonly JsonObject[];
  /** Resolves when so many messages have come. */
  count(messages: number): Promise<void>;
  /** Resolves when the server has ended it. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

/** @param session - Headers of a session whose news are meant; without a message this is a GET. */
export async function openStream(
  { http }: Pick<TestServer, "http">,
  headers: Record<string, string>,
  message?: object,
): Promise<OpenStream> {
  const stop = new AbortController();
  const response = await fetch(`${http}/mcp`, {
    headers: { ...httpHeaders, ...headers },
    signal: stop.signal,
    ...(message === undefined ? {} : { method: "POST", body: JSON.stringify(message) }),
  });
  const messages: JsonObject[] = [];
  let arrived = (): void => undefined;
  const ended = (async () => {
    let rest = "";
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      const events = (rest + Buffer.from(chunk).toString()).split("\n\n");
      rest = events.pop() ?? "";
      messages.push(...messagesOf(events.join("\n")));
      arrived();
    }
  })().catch(() => undefined);
  return {
    messages,
    ended,
    async count(wanted) {
      while (messages.length < wanted) {
        await new Promise<void>((resolve) => {
          arrived = resolve;
        });
      }
    },
    async close() {
      stop.abort();
      await ended;
    },
  };
}

/** A session of a revision with a handshake. @returns The headers of its requests. */
export async function openSession(running: Pick<TestServer, "http">, version: string, key = "key-tester"): Promise<Record<string, string>> {
  const credential = { authorization: `Bearer ${key}` };
  const message = { jsonrpc: "2.0", id: 0, method: "initialize", params: initializeParams(version) };
  const { headers } = await postMcp(running, message, credential);
  return { ...credential, "mcp-session-id": headers.get("mcp-session-id") ?? "", "mcp-protocol-version": version };
}

export async function httpPeer(running: TestServer, version: string, key = "key-tester"): Promise<McpPeer> {
  const news: JsonObject[] = [];
  const credential = { authorization: `Bearer ${key}` };
  let session: Record<string, string> = {};
  let count = 0;
  const isModern = version === modernVersion;
  const peer: McpPeer = {
    version,
    news,
    async ask(method, params = {}, id = ++count) {
      const headers = isModern ? modernHeaders(method, params) : session;
      const message = { jsonrpc: "2.0", id, method, params: isModern ? modernParams(params) : params };
      const reply = await postMcp(running, message, { ...credential, ...headers });
      news.push(...reply.messages.slice(0, -1));
      return { ...(reply.messages.at(-1) as Answer) };
    },
    async notify(method, params = {}) {
      const headers = isModern ? modernHeaders(method, params) : session;
      await postMcp(running, { jsonrpc: "2.0", method, params: isModern ? modernParams(params) : params }, { ...credential, ...headers });
    },
    async close() {
      if (!isModern) await fetch(`${running.http}/mcp`, { method: "DELETE", headers: { ...credential, ...session } });
    },
  };
  if (!isModern) {
    const message = { jsonrpc: "2.0", id: 0, method: "initialize", params: initializeParams(version) };
    const { headers } = await postMcp(running, message, credential);
    session = { "mcp-session-id": headers.get("mcp-session-id") ?? "", "mcp-protocol-version": version };
    await peer.notify("notifications/initialized");
  }
  return peer;
}

export const transports = ["http", "websocket", "stdio"] as const;
export type McpTransport = (typeof transports)[number];

/** A peer of any transport and revision. */
export async function mcpPeer(running: TestServer, transport: McpTransport, version: string, agent = agentOf("tester")): Promise<McpPeer> {
  const key = `key-${agent.agentId}`;
  if (transport === "http") return httpPeer(running, version, key);
  return channelPeer(transport === "websocket" ? await webSocketPipe(running, key) : await stdioPipe(running, agent), version);
}

export const everyWay: readonly (readonly [McpTransport, string])[] = transports.flatMap((transport) =>
  versions.map((version) => [transport, version] as const),
);
