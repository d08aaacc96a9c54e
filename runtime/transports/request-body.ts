/** Reads a JSON request body within a limit. Knows nothing of what it says. */

import type { IncomingMessage } from "node:http";
import { type JsonValue, ToolError } from "../../contract/index.ts";

/** A body that cannot be taken, with the HTTP status that says why. */
export interface BodyFault {
  readonly status: number;
  readonly error: ToolError;
}

const plainCoding = /^(?:identity)?$/i;
const jsonMediaType = /^application\/json(?:\s*;.*)?$/i;

/**
 * @param maxBytes - Bytes after which reading stops.
 * @param done - Called once; never when the peer goes away before the end.
 */
export function readJsonBody(
  request: IncomingMessage,
  maxBytes: number,
  done: (body: JsonValue | undefined, fault: BodyFault | undefined) => void,
): void {
  const fault = headerFault(request, maxBytes);
  if (fault) return done(undefined, fault);
  const chunks: Buffer[] = [];
  let bytes = 0;
  request.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= maxBytes) chunks.push(chunk);
    else if (bytes - chunk.length <= maxBytes) done(undefined, tooLarge(maxBytes));
  });
  request.on("end", () => {
    if (bytes > maxBytes) return;
    const parsed = parse(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks));
    done(parsed.body, parsed.fault);
  });
}

function headerFault(request: IncomingMessage, maxBytes: number): BodyFault | undefined {
  if (!jsonMediaType.test(request.headers["content-type"] ?? "")) {
    return { status: 415, error: new ToolError("MALFORMED_MESSAGE", "Send the body as JSON, with `Content-Type: application/json`.") };
  }
  if (!plainCoding.test(request.headers["content-encoding"] ?? "")) {
    return { status: 415, error: new ToolError("MALFORMED_MESSAGE", "Send the body without Content-Encoding.") };
  }
  return Number(request.headers["content-length"] ?? 0) > maxBytes ? tooLarge(maxBytes) : undefined;
}

function tooLarge(maxBytes: number): BodyFault {
  return {
    status: 413,
    error: new ToolError("RESOURCE_EXHAUSTED", `The body is larger than ${maxBytes} bytes (maxFrameBytes). Send less.`, {
      retryable: false,
    }),
  };
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function parse(bytes: Buffer): { readonly body: JsonValue | undefined; readonly fault: BodyFault | undefined } {
  try {
    return { body: JSON.parse(utf8.decode(bytes)) as JsonValue, fault: undefined };
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message.slice(0, 120) : "it is not UTF-8";
    return { body: undefined, fault: { status: 400, error: new ToolError("MALFORMED_MESSAGE", `The body is not JSON: ${why}.`) } };
  }
}
