/** How each error looks over MCP: a tool's result that a model reads, or a protocol error. One table. Knows nothing of revisions. */

import { type ErrorCode, httpStatusOf, isErrorCode, type ToolError, toWireError } from "../../../contract/index.ts";
import { quoted } from "../../quoted.ts";
import { type RpcFault, rpcCodes } from "./json-rpc.ts";
import type { ResultParts } from "./revision.ts";

/**
 * `result`: the model can act on it, so it stands in a tool's result with `isError`. A number: a protocol error of this code.
 * Numbers of our own are HTTP's, outside of what JSON-RPC and MCP keep for themselves.
 */
const errorFaces = {
  MALFORMED_MESSAGE: rpcCodes.invalidRequest,
  UNKNOWN_METHOD: rpcCodes.methodNotFound,
  UNSUPPORTED_VERSION: rpcCodes.unsupportedProtocolVersion,
  UNKNOWN_TOOL: rpcCodes.invalidParams,
  UNKNOWN_CONTEXT: rpcCodes.invalidParams,
  UNKNOWN_RESOURCE: rpcCodes.invalidParams,
  UNKNOWN_PROMPT: rpcCodes.invalidParams,
  INVALID_ARGUMENT: "result",
  FAILED_PRECONDITION: "result",
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  CONFLICT: "result",
  RESOURCE_EXHAUSTED: "result",
  UNAVAILABLE: "result",
  CANCELLED: "result",
  DEADLINE_EXCEEDED: "result",
  UNIMPLEMENTED: "result",
  INTERNAL: "result",
} as const satisfies Record<ErrorCode, number | "result">;

/** Whether a call that ended so is answered by a result; errors that a tool declares are. */
export function isResult(code: string): boolean {
  return !isErrorCode(code) || errorFaces[code] === "result";
}

/** The protocol error of a request that has no result to put it in. */
export function faultOf(error: ToolError): RpcFault {
  const { code, retryable, retry_after_ms, details } = toWireError(error);
  const data = {
    code,
    retryable,
    ...(retry_after_ms === undefined ? {} : { retry_after_ms }),
    ...(details === undefined ? {} : { details: details.map((detail) => ({ ...detail })) }),
  };
  return { code: numberOf(code), message: error.message, data };
}

function numberOf(code: string): number {
  if (code === "INTERNAL") return rpcCodes.internalError;
  if (code === "INVALID_ARGUMENT") return rpcCodes.invalidParams;
  const face = isErrorCode(code) ? errorFaces[code] : "result";
  return face === "result" ? httpStatusOf(code) : face;
}

/** A result that tells a model what is wrong, where, and what would be right; programs find the same under `_meta`. */
export function errorResult(error: ToolError): ResultParts {
  return {
    body: `"content":[{"type":"text","text":${quoted(wordsFor(error))}}],"isError":true`,
    meta: `"toolwright/error":${JSON.stringify(toWireError(error))}`,
  };
}

function wordsFor({ code, message, details, retryable, retryAfterMs }: ToolError): string {
  const lines = [`${code}: ${message}`];
  if (details.length > 1) {
    for (const { pointer, expected, got, hint } of details) {
      lines.push(`- ${pointer === "" ? "the arguments" : pointer} must be ${expected}, got ${got}.${hint === "" ? "" : ` ${hint}`}`);
    }
  }
  if (retryable) lines.push(retryAfterMs === undefined ? "The same call may succeed later." : `Try again after ${retryAfterMs} ms.`);
  return lines.join("\n");
}
