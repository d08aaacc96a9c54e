/** What HTTP headers of a modern request must repeat of its body (MCP 2026-07-28, Streamable HTTP). Knows nothing of answers. */

import type { JsonObject, JsonValue } from "../../../contract/index.ts";
import type { Headers } from "../protocol.ts";
import { isObject, type RpcFault, rpcCodes, rpcFault } from "./json-rpc.ts";
import { metaOf } from "./methods.ts";
import { metaKeys } from "./rev-2026-07-28.ts";
import type { HeaderParameter } from "./tool-entry.ts";

/** Methods that name their subject in `Mcp-Name`, and the parameter that it repeats. */
const named: Readonly<Record<string, string>> = { "tools/call": "name", "prompts/get": "name", "resources/read": "uri" };

/** @returns What of the revision and the method does not agree. */
export function envelopeMismatch(method: string, params: JsonObject, headers: Headers): RpcFault | undefined {
  const version = metaOf(params)[metaKeys.protocolVersion];
  // A body that names no revision is wrong by itself, whatever the header says.
  if (typeof version === "string" && textOf(headers["mcp-protocol-version"]) !== version)
    return mismatch("MCP-Protocol-Version", "`_meta`");
  return textOf(headers["mcp-method"]) === method ? undefined : mismatch("Mcp-Method", '"method"');
}

export function nameMismatch(method: string, params: JsonObject, headers: Headers): RpcFault | undefined {
  const parameter = Object.hasOwn(named, method) ? named[method] : undefined;
  const value = parameter === undefined ? undefined : params[parameter];
  if (parameter === undefined || typeof value !== "string") return undefined;
  return decoded(headers["mcp-name"]) === value ? undefined : mismatch("Mcp-Name", `"params.${parameter}"`);
}

/** A header for each marked property that the arguments hold, and none for those they do not. */
export function parameterMismatch(parameters: readonly HeaderParameter[], payload: JsonValue, headers: Headers): RpcFault | undefined {
  for (const { header, path, type } of parameters) {
    const value = at(payload, path);
    const given = headers[header];
    if (value === undefined || value === null ? given === undefined : isSame(value, decoded(given), type)) continue;
    return mismatch(header, `"arguments.${path.join(".")}"`);
  }
  return undefined;
}

function at(payload: JsonValue, path: readonly string[]): JsonValue | undefined {
  let found: JsonValue | undefined = payload;
  for (const name of path) found = isObject(found) && Object.hasOwn(found, name) ? found[name] : undefined;
  return found;
}

function isSame(value: JsonValue, header: string | undefined, type: string): boolean {
  if (header === undefined) return false;
  return type === "integer" ? wholeNumber.test(header) && Number(header) === value : header === String(value);
}

/** A number may be written with the fraction that it lacks. */
const wholeNumber = /^-?\d+(?:\.0+)?$/;

function mismatch(header: string, place: string): RpcFault {
  return rpcFault(rpcCodes.headerMismatch, "MALFORMED_MESSAGE", `The header ${header} must repeat ${place} of the body.`);
}

function textOf(header: string | readonly string[] | undefined): string | undefined {
  return typeof header === "string" ? header.trim() : undefined;
}

/** What a header may hold as it stands (RFC 9110, section 5.5). */
const plainText = /^[\t\x20-\x7e]*$/;

/** Base64 of any UTF-8 between markers; what lacks a marker is meant as it stands. */
const encodedForm = /^=\?base64\?(.*)\?=$/s;
/** Node's own decoder takes what is no base64. */
const strictBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function decoded(header: string | readonly string[] | undefined): string | undefined {
  const text = textOf(header);
  if (text === undefined || !plainText.test(text)) return undefined;
  const encoded = encodedForm.exec(text)?.[1];
  if (encoded === undefined) return text;
  return strictBase64.test(encoded) ? Buffer.from(encoded, "base64").toString("utf8") : undefined;
}
