/** Buys a ticket: a browser cannot set headers on a WebSocket, and a key in a URL ends up in logs. */

import { isErrorCode } from "../contract/index.ts";
import { CallError, callErrorOf } from "./call-error.ts";
import { isJsonObject } from "./merge-patch.ts";

/** @throws {CallError} The server's own error, or UNAVAILABLE when none answered. */
export async function buyTicket(ticketUrl: string, key: string | undefined, signal: AbortSignal): Promise<string> {
  const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
  const response = await fetch(ticketUrl, { method: "POST", headers, signal }).catch((cause: unknown) => {
    const message = `Cannot reach ${ticketUrl}. Check that the server runs there and allows this page's origin.`;
    throw new CallError("UNAVAILABLE", message, { cause, mayHaveRun: false });
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok && isJsonObject(body) && typeof body.ticket === "string") return body.ticket;
  throw refusalOf(response.status, body, ticketUrl);
}

/** What an HTTP answer other than the one hoped for means; the server's words where it has some. */
export function refusalOf(status: number, body: unknown, url: string): CallError {
  const error = isJsonObject(body) ? body.error : undefined;
  if (isJsonObject(error) && typeof error.code === "string" && typeof error.message === "string" && isErrorCode(error.code)) {
    const { code, message, retry_after_ms: retryAfterMs } = error;
    const hint = typeof retryAfterMs === "number" ? { retry_after_ms: retryAfterMs } : {};
    return callErrorOf({ code, message, retryable: error.retryable === true, ...hint });
  }
  const code = codesByStatus[status] ?? "UNAVAILABLE";
  return new CallError(code, `${url} answered with HTTP status ${status}. ${cures[code] ?? "Check the address."}`, { mayHaveRun: false });
}

const codesByStatus: Readonly<Record<number, string>> = {
  401: "UNAUTHENTICATED",
  403: "PERMISSION_DENIED",
  404: "UNKNOWN_METHOD",
  429: "RESOURCE_EXHAUSTED",
};

const cures: Readonly<Record<string, string>> = {
  UNAUTHENTICATED: "Use a valid key.",
  PERMISSION_DENIED: "Check the key, and that the server allows this origin and host name.",
  UNKNOWN_METHOD: "Check that it is a Toolwright server.",
  RESOURCE_EXHAUSTED: "Try again later.",
};
