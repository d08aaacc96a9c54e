/** Opens an authenticated channel: by header where a program may set one, by a ticket where it may not. */

import { isToolError, nativeProtocolVersion } from "../contract/index.ts";
import { CallError } from "./call-error.ts";
import { type Channel, channelOver, type WebSocketConstructor, whenOpen } from "./channel.ts";
import { endpointOf } from "./endpoint.ts";
import { buyTicket } from "./ticket.ts";

/** What a credential is fetched for. */
export interface CredentialRequest {
  /** Address of the server that is about to be connected to, as it was given. */
  readonly url: string;
  /** Aborts when nobody waits for the credential any more. */
  readonly signal: AbortSignal;
}

export interface ChannelOptions {
  /** The agent's key, or what gives it: asked before each connection, so that a rotated key is taken up. A web page should rather pass `ticket`. */
  readonly key?: string | ((request: CredentialRequest) => string | Promise<string>);
  /** Fetches a ticket, as from the page's own server; asked before each connection, since a ticket is good once and for that server. */
  readonly ticket?: (request: CredentialRequest) => Promise<string>;
  /** A standard constructor to use instead of the platform's; it authenticates by ticket. */
  readonly WebSocket?: WebSocketConstructor;
  /** Milliseconds until one attempt is given up; default 10,000. */
  readonly connectTimeoutMs?: number;
}

/** @throws {CallError} UNAUTHENTICATED, UNAVAILABLE, PERMISSION_DENIED, INVALID_ARGUMENT; and what the signal was aborted with. */
export async function openChannel(url: string, options: ChannelOptions, signal: AbortSignal): Promise<Channel> {
  const { socketUrl, ticketUrl } = endpointOf(url);
  if (options.WebSocket === undefined && runsInNode()) {
    const { openNodeSocket } = await import("./node-socket.ts");
    const credential =
      options.ticket === undefined ? { key: await keyOf(url, options, signal) } : await ticketOf(url, options.ticket, signal);
    signal.throwIfAborted();
    return openNodeSocket(socketUrl, credential, signal);
  }
  const Constructor = options.WebSocket ?? (globalThis.WebSocket as unknown as WebSocketConstructor | undefined);
  if (Constructor === undefined) {
    throw new CallError("INVALID_ARGUMENT", "This platform has no WebSocket. Pass a constructor as `WebSocket`.", { mayHaveRun: false });
  }
  const { ticket } =
    options.ticket === undefined
      ? { ticket: await buyTicket(ticketUrl, await keyOf(url, options, signal), signal) }
      : await ticketOf(url, options.ticket, signal);
  signal.throwIfAborted();
  const socket = new Constructor(socketUrl, [nativeProtocolVersion, `ticket.${ticket}`]);
  const channel = channelOver(socket);
  // A socket that opens after everyone stopped waiting is closed again.
  signal.addEventListener("abort", () => socket.close(), { once: true });
  await whenOpen(socket, socketUrl);
  return channel;
}

function keyOf(url: string, { key }: ChannelOptions, signal: AbortSignal): undefined | string | Promise<string> {
  return typeof key === "function" ? fetched("key", async () => key({ url, signal })) : key;
}

async function ticketOf(
  url: string,
  ticket: NonNullable<ChannelOptions["ticket"]>,
  signal: AbortSignal,
): Promise<{ readonly ticket: string }> {
  return { ticket: await fetched("ticket", () => ticket({ url, signal })) };
}

/** What the program's own function throws may pass, unless it is one of our errors and says otherwise. */
async function fetched(what: string, fetchIt: () => Promise<string>): Promise<string> {
  try {
    return await fetchIt();
  } catch (cause) {
    if (isToolError(cause)) throw cause;
    throw new CallError("UNAVAILABLE", `Cannot connect: the function that gives the ${what} failed. Its error is the cause.`, {
      cause,
      mayHaveRun: false,
    });
  }
}

function runsInNode(): boolean {
  return typeof globalThis.process?.versions?.node === "string" && typeof globalThis.document === "undefined";
}
