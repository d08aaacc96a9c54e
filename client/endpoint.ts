/** From what a person writes as the server's address to the addresses a client needs. Knows nothing of sockets. */

import { CallError } from "./call-error.ts";

export interface Endpoint {
  /** `ws:` or `wss:`, with the WebSocket path. */
  readonly socketUrl: string;
  /** `http:` or `https:`, where a credential buys a ticket. */
  readonly ticketUrl: string;
}

const socketSchemes: Readonly<Record<string, string>> = { "http:": "ws:", "https:": "wss:", "ws:": "ws:", "wss:": "wss:" };
const pageSchemes: Readonly<Record<string, string>> = { "ws:": "http:", "wss:": "https:" };

/**
 * Reads an address: `http(s)` and `ws(s)` mean the same server; without a path `/ws` is meant, and tickets are sold beside it.
 *
 * @throws {CallError} INVALID_ARGUMENT when it is not such an address, or holds a credential.
 */
export function endpointOf(address: string): Endpoint {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    throw wrong(`"${address}" is not a URL`);
  }
  const scheme = socketSchemes[url.protocol];
  if (scheme === undefined) throw wrong(`the scheme of "${address}" is not one of http, https, ws and wss`);
  // Addresses end up in logs: a key never belongs in one.
  if (url.username !== "" || url.password !== "") throw wrong("the URL holds a user name or password; pass the key as `key`");
  if (url.hash !== "") url.hash = "";
  const path = url.pathname.replace(/\/+$/, "");
  url.pathname = path === "" ? "/ws" : path;
  const socketUrl = url.href.replace(url.protocol, scheme);
  url.search = "";
  url.pathname = `${url.pathname.replace(/\/ws$/, "")}/v1/tickets`;
  return { socketUrl, ticketUrl: url.href.replace(url.protocol, pageSchemes[url.protocol] ?? url.protocol) };
}

function wrong(why: string): CallError {
  return new CallError("INVALID_ARGUMENT", `Cannot connect: ${why}. Use an address such as http://127.0.0.1:7411.`, { mayHaveRun: false });
}
