/** Opens a `ws` socket, which can send the credential as a header and read a refusal's body. Loaded on Node alone. */

import type { IncomingMessage } from "node:http";
import { WebSocket } from "ws";
import { nativeProtocolVersion } from "../contract/index.ts";
import { CallError } from "./call-error.ts";
import { type Channel, channelOver, type WebSocketLike } from "./channel.ts";
import { refusalOf } from "./ticket.ts";

/** Bytes of a refusal that are read before the rest is dropped. */
const maxRefusalBytes = 16_384;

/** @throws {CallError} The server's refusal, or UNAVAILABLE when none listens. */
export function openNodeSocket(
  url: string,
  credential: { readonly key?: string | undefined; readonly ticket?: string },
  signal: AbortSignal,
): Promise<Channel> {
  const protocols = credential.ticket === undefined ? [nativeProtocolVersion] : [nativeProtocolVersion, `ticket.${credential.ticket}`];
  const headers = credential.key === undefined ? {} : { authorization: `Bearer ${credential.key}` };
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, protocols, { headers, perMessageDeflate: false, maxPayload: 67_108_864 });
    signal.addEventListener("abort", () => socket.terminate(), { once: true });
    // The channel listens from the start, since the greeting may arrive in the same packet as the acceptance.
    const channel = channelOver(likeStandard(socket));
    socket.once("open", () => resolve(channel));
    socket.once("unexpected-response", (_request, response) => {
      void readText(response).then((text) => {
        reject(refusalOf(response.statusCode ?? 0, parsed(text), url));
        socket.terminate();
      });
    });
    socket.on("error", (cause: NodeJS.ErrnoException) => reject(unreachable(url, cause)));
  });
}

/** `ws` has the standard interface, and more overloads than a structural comparison can see through. */
function likeStandard(socket: WebSocket): WebSocketLike {
  return {
    get readyState() {
      return socket.readyState;
    },
    get protocol() {
      return socket.protocol;
    },
    send: (data) => socket.send(data),
    close: (code, reason) => (code === undefined ? socket.terminate() : socket.close(code, reason)),
    addEventListener(type, listener) {
      if (type === "message") socket.on("message", (data, isBinary) => listener({ data: isBinary ? undefined : String(data) }));
      else if (type === "close") socket.on("close", (code, reason) => listener({ code, reason: String(reason) }));
      else if (type === "error") socket.on("error", (error) => listener({ message: error.message }));
      else socket.on("open", () => listener({}));
    },
  };
}

function unreachable(url: string, cause: NodeJS.ErrnoException): CallError {
  const why = cause.code === "ECONNREFUSED" ? "nothing listens there" : cause.message || cause.code || "the connection failed";
  return new CallError("UNAVAILABLE", `Cannot connect to ${url}: ${why}. Start the server, or check the address.`, {
    cause,
    mayHaveRun: false,
  });
}

async function readText(response: IncomingMessage): Promise<string> {
  let text = "";
  try {
    for await (const chunk of response) {
      text += String(chunk);
      if (text.length > maxRefusalBytes) break;
    }
  } catch {
    // A refusal cut short is still a refusal: the status says enough.
  }
  return text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
