/** WebSocket upgrades and pipes. Knows who may come in and which codec speaks; knows nothing of what is said. */

import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import type { Logger } from "../../contract/index.ts";
import { isToolError, ToolError } from "../../contract/index.ts";
import type { AuthenticatedAgent, Authenticator } from "../auth/authenticator.ts";
import type { TicketOffice } from "../auth/tickets.ts";
import { channels } from "../observe/channels.ts";
import type { Protocol } from "../protocols/protocol.ts";
import { MessagePace } from "../session/message-pace.ts";
import { Session, type SessionHost } from "../session/session.ts";
import type { SessionTable } from "../session/session-table.ts";
import type { Frame } from "../spliced-text.ts";
import { bearerOf, offeredProtocols, ticketOf } from "./credentials.ts";
import { refuseUpgrade } from "./http-answer.ts";
import { type FrameTarget, TextFrames } from "./text-frames.ts";
import { TextReader } from "./text-reader.ts";
import { type Connection, closeCodes } from "./transport.ts";

/** The path that takes upgrades. */
export const webSocketPath = "/ws";

/** Fragments one message may come in: more are a way to spend our memory. */
const maxFragments = 1_024;

export interface WebSocketOptions {
  readonly maxFrameBytes: number;
  /** Messages and pings read a second from one connection. */
  readonly maxMessagesPerSecond: number;
  readonly now: () => number;
  readonly protocols: readonly Protocol[];
  readonly authenticator: Authenticator;
  readonly tickets: TicketOffice;
  readonly sessions: SessionTable;
  readonly host: SessionHost;
  readonly newSessionId: () => string;
  readonly isDraining: () => boolean;
  /** What upgrades are answered while memory is short. */
  readonly shortage: () => ToolError | undefined;
  readonly logger: Logger;
}

export class WebSocketTransport {
  readonly #options: WebSocketOptions;
  readonly #protocols: ReadonlyMap<string, Protocol>;
  readonly #server: WebSocketServer;
  readonly #frames = new TextFrames();

  constructor(options: WebSocketOptions) {
    this.#options = options;
    this.#protocols = new Map(options.protocols.map((protocol) => [protocol.name, protocol]));
    this.#server = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      maxPayload: options.maxFrameBytes,
      maxFragments,
      // A few compressed bytes can be gigabytes: no offer of compression is taken.
      perMessageDeflate: false,
      // Pings are answered here, where their rate and a peer that reads none of the answers count.
      autoPong: false,
      handleProtocols: (offered) => [...offered].find((name) => this.#protocols.has(name)) ?? false,
    });
  }

  /** Takes an upgrade of a request whose Host and Origin are allowed, or refuses it over HTTP. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on("error", ignoreSocketError);
    this.#admit(request).then(
      ({ policy, protocol }) => {
        if (socket.destroyed) return;
        this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#open(webSocket, socket, policy, protocol));
      },
      (error: unknown) => {
        const refusal = isToolError(error) ? error : new ToolError("INTERNAL", "The upgrade failed.", { cause: error });
        this.#options.logger.info("websocket.refused", { code: refusal.code, reason: refusal.message });
        refuseUpgrade(socket, refusal);
      },
    );
  }

  async #admit(request: IncomingMessage): Promise<{ readonly policy: AuthenticatedAgent; readonly protocol: Protocol }> {
    const { isDraining, sessions, shortage } = this.#options;
    if (isDraining()) throw new ToolError("UNAVAILABLE", "The server is going away. Connect again.", { retryAfterMs: 1_000 });
    const short = shortage();
    if (short) throw short;
    const offered = offeredProtocols(request);
    const protocol = offered.map((name) => this.#protocols.get(name)).find((found) => found !== undefined);
    if (!protocol) {
      throw new ToolError("UNSUPPORTED_VERSION", `Offer one of these WebSocket subprotocols: ${[...this.#protocols.keys()].join(", ")}.`);
    }
    const policy = await this.#authenticate(request, offered);
    sessions.demandRoom(policy);
    return { policy, protocol };
  }

  async #authenticate(request: IncomingMessage, offered: readonly string[]): Promise<AuthenticatedAgent> {
    const { authenticator, tickets } = this.#options;
    const ticket = ticketOf(offered);
    const credential = ticket === undefined ? bearerOf(request) : await tickets.redeem(ticket);
    const policy = credential && (await authenticator.authenticate(credential));
    if (policy) return policy;
    throw new ToolError(
      "UNAUTHENTICATED",
      "Send `Authorization: Bearer <key>` with a valid key, or from a browser a fresh ticket of POST /v1/tickets as the subprotocol `ticket.<value>`.",
    );
  }

  #open(webSocket: WebSocket, socket: Duplex, policy: AuthenticatedAgent, protocol: Protocol): void {
    const { sessions, host, newSessionId, logger } = this.#options;
    const connection = new WebSocketConnection(webSocket, socket, this.#frames);
    const session = new Session(newSessionId(), policy, protocol.open?.(policy) ?? protocol, connection, host);
    // Two upgrades of one agent can both pass the check before either is counted.
    try {
      sessions.demandRoom(policy);
    } catch {
      webSocket.close(closeCodes.tryAgainLater, "too many connections");
      return;
    }
    sessions.add(session);
    this.#listen(webSocket, socket, connection, session);
    const news = { sessionId: session.id, agentId: policy.agentId, protocol: protocol.name };
    if (channels.connectionOpened.hasSubscribers) channels.connectionOpened.publish(news);
    logger.info("websocket.opened", {
      sessionId: session.id,
      principalId: policy.agentId,
      credentialId: policy.credential?.id,
      policyDigest: policy.policyDigest,
      protocol: protocol.name,
    });
    session.open();
  }

  #listen(webSocket: WebSocket, socket: Duplex, connection: WebSocketConnection, session: Session): void {
    const { sessions, logger, maxMessagesPerSecond, maxFrameBytes, now } = this.#options;
    const { id: sessionId, principal } = session;
    const pace = new MessagePace(maxMessagesPerSecond, now);
    const rest = (ms: number): void => {
      if (connection.rest(ms))
        logger.info("websocket.slowed", { sessionId, principalId: principal.agentId, limit: "maxMessagesPerSecond" });
    };
    const receive = (text: string): void => {
      const restMs = pace.count();
      if (restMs > 0) rest(restMs);
      if (connection.isOpen) session.receive(text);
    };
    readTexts(socket, maxFrameBytes, receive);
    webSocket.on("message", (data, isBinary) => {
      if (isBinary) connection.close(closeCodes.binaryFrame, "frames are UTF-8 text");
      else receive(textOf(data));
    });
    webSocket.on("ping", (data) => {
      const restMs = pace.count();
      if (restMs > 0) rest(restMs);
      connection.pong(data);
    });
    webSocket.on("pong", () => {
      session.silentBeats = 0;
    });
    webSocket.on("error", (error: Error & { readonly code?: string }) =>
      logger.info("websocket.error", { sessionId, code: error.code, reason: error.message }),
    );
    webSocket.on("close", (code) => {
      sessions.remove(session);
      session.ended();
      logger.info("websocket.closed", { sessionId, principalId: principal.agentId, code });
      if (channels.connectionClosed.hasSubscribers) {
        channels.connectionClosed.publish({ sessionId, agentId: principal.agentId, protocol: webSocket.protocol });
      }
    });
  }
}

/** Stands before the listener with which `ws` reads the socket. */
function readTexts(socket: Duplex, maxBytes: number, onText: (text: string) => void): void {
  const [toWs, ...others] = socket.listeners("data") as ((chunk: Buffer) => void)[];
  if (toWs === undefined || others.length > 0) return;
  const reader = new TextReader(maxBytes, onText, (bytes) => {
    toWs.call(socket, bytes);
    // `ws` pauses the socket at once where it takes no more, and says why in a later tick.
    return !socket.isPaused();
  });
  socket.off("data", toWs);
  socket.on("data", (chunk: Buffer) => reader.read(chunk));
}

