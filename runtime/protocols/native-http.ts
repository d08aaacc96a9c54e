/** The codec of plain HTTP calls: the bodies of `toolRequest` and `toolResponse`, with what the path says left out. */

import { type JsonObject, type JsonValue, type RequestMetadata, ToolError } from "../../contract/index.ts";
import { wholeText } from "../spliced-text.ts";
import { decodeMessage, spliceToolResponse, toolResponse } from "./native.ts";
import type { CallCodec, CallHeaders, CallOperation } from "./protocol.ts";

/** An HTTP answer needs no id to find its request; one is filled in where the body has none. */
const unnamedId = "http";

const traceparentForm = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;
const maxTracestateLength = 512;

export const nativeCallCodec: CallCodec = {
  decodeCall,
  encodeReport: (id, report) => wholeText(spliceToolResponse(toolResponse(id, report), report)),
};

function decodeCall(toolName: string, body: JsonValue, headers: CallHeaders): CallOperation | ToolError {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    return new ToolError("MALFORMED_MESSAGE", 'The body is one JSON object, such as {"payload": {}}.');
  }
  const { tool, type } = body as JsonObject;
  if (tool !== undefined && tool !== toolName)
    return new ToolError("MALFORMED_MESSAGE", '"tool" in the body names another tool than the path. Leave it out.');
  if (type !== undefined && type !== "toolRequest")
    return new ToolError("MALFORMED_MESSAGE", '"type" in the body is not "toolRequest". Leave it out.');
  const decoded = decodeMessage({ id: unnamedId, ...(body as JsonObject), type: "toolRequest", tool: toolName });
  if (!decoded.ok) return decoded.error;
  const call = decoded.operation as CallOperation;
  return { ...call, metadata: withTrace(call.metadata, headers) };
}

function withTrace(metadata: RequestMetadata, { traceparent, tracestate }: CallHeaders): RequestMetadata {
  if (metadata.traceparent !== undefined || traceparent === undefined || !traceparentForm.test(traceparent)) return metadata;
  return { ...metadata, traceparent, ...(tracestate !== undefined && tracestate.length <= maxTracestateLength ? { tracestate } : {}) };
}
