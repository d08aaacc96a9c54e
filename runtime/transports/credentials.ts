/** Reads credentials off HTTP requests. Knows nothing of agents. */

import type { IncomingMessage } from "node:http";

const bearer = /^Bearer +([\x21-\x7e]{1,4096})$/i;

/** @returns The key of `Authorization: Bearer <key>`; `undefined` when the header is absent or of another form. */
export function bearerOf(request: IncomingMessage): string | undefined {
  return bearer.exec(request.headers.authorization ?? "")?.[1];
}

/** Whether a bearer's key is announced and none can be read: a request that is wrong by itself (RFC 6750, section 3.1). */
export function isBrokenBearer(request: IncomingMessage): boolean {
  return isBearer(request) && bearerOf(request) === undefined;
}

export function isBearer({ headers }: IncomingMessage): boolean {
  return /^Bearer(?:\s|$)/i.test(headers.authorization ?? "");
}

/** Subprotocols a WebSocket client offers, in its order. */
export function offeredProtocols(request: IncomingMessage): readonly string[] {
  return (request.headers["sec-websocket-protocol"] ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

const ticketPrefix = "ticket.";

/** @returns The one-time ticket a browser sends as a second offered subprotocol. */
export function ticketOf(offered: readonly string[]): string | undefined {
  return offered.find((name) => name.startsWith(ticketPrefix))?.slice(ticketPrefix.length);
}