/** A WebSocket as a pipe of text frames. */
class WebSocketConnection implements Connection, FrameTarget {
  readonly socket: Duplex;
  readonly #webSocket: WebSocket;
  readonly #frames: TextFrames;
  #resting: NodeJS.Timeout | undefined;
  #hasRested = false;

  constructor(webSocket: WebSocket, socket: Duplex, frames: TextFrames) {
    this.socket = socket;
    this.#webSocket = webSocket;
    this.#frames = frames;
  }

  get isOpen(): boolean {
    return this.#webSocket.readyState === openState;
  }

  get queuedBytes(): number {
    return this.socket.writableLength + this.#frames.waitingBytes(this);
  }

  send(frame: Frame): void {
    if (this.isOpen) this.#frames.add(this, frame);
  }

  sendShared(frame: string): void {
    if (this.isOpen) this.#frames.addShared(this, frame);
  }

  onceDrained(listener: () => void): void {
    this.#frames.flush();
    if (this.socket.writableNeedDrain) this.socket.once("drain", listener);
    else setImmediate(listener);
  }

  probe(): void {
    if (this.isOpen) this.#webSocket.ping();
  }

  /** Answers a ping, unless the peer reads no answers: those of a flood may be left out (RFC 6455, section 5.5.3). */
  pong(data: Buffer): void {
    if (this.isOpen && this.queuedBytes < maxBytesBeforePong) this.#webSocket.pong(data);
  }

  /** Reads nothing for so long: what the peer sends waits in its own socket. @returns Whether that is the first time. */
  rest(ms: number): boolean {
    const isFirst = !this.#hasRested;
    this.#hasRested = true;
    this.#webSocket.pause();
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#webSocket.resume(), ms);
    return isFirst;
  }

  close(code: number, reason: string): void {
    this.#frames.flush();
    this.#webSocket.close(code, reason);
  }

  cutOff(code: number, reason: string): void {
    this.close(code, reason);
    setTimeout(() => this.terminate(), cutOffGraceMs).unref();
  }

  terminate(): void {
    this.#webSocket.terminate();
  }
}

/** Bytes waiting for a peer above which its pings are not answered. */
const maxBytesBeforePong = 65_536;

/** Time for a slow reader to read what waits, and why it is closed. */
const cutOffGraceMs = 5_000;

/** `readyState` of a WebSocket that takes frames. */
const openState = 1;

function textOf(data: RawData): string {
  return Buffer.isBuffer(data)
    ? data.toString("utf8")
    : Buffer.concat(Array.isArray(data) ? data : [new Uint8Array(data)]).toString("utf8");
}

function ignoreSocketError(): void {
  // A peer that resets the connection before the upgrade is answered is nobody's fault; `close` follows.
}
