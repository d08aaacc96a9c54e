/**
 * What a bare loop does with one MCP message: the checks of revision 2026-07-28 on `tools/call`, validation both ways, an answer with the
 * result as structure and as text. Nothing of it is tuned.
 */

import { createRequire } from "node:module";
import type { BareValidators } from "./standalone.ts";
import { type TrackInput, toolName, track } from "./track-shipment.ts";

const version = "2026-07-28";
const serverInfo = { name: "bare", version: "1.0.0" };

interface Message {
  readonly jsonrpc?: unknown;
  readonly id?: unknown;
  readonly method?: unknown;
  readonly params?: {
    readonly name?: unknown;
    readonly arguments?: unknown;
    readonly _meta?: Readonly<Record<string, unknown>>;
  };
}

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface BareAnswer {
  readonly status: number;
  readonly text: string;
}

/** @returns What answers a message; `headers` are those that HTTP repeats of it, and absent elsewhere. */
export function bareMcp(validatorsFile: string): (text: string, headers?: Headers) => BareAnswer {
  const { input, output } = createRequire(import.meta.url)(validatorsFile) as BareValidators;
  const tools = new Map([[toolName, { input, output, handler: track }]]);
  const refused = (id: unknown, status: number, code: number, message: string): BareAnswer => ({
    status,
    text: JSON.stringify({ jsonrpc: "2.0", id, error: { code, message } }),
  });
  return (text, headers) => {
    const { jsonrpc, id, method, params } = JSON.parse(text) as Message;
    if (jsonrpc !== "2.0" || (typeof id !== "string" && typeof id !== "number") || typeof method !== "string")
      return refused(undefined, 400, -32600, "not a request");
    const meta = params?._meta;
    if (
      headers &&
      (headers["mcp-protocol-version"] !== version || headers["mcp-method"] !== method || headers["mcp-name"] !== params?.name)
    )
      return refused(id, 400, -32020, "a header does not repeat the body");
    if (meta?.["io.modelcontextprotocol/protocolVersion"] !== version) return refused(id, 400, -32022, "another revision");
    if (typeof meta["io.modelcontextprotocol/clientCapabilities"] !== "object") return refused(id, 400, -32602, "no capabilities");
    if (method !== "tools/call") return refused(id, 404, -32601, "no such method");
    const tool = tools.get(String(params?.name));
    if (!tool) return refused(id, 200, -32602, "no such tool");
    const payload = params?.arguments ?? {};
    if (!tool.input(payload)) return refused(id, 200, -32602, "wrong arguments");
    const structuredContent = tool.handler(payload as TrackInput);
    if (!tool.output(structuredContent)) return refused(id, 200, -32603, "wrong result");
    const result = {
      content: [{ type: "text", text: JSON.stringify(structuredContent) }],
      structuredContent,
      resultType: "complete",
      _meta: { "io.modelcontextprotocol/serverInfo": serverInfo },
    };
    return { status: 200, text: JSON.stringify({ jsonrpc: "2.0", id, result }) };
  };
}
