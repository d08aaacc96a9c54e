/** Writes whole JSON answers on plain HTTP. Knows nothing of what they say. */

import type { ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { httpStatusOf, type ToolError, toWireError } from "../../contract/index.ts";

const jsonType = "application/json; charset=utf-8";

/** Answers never change meaning in a cache or a browser that guesses. */
const fixedHeaders = { "content-type": jsonType, "cache-control": "no-store", "x-content-type-options": "nosniff" } as const;

const fixedList = Object.entries(fixedHeaders).flat();

/** @param body - JSON text. */
export function answerJson(response: ServerResponse, status: number, body: string, headers?: Readonly<Record<string, string>>): void {
  if (response.headersSent || response.destroyed) return;
  const length = Buffer.byteLength(body);
  // A list is what node writes with the least work; names and values take turns.
  if (headers === undefined) response.writeHead(status, [...fixedList, "content-length", String(length)]);
  else response.writeHead(status, { ...fixedHeaders, "content-length": length, ...headers });
  // `end(body)` would put an empty piece behind it, and node writes two pieces with twice the work.
  response.write(body);
  response.socket?.uncork();
  response.end();
}

/** Answers a fault that is no call's outcome: the body is the native `error` message. */
export function answerFault(response: ServerResponse, error: ToolError, status: number = httpStatusOf(error.code)): void {
  answerJson(response, status, faultBody(error), faultHeaders(error, status));
}

function faultBody(error: ToolError): string {
  return JSON.stringify({ type: "error", error: toWireError(error) });
}

function faultHeaders(error: ToolError, status: number): Record<string, string> {
  return {
    ...(status === 401 ? { "www-authenticate": "Bearer" } : {}),
    ...(error.retryAfterMs === undefined ? {} : { "retry-after": String(Math.ceil(error.retryAfterMs / 1_000)) }),
  };
}

/** Refuses an upgrade: the socket is still plain HTTP, and is closed after the answer. */
export function refuseUpgrade(socket: Duplex, error: ToolError, status: number = httpStatusOf(error.code)): void {
  const body = faultBody(error);
  const headers = {
    ...fixedHeaders,
    ...faultHeaders(error, status),
    "content-length": String(Buffer.byteLength(body)),
    connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${statusText(status)}\r\n${lines.join("")}\r\n${body}`);
}

function statusText(status: number): string {
  return status === 401
    ? "Unauthorized"
    : status === 403
      ? "Forbidden"
      : status === 404
        ? "Not Found"
        : status >= 500
          ? "Unavailable"
          : "Refused";
}
