/** A WebSocket server a test plays by hand: it records what clients send and says what it is told to. */

import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import type { ClientMessage, ServerMessage } from "../../../contract/index.ts";

export const welcome = {
  type: "welcome",
  session_id: "session-1",
  agent_id: "tester",
  scopes: ["a:read"],
  catalog_digest: "d".repeat(64),
  heartbeat_interval_ms: 60_000,
  limits: { max_frame_bytes: 2_000, max_in_flight: 10, max_queued_bytes: 100_000, max_subscriptions: 10 },
} as const satisfies ServerMessage;

/** One client as the server sees it. */
export class Seat {
  readonly socket: WebSocket;
  readonly headers: IncomingHttpHeaders;
  readonly received: ClientMessage[] = [];
  readonly #waiting: ((message: ClientMessage) => boolean)[] = [];

  constructor(socket: WebSocket, headers: IncomingHttpHeaders) {
    this.socket = socket;
    this.headers = headers;
    socket.on("message", (data) => {
      const message = JSON.parse(String(data)) as ClientMessage;
      this.received.push(message);
      const taker = this.#waiting.findIndex((takes) => takes(message));
      if (taker !== -1) this.#waiting.splice(taker, 1);
    });
  }

  say(message: ServerMessage | string): void {
    this.socket.send(typeof message === "string" ? message : JSON.stringify(message));
  }

  /** The next message of a type, also one that came before anybody asked; each is given once. */
  next<Type extends ClientMessage["type"]>(type: Type): Promise<Extract<ClientMessage, { type: Type }>> {
    type Wanted = Extract<ClientMessage, { type: Type }>;
    const early = this.received.find((message) => message.type === type && !this.#given.has(message));
    if (early !== undefined) {
      this.#given.add(early);
      return Promise.resolve(early as Wanted);
    }
    return new Promise((resolve) => {
      this.#waiting.push((message) => {
        if (message.type !== type) return false;
        this.#given.add(message);
        resolve(message as Wanted);
        return true;
      });
    });
  }

  readonly #given = new Set<ClientMessage>();
}

export interface WireServer {
  readonly url: string;
  /** The next client that connects. */
  seat(): Promise<Seat>;
  close(): Promise<void>;
}

export interface WireServerOptions {
  /** Said at once to everyone; `null` says nothing. */
  readonly greeting?: ServerMessage | string | null;
  /** Asked for each client's greeting, in place of `greeting`. */
  readonly greetings?: () => ServerMessage;
  /** Asked before each upgrade; what it gives refuses it. */
  readonly refuses?: () => { readonly status: number; readonly body: string } | undefined;
  /** Refuses upgrades with this status and body. */
  readonly refuse?: { readonly status: number; readonly body: string };
  /** Answers `POST /v1/tickets`. */
  readonly tickets?: (authorization: string | undefined) => { readonly status: number; readonly body: string };
}

export async function startWireServer({
  greeting = welcome,
  greetings,
  refuse,
  refuses,
  tickets,
}: WireServerOptions = {}): Promise<WireServer> {
  const http = createServer((request, response) => {
    const answer = request.url === "/v1/tickets" && request.method === "POST" ? tickets?.(request.headers.authorization) : undefined;
    response.writeHead(answer?.status ?? 404, { "content-type": "application/json" }).end(answer?.body ?? "{}");
  });
  const sockets = new WebSocketServer({
    noServer: true,
    handleProtocols: (offered) => (offered.has("toolwright.v1") ? "toolwright.v1" : false),
  });
  const ready: Seat[] = [];
  const waiting: ((seat: Seat) => void)[] = [];
  http.on("upgrade", (request, socket, head) => {
    const refusal = refuse ?? refuses?.();
    if (refusal !== undefined) {
      socket.end(`HTTP/1.1 ${refusal.status} Refused\r\ncontent-length: ${Buffer.byteLength(refusal.body)}\r\n\r\n${refusal.body}`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
      const seat = new Seat(client, request.headers);
      const words = greetings?.() ?? greeting;
      if (words !== null) seat.say(words);
      const taker = waiting.shift();
      if (taker === undefined) ready.push(seat);
      else taker(seat);
    });
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seat: () => {
      const early = ready.shift();
      return early === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(early);
    },
    close: async () => {
      for (const client of sockets.clients) client.terminate();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
