/** Clients that can be asked, one a transport and revision: each answers what a handler asks, by the words of its revision. */

import type { JsonObject, JsonValue } from "../../contract/index.ts";
import {
  type Answer,
  httpHeaders,
  type McpTransport,
  modernHeaders,
  modernParams,
  modernVersion,
  type Pipe,
  postMcp,
  stdioPipe,
  webSocketPipe,
} from "./mcp.ts";
import type { TestServer } from "./server.ts";

/** What the person, or the client itself, answers; an `Error` is a refusal, `undefined` no answer at all. */
export type Answers = (method: string, params: JsonObject) => JsonObject | Error | undefined;

export interface AskingClient {
  /** Calls a tool until it has a result or an error, answering in between. */
  call(name: string, payload?: JsonObject): Promise<Answer>;
  /** The same with any request that handlers may answer by questions. */
  carryOut(method: string, params: JsonObject): Promise<Answer>;
  request(method: string, params: JsonObject): Promise<Answer>;
  /** Methods of what was asked, in order. */
  readonly asked: readonly string[];
  readonly notifications: readonly JsonObject[];
  close(): Promise<void>;
}

export interface AskingOptions {
  readonly capabilities: JsonObject;
  readonly answers: Answers;
  /** Of the agents `tester` and `other`. */
  readonly agentId?: string;
  /** The least level of notes that it wants to hear of. */
  readonly level?: string | undefined;
}

export async function askingClient(
  running: TestServer,
  transport: McpTransport,
  version: string,
  options: AskingOptions,
): Promise<AskingClient> {
  const asked: string[] = [];
  const notifications: JsonObject[] = [];
  const told = { ...options, asked, notifications };
  const line =
    transport === "http" ? await openHttp(running, version, told) : await openPipe(await pipeOf(running, transport), version, told);
  if (options.level !== undefined && version !== modernVersion) await line.request("logging/setLevel", { level: options.level });
  const carryOut = async (method: string, params: JsonObject): Promise<Answer> => {
    for (let whole = params; ; ) {
      const answer = await line.request(method, whole);
      if (answer.result?.resultType !== "input_required") return answer;
      const { inputRequests, requestState } = answer.result as JsonObject & { inputRequests: JsonObject; requestState: string };
      whole = { ...params, inputResponses: responsesTo(inputRequests, told), requestState };
    }
  };
  return {
    asked,
    notifications,
    request: (method, params) => line.request(method, params),
    carryOut,
    call: (name, payload = {}) => carryOut("tools/call", { name, arguments: payload }),
    close: () => line.close(),
  };
}

function responsesTo(inputRequests: JsonObject, { answers, asked }: Told): JsonObject {
  const responses = Object.entries(inputRequests).flatMap(([key, request]) => {
    const { method, params } = request as JsonObject & { method: string; params: JsonObject };
    asked.push(method);
    const response = answers(method, params);
    return response === undefined || response instanceof Error ? [] : [[key, response] as const];
  });
  return Object.fromEntries(responses);
}

interface Told extends AskingOptions {
  readonly asked: string[];
  readonly notifications: JsonObject[];
}

interface Line {
  request(method: string, params: JsonObject): Promise<Answer>;
  close(): Promise<void>;
}

function pipeOf(running: TestServer, transport: McpTransport): Promise<Pipe> {
  return transport === "websocket" ? webSocketPipe(running) : stdioPipe(running);
}

function fitted(version: string, params: JsonObject, { capabilities, level }: Told): JsonObject {
  const _meta = {
    ...((params._meta ?? {}) as JsonObject),
    "io.modelcontextprotocol/clientCapabilities": capabilities,
    ...(level === undefined ? {} : { "io.modelcontextprotocol/logLevel": level }),
  };
  return version === modernVersion ? modernParams({ ...params, _meta }) : params;
}

function greeting(version: string, capabilities: JsonObject): JsonObject {
  return { protocolVersion: version, capabilities, clientInfo: { name: "asking", version: "1.0.0" } };
}

/** @returns The response to a request of the server, or `undefined` to leave it open. */
function responseTo(message: Answer, { answers, asked }: Told): JsonObject | undefined {
  const { id, method, params } = message as JsonObject & { id: JsonValue; method: string; params: JsonObject };
  asked.push(method);
  const answer = answers(method, params);
  if (answer === undefined) return undefined;
  if (answer instanceof Error) return { jsonrpc: "2.0", id, error: { code: -1, message: answer.message } };
  return { jsonrpc: "2.0", id, result: answer };
}

async function openPipe(pipe: Pipe, version: string, told: Told): Promise<Line> {
  const waiting = new Map<JsonValue | undefined, (answer: Answer) => void>();
  let count = 0;
  pipe.onMessage((text) => {
    const message = JSON.parse(text) as Answer;
    if (message.method === undefined) return waiting.get(message.id)?.(message);
    if (message.id === undefined) return void told.notifications.push(message);
    const response = responseTo(message, told);
    if (response) pipe.send(JSON.stringify(response));
  });
  const request = (method: string, params: JsonObject): Promise<Answer> =>
    new Promise((resolve) => {
      const id = ++count;
      waiting.set(id, resolve);
      pipe.send(JSON.stringify({ jsonrpc: "2.0", id, method, params: fitted(version, params, told) }));
    });
  if (version !== modernVersion) {
    await request("initialize", greeting(version, told.capabilities));
    pipe.send(JSON.stringify({ jsonrpc: "2.0", method: "notifications/initialized" }));
  }
  return { request, close: () => pipe.close() };
}

async function openHttp(running: TestServer, version: string, told: Told): Promise<Line> {
  const credential = { authorization: `Bearer key-${told.agentId ?? "tester"}` };
  let session: Record<string, string> = {};
  let count = 0;
  if (version !== modernVersion) {
    const message = { jsonrpc: "2.0", id: 0, method: "initialize", params: greeting(version, told.capabilities) };
    const { headers } = await postMcp(running, message, credential);
    session = { "mcp-session-id": headers.get("mcp-session-id") ?? "", "mcp-protocol-version": version };
    await postMcp(running, { jsonrpc: "2.0", method: "notifications/initialized" }, { ...credential, ...session });
  }
  return {
    async request(method, params) {
      const id = ++count;
      const own = version === modernVersion ? modernHeaders(method, params) : session;
      const response = await fetch(`${running.http}/mcp`, {
        method: "POST",
        headers: { ...httpHeaders, ...credential, ...own },
        body: JSON.stringify({ jsonrpc: "2.0", id, method, params: fitted(version, params, told) }),
      });
      if (!response.headers.get("content-type")?.startsWith("text/event-stream")) return (await response.json()) as Answer;
      for await (const message of eventsOf(response)) {
        if (message.id === id && message.method === undefined) return message;
        if (message.id === undefined) told.notifications.push(message);
        else {
          const answer = responseTo(message, told);
          if (answer) await postMcp(running, answer, { ...credential, ...session });
        }
      }
      throw new Error("the stream ended without an answer");
    },
    async close() {
      if (version !== modernVersion) await fetch(`${running.http}/mcp`, { method: "DELETE", headers: { ...credential, ...session } });
    },
  };
}

/** Messages of a stream as they come. */
export async function* eventsOf(response: Response): AsyncGenerator<Answer> {
  let rest = "";
  const decoder = new TextDecoder();
  for await (const chunk of response.body as ReadableStream<Uint8Array>) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line.startsWith("data: {")) yield JSON.parse(line.slice("data: ".length)) as Answer;
  }
}
