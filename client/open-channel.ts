/** Opens an authenticated channel: by header where a program may set one, by a ticket where it may not. */

import { nativeProtocolVersion } from "../contract/index.ts";
import { CallError } from "./call-error.ts";
import { type Channel, channelOver, type WebSocketConstructor, whenOpen } from "./channel.ts";
import { endpointOf } from "./endpoint.ts";
import { buyTicket } from "./ticket.ts";

export interface ChannelOptions {
  /** Address of the server, such as `http://127.0.0.1:7411`; `ws:` and `wss:` do as well. */
  readonly url: string;
  /** The agent's key. A web page should rather pass `ticket`, so that no key reaches the browser. */
  readonly key?: string;
  /** Fetches a ticket for one upgrade, as from the page's own server. */
  readonly ticket?: () => Promise<string>;
  /** A standard constructor to use instead of the platform's; it authenticates by ticket. */
  readonly WebSocket?: WebSocketConstructor;
  /** Milliseconds until the attempt is given up; default 10,000. */
  readonly connectTimeoutMs?: number;
}

/** @throws {CallError} UNAUTHENTICATED, UNAVAILABLE, PERMISSION_DENIED, INVALID_ARGUMENT, DEADLINE_EXCEEDED. */
export async function openChannel(options: ChannelOptions): Promise<Channel> {
  const timeoutMs = options.connectTimeoutMs ?? 10_000;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  try {
    return await Promise.race([open(options, abort.signal), timedOut(abort.signal, options.url, timeoutMs)]);
  } finally {
    clearTimeout(timer);
  }
}

async function open(options: ChannelOptions, signal: AbortSignal): Promise<Channel> {
  const { socketUrl, ticketUrl } = endpointOf(options.url);
  if (options.WebSocket === undefined && runsInNode()) {
    const { openNodeSocket } = await import("./node-socket.ts");
    const credential = options.ticket === undefined ? { key: options.key } : { ticket: await options.ticket() };
    return openNodeSocket(socketUrl, credential, signal);
  }
  const Constructor = options.WebSocket ?? (globalThis.WebSocket as unknown as WebSocketConstructor | undefined);
  if (Constructor === undefined) {
    throw new CallError("INVALID_ARGUMENT", "This platform has no WebSocket. Pass a constructor as `WebSocket`.", { mayHaveRun: false });
  }
  const ticket = options.ticket === undefined ? await buyTicket(ticketUrl, options.key, signal) : await options.ticket();
  signal.throwIfAborted();
  const socket = new Constructor(socketUrl, [nativeProtocolVersion, `ticket.${ticket}`]);
  const channel = channelOver(socket);
  // A socket that opens after everyone stopped waiting is closed again.
  signal.addEventListener("abort", () => socket.close(), { once: true });
  await whenOpen(socket, socketUrl);
  return channel;
}

function timedOut(signal: AbortSignal, url: string, timeoutMs: number): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => {
      const message = `${url} did not answer within ${timeoutMs} ms. Check that the server runs there.`;
      reject(new CallError("DEADLINE_EXCEEDED", message, { mayHaveRun: false }));
    });
  });
}

function runsInNode(): boolean {
  return typeof globalThis.process?.versions?.node === "string" && typeof globalThis.document === "undefined";
}
