/** The pipe a client talks through, and the one place that knows standard WebSockets. Knows nothing of messages. */

import { CallError } from "./call-error.ts";

/** An open connection of text frames. */
export interface Channel {
  /** @throws {CallError} UNAVAILABLE when the connection is no longer open. */
  send(text: string): void;
  close(code: number, reason: string): void;
  /** Ends the connection without waiting for the peer; `onClose` follows at once. */
  abandon(reason: string): void;
  /** Set once, before the first frame can arrive. */
  listen(listener: ChannelListener): void;
}

export interface ChannelListener {
  onText(text: string): void;
  /** Called exactly once. */
  onClose(closed: ChannelClosed): void;
}

export interface ChannelClosed {
  /** WebSocket close code; 1006 when the connection was lost without one. */
  readonly code: number;
  readonly reason: string;
}

/** The part of the standard WebSocket that is used here; browsers, `ws` and undici all have it. */
export interface WebSocketLike {
  readonly readyState: number;
  readonly protocol: string;
  send(data: string): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: "open" | "message" | "close" | "error", listener: (event: WebSocketEvent) => void): void;
}

/** Fields of the four events, each present on its own kind. */
export interface WebSocketEvent {
  readonly data?: unknown;
  readonly code?: number;
  readonly reason?: string;
  readonly message?: string;
}

export type WebSocketConstructor = new (url: string, protocols: string[]) => WebSocketLike;

/** `WebSocket.OPEN`, the same number everywhere. */
const open = 1;

/** Frames are held until the client listens, since a server may greet in the same breath as it accepts. */
export function channelOver(socket: WebSocketLike): Channel {
  const early: string[] = [];
  let listener: ChannelListener | undefined;
  let closed: ChannelClosed | undefined;
  const close = (event: ChannelClosed): void => {
    if (closed !== undefined) return;
    closed = event;
    listener?.onClose(event);
  };
  socket.addEventListener("message", (event) => {
    if (closed !== undefined || typeof event.data !== "string") return;
    if (listener === undefined) early.push(event.data);
    else listener.onText(event.data);
  });
  socket.addEventListener("close", (event) => close({ code: event.code ?? 1006, reason: event.reason ?? "" }));
  return {
    send(text) {
      if (closed !== undefined || socket.readyState !== open)
        throw new CallError("UNAVAILABLE", "The connection is closed. Connect again.", { mayHaveRun: false });
      socket.send(text);
    },
    close: (code, reason) => socket.close(code, reason),
    abandon(reason) {
      socket.close();
      close({ code: 1006, reason });
    },
    listen(given) {
      listener = given;
      // A frame may hand the channel to another listener, which then gets the rest.
      for (let text = early.shift(); text !== undefined; text = early.shift()) listener.onText(text);
      if (closed !== undefined) listener.onClose(closed);
    },
  };
}

/** @throws {CallError} UNAVAILABLE when the server does not take the connection. */
export function whenOpen(socket: WebSocketLike, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let words = "";
    socket.addEventListener("open", () => resolve());
    socket.addEventListener("error", (event) => {
      words = event.message ?? words;
    });
    socket.addEventListener("close", (event) => {
      const why = event.reason || words || `the connection was closed with ${event.code ?? 1006}`;
      reject(new CallError("UNAVAILABLE", `Cannot connect to ${url}: ${why}. Check that the server runs there.`, { mayHaveRun: false }));
    });
  });
}
