/** `GET /metrics`: who may read it, and the page, made when it is first asked for. Knows nothing of what is counted. */

import type { IncomingMessage, ServerResponse } from "node:http";
import { type Logger, ToolError } from "../../contract/index.ts";
import { answerFault } from "./http-answer.ts";

export const metricsPath = "/metrics";

/** Who may read: this machine alone, whoever reaches the port, nobody. */
export const metricsReaders = ["loopback", "all", "off"] as const;

export interface MetricsHttpOptions {
  /** One of `metricsReaders`. */
  readonly readers: string;
  readonly page: () => Promise<{ readonly contentType: string; text(): Promise<string> }>;
  readonly logger: Logger;
}

/** Headers that a proxy adds: what it forwards comes from this machine only as far as the proxy. */
const proxyHeaders = ["forwarded", "via", "x-forwarded-for", "x-real-ip"] as const;

export function createMetricsHttp({ readers, page, logger }: MetricsHttpOptions) {
  let made: ReturnType<typeof page> | undefined;
  return (request: IncomingMessage, response: ServerResponse, path: string): void => {
    const refusal = path === metricsPath ? whyNot(request, readers) : unknownPath();
    if (refusal !== undefined) return answerFault(response, refusal);
    made ??= page();
    made
      .then(async (found) => answerText(response, found.contentType, await found.text()))
      .catch((error: unknown) => {
        made = undefined;
        logger.error("metrics.failed", { error });
        answerFault(response, new ToolError("UNAVAILABLE", "The metrics could not be written. The operator's log has the cause."));
      });
  };
}

function whyNot(request: IncomingMessage, readers: string): ToolError | undefined {
  if (readers === "off") return unknownPath();
  if (request.method !== "GET" && request.method !== "HEAD") return new ToolError("UNKNOWN_METHOD", "Ask for the metrics with GET.");
  if (readers === "all" || isFromThisMachine(request)) return undefined;
  return new ToolError(
    "PERMISSION_DENIED",
    'The metrics are read on the server\'s own machine. Set "metrics" to "all" to let others read them.',
  );
}

function isFromThisMachine(request: IncomingMessage): boolean {
  if (proxyHeaders.some((name) => request.headers[name] !== undefined)) return false;
  const address = request.socket.remoteAddress ?? "";
  return address === "::1" || /^(?:::ffff:)?127\./.test(address);
}

function unknownPath(): ToolError {
  return new ToolError("UNKNOWN_METHOD", "Nothing is served at this path.");
}

function answerText(response: ServerResponse, contentType: string, text: string): void {
  if (response.headersSent || response.destroyed) return;
  const headers = { "content-type": contentType, "cache-control": "no-store", "x-content-type-options": "nosniff" };
  response.writeHead(200, { ...headers, "content-length": Buffer.byteLength(text) });
  response.end(text);
}
