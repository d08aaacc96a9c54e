/** JSON-RPC 2.0 as MCP narrows it: what a message is, and the text of answers. Knows nothing of methods, revisions and transports. */

import type { JsonObject, JsonValue } from "../../../contract/index.ts";
import { quoted } from "../../quoted.ts";

/** Numbers that JSON-RPC 2.0 and MCP fix (JSON-RPC, section 5.1; MCP, Error Codes). */
export const rpcCodes = {
  parseError: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internalError: -32603,
  headerMismatch: -32020,
  missingClientCapability: -32021,
  unsupportedProtocolVersion: -32022,
  /** MCP up to 2025-11-25 only. */
  legacyResourceNotFound: -32002,
} as const;

/** An error as it stands in an answer. */
export interface RpcFault {
  readonly code: number;
  readonly message: string;
  /** `code` is the name that is the same on every protocol of ours. */
  readonly data: JsonObject & { readonly code: string };
}

/** A message of a peer. An `id` is kept as the JSON text it is answered with: `7` and `"7"` are two. */
export type RpcMessage =
  | { readonly kind: "request"; readonly id: string; readonly method: string; readonly params: JsonObject }
  | { readonly kind: "notification"; readonly method: string; readonly params: JsonObject }
  | {
      readonly kind: "response";
      readonly id: string | undefined;
      readonly result: JsonValue | undefined;
      readonly error: JsonValue | undefined;
    }
  | { readonly kind: "fault"; readonly id: string | undefined; readonly fault: RpcFault };

/** Characters of the longest id taken: ids are echoed and kept. */
const maxIdLength = 256;

/** Objects and arrays one in another: deeper values end the engine's own recursion before they mean anything. */
const maxDepth = 64;

const noParams: JsonObject = Object.freeze({});

export function rpcFault(code: number, name: string, message: string, data: JsonObject = {}): RpcFault {
  return { code, message, data: { ...data, code: name } };
}

/** Never throws: any text is a message or a fault. */
export function parseMessage(text: string): RpcMessage {
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 120) : "unreadable";
    return { kind: "fault", id: undefined, fault: rpcFault(rpcCodes.parseError, malformed, `The message is not JSON: ${why}.`) };
  }
  return readMessage(value);
}

/** Reads a message that is JSON already. */
export function readMessage(value: JsonValue): RpcMessage {
  if (Array.isArray(value)) return invalid("Batches are not taken: send one message at a time.");
  if (!isObject(value)) return invalid("A message is one JSON object.");
  const { jsonrpc, method } = value;
  const id = idText(value.id);
  if (jsonrpc !== "2.0") return invalid('"jsonrpc" must be "2.0".', id);
  // An error of a peer that could not read an id of ours: a response is never answered, not even with its faults.
  if (method === undefined && Object.hasOwn(value, "error") && (value.id ?? null) === null) {
    return { kind: "response", id: undefined, result: undefined, error: value.error };
  }
  if (value.id !== undefined && id === undefined) {
    return invalid(`"id" must be a whole number or a string of up to ${maxIdLength} characters, not null.`);
  }
  if (isDeeperThan(value, maxDepth)) return invalid(`The message nests values more than ${maxDepth} deep.`, id);
  if (method === undefined && id !== undefined && (Object.hasOwn(value, "result") || Object.hasOwn(value, "error"))) {
    return { kind: "response", id, result: value.result, error: value.error };
  }
  if (typeof method !== "string") return invalid('"method" must be a string.', id);
  return readCall(method, value.params, id);
}

function readCall(method: string, params: JsonValue | undefined, id: string | undefined): RpcMessage {
  if (params !== undefined && !isObject(params)) {
    // A notification is never answered, not even with its faults; one of no method is no news.
    if (id === undefined) return { kind: "notification", method: "", params: noParams };
    return { kind: "fault", id, fault: rpcFault(rpcCodes.invalidParams, malformed, '"params" must be an object.') };
  }
  const given = params ?? noParams;
  return id === undefined ? { kind: "notification", method, params: given } : { kind: "request", id, method, params: given };
}

const malformed = "MALFORMED_MESSAGE";

function invalid(message: string, id?: string): RpcMessage {
  return { kind: "fault", id, fault: rpcFault(rpcCodes.invalidRequest, malformed, message) };
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @returns The id as JSON text; `undefined` for what is no id. */
export function idText(id: JsonValue | undefined): string | undefined {
  if (typeof id === "number") return Number.isSafeInteger(id) ? String(id) : undefined;
  return typeof id === "string" && id.length <= maxIdLength ? quoted(id) : undefined;
}

function isDeeperThan(value: JsonValue | undefined, depth: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (depth === 0) return true;
  if (Array.isArray(value)) return value.some((item) => isDeeperThan(item, depth - 1));
  for (const name in value) if (isDeeperThan((value as JsonObject)[name], depth - 1)) return true;
  return false;
}

/** @param result - JSON text. */
export function resultText(id: string, result: string): string {
  return `{"jsonrpc":"2.0","id":${id},"result":${result}}`;
}

/** An id that could not be read is left out, not null (MCP, JSONRPCError). */
export function errorText(id: string | undefined, { code, message, data }: RpcFault): string {
  return `{"jsonrpc":"2.0",${id === undefined ? "" : `"id":${id},`}"error":${JSON.stringify({ code, message, data })}}`;
}

/** @param params - JSON text. */
export function notificationText(method: string, params: string): string {
  return `{"jsonrpc":"2.0","method":"${method}","params":${params}}`;
}
