/** The HTTP status of each protocol error: one table (MCP 2026-07-28, Streamable HTTP). */

import { type RpcFault, rpcCodes } from "./json-rpc.ts";

/** Anything else was carried out, and its error stands in an answer that is fine by itself. */
const httpStatuses: ReadonlyMap<number, number> = new Map([
  [rpcCodes.parseError, 400],
  [rpcCodes.invalidRequest, 400],
  [rpcCodes.methodNotFound, 404],
  [rpcCodes.headerMismatch, 400],
  [rpcCodes.missingClientCapability, 400],
  [rpcCodes.unsupportedProtocolVersion, 400],
  [401, 401],
  [403, 403],
  [429, 429],
  [503, 503],
]);

export function httpStatusOfFault({ code }: RpcFault): number {
  return httpStatuses.get(code) ?? 200;
}
