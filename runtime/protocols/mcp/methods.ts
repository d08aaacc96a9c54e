/** Methods that every revision has in the same form. Knows nothing of eras and transports. */

import { type JsonObject, type JsonValue, type RequestMetadata, ToolError } from "../../../contract/index.ts";
import { clientMessages } from "../../../messages/index.ts";
import { isObject, rpcCodes, rpcFault } from "./json-rpc.ts";
import type { Asked, Method } from "./revision.ts";

export const noMetadata: RequestMetadata = Object.freeze({});

/** `_meta` keys that are handed on as metadata of the native protocol. Those of W3C go without a prefix (MCP, `_meta`). */
const metadataKeys: Readonly<Record<string, keyof RequestMetadata>> = {
  traceparent: "traceparent",
  tracestate: "tracestate",
  "toolwright/agent_id": "agent_id",
  "toolwright/user_id": "user_id",
  "toolwright/correlation_id": "correlation_id",
  "toolwright/request_origin": "request_origin",
  "toolwright/context_id": "context_id",
  "toolwright/idempotency_key": "idempotency_key",
  "toolwright/deadline_ms": "deadline_ms",
};

/** `tools/call`. Whether the tool exists and takes these arguments is the pipeline's to say. */
export const callTool: Method = (params, id) => {
  const { name, arguments: payload = {} } = params;
  if (typeof name !== "string") return invalidParams('"name" must be a string: the name of a tool.');
  if (!isObject(payload)) return invalidParams('"arguments" must be an object.');
  const metadata = metadataOf(params);
  if (metadata instanceof ToolError) return invalidParams(metadata.message);
  return { kind: "operation", operation: { kind: "call", id, toolName: name, version: undefined, payload, metadata } };
};

/** `tools/list`, a page at a time. */
export const listTools: Method = ({ cursor }, id) => {
  if (cursor !== undefined && typeof cursor !== "string") return invalidParams('"cursor" must be the "nextCursor" of the page before.');
  return { kind: "operation", operation: { kind: "catalogList", id, cursor, limit: undefined, toolset: undefined, metadata: noMetadata } };
};

export function invalidParams(message: string, status?: number): Extract<Asked, { kind: "fault" }> {
  const fault = rpcFault(rpcCodes.invalidParams, "MALFORMED_MESSAGE", message);
  return status === undefined ? { kind: "fault", fault } : { kind: "fault", fault, status };
}

export function unknownMethod(method: string, version: string): Extract<Asked, { kind: "fault" }> {
  const message = `MCP ${version} has no method "${method.slice(0, 64)}" on this server.`;
  return { kind: "fault", fault: rpcFault(rpcCodes.methodNotFound, "UNKNOWN_METHOD", message) };
}

/** The `_meta` of a request; absent and ill-typed are the same here. */
export function metaOf({ _meta }: JsonObject): JsonObject {
  return isObject(_meta) ? _meta : none;
}

const none: JsonObject = Object.freeze({});

/** @returns The token as JSON text; `undefined` when the caller does not ask for progress. */
export function progressTokenOf(params: JsonObject): string | undefined {
  const { progressToken } = metaOf(params);
  const isToken = typeof progressToken === "string" || Number.isSafeInteger(progressToken);
  return isToken ? JSON.stringify(progressToken) : undefined;
}

/** What `_meta` says as the native protocol has it. */
export function metadataOf(params: JsonObject): RequestMetadata | ToolError {
  const meta = metaOf(params);
  let found: Record<string, JsonValue> | undefined;
  for (const key in meta) {
    const name = Object.hasOwn(metadataKeys, key) ? metadataKeys[key] : undefined;
    const value = meta[key];
    if (name !== undefined && value !== undefined) (found ??= {})[name] = value;
  }
  return found === undefined ? noMetadata : checked(found);
}

/** By the rules of the native message, so that metadata means the same on every protocol. */
function checked(metadata: Record<string, JsonValue>): RequestMetadata | ToolError {
  const problems = clientMessages.get("toolRequest")?.({ type: "toolRequest", id: "mcp", tool: "mcp", metadata });
  const first = problems?.[0];
  if (!first) return metadata as RequestMetadata;
  // A tracer's header that we cannot read is not the caller's mistake.
  const { traceparent: _, tracestate: __, ...rest } = metadata;
  if (/^\/metadata\/trace/.test(first.pointer) && Object.keys(rest).length < Object.keys(metadata).length) return checked(rest);
  return new ToolError(
    "MALFORMED_MESSAGE",
    `"_meta${first.pointer.replace("/metadata", "")}" must be ${first.expected}, got ${first.got}.`,
  );
}
