/** How a call is asked for and answered in each protocol. Knows nothing of sockets. */

import type { Answer } from "./answers.ts";
import type { LoadCall, SpeechName } from "./wire.ts";

/** One request over HTTP: its path, the headers beside those of any POST, each with its line end, and its body. */
export interface Post {
  readonly path: string;
  readonly headers: string;
  readonly body: string;
}

export interface Speech {
  /** Offered over WebSocket. */
  readonly subprotocol: string;
  /** What is said before the first call on a connection that stays. */
  readonly opening: readonly { readonly text: string; readonly isAnswered: boolean }[];
  request(id: string, call: LoadCall): string;
  post(id: string, call: LoadCall): Post;
  /** @returns `undefined` for news that answer no call. @throws {Error} For a refusal of no call in particular. */
  read(text: string): Answer | undefined;
}

const native: Speech = {
  subprotocol: "toolwright.v1",
  opening: [],
  request: (id, { tool, payload }) =>
    `{"type":"toolRequest","id":"${id}","tool":"${tool}","payload":${JSON.stringify(payload)},"metadata":{"correlation_id":"${id}"}}`,
  post: (_id, { tool, payload }) => ({ path: `/v1/tools/${tool}`, headers: "", body: JSON.stringify({ payload }) }),
  read(text) {
    const { type, id, ok, result } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    if (type === "error") throw new Error(`refused: ${text.slice(0, 400)}`);
    return type === "toolResponse" ? { id, ok: ok === true, result } : undefined;
  },
};

const accept = "accept: application/json, text/event-stream\r\n";

/** Both MCP revisions call with the same words; only `more`, the fields of `params` besides, and the headers differ. */
function mcp(more: string, headers: (call: LoadCall) => string, opening: Speech["opening"]): Speech {
  const request: Speech["request"] = (id, { tool, payload }) =>
    `{"jsonrpc":"2.0","id":"${id}","method":"tools/call","params":{"name":"${tool}","arguments":${JSON.stringify(payload)}${more}}}`;
  return {
    subprotocol: "mcp",
    opening,
    request,
    post: (id, call) => ({ path: "/mcp", headers: accept + headers(call), body: request(id, call) }),
    read: readMcp,
  };
}

interface McpResult {
  readonly content?: readonly { readonly type?: unknown; readonly text?: unknown }[];
  readonly structuredContent?: unknown;
  readonly isError?: unknown;
}

/** A right answer tells its result twice: as structure, and as text for a model. */
function readMcp(text: string): Answer | undefined {
  const { id, result } = JSON.parse(text) as { readonly id?: unknown; readonly result?: McpResult };
  if (id === undefined) return undefined;
  const [block] = result?.content ?? [];
  const isTold = block?.type === "text" && typeof block.text === "string" && block.text.startsWith("{");
  return { id, ok: isTold && result?.isError !== true, result: result?.structuredContent };
}

const modern = "2026-07-28";
const handshaken = "2025-11-25";
const clientInfo = { name: "bench", version: "1.0.0" };

const meta = JSON.stringify({
  "io.modelcontextprotocol/protocolVersion": modern,
  "io.modelcontextprotocol/clientCapabilities": {},
  "io.modelcontextprotocol/clientInfo": clientInfo,
});

const initialize = JSON.stringify({
  jsonrpc: "2.0",
  id: "opening",
  method: "initialize",
  params: { protocolVersion: handshaken, capabilities: {}, clientInfo },
});

export const speeches: Readonly<Record<SpeechName, Speech>> = {
  native,
  mcp: mcp(`,"_meta":${meta}`, ({ tool }) => `mcp-protocol-version: ${modern}\r\nmcp-method: tools/call\r\nmcp-name: ${tool}\r\n`, []),
  "mcp-handshake": mcp("", () => `mcp-protocol-version: ${handshaken}\r\n`, [
    { text: initialize, isAnswered: true },
    { text: '{"jsonrpc":"2.0","method":"notifications/initialized"}', isAnswered: false },
  ]),
};
