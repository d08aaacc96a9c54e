/** The one listener: guards every request, sends hot paths straight to their codecs and the rest to the management pages. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { ToolError } from "../../contract/index.ts";
import type { AccessGuard } from "./access-guard.ts";
import { answerFault, refuseUpgrade } from "./http-answer.ts";

export type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;

export interface HttpHostOptions {
  readonly host: string;
  readonly port: number;
  readonly requestTimeoutMs: number;
  readonly maxSockets: number;
  readonly guard: AccessGuard;
  /** Paths, by prefix, that are answered without the management pages. */
  readonly routes: readonly {
    readonly prefix: string;
    readonly handle: (request: IncomingMessage, response: ServerResponse, path: string) => void;
  }[];
  /** Upgrades, by exact path. */
  readonly upgrades: ReadonlyMap<string, (request: IncomingMessage, socket: Duplex, head: Buffer) => void>;
  /** Made at the first request that no route takes: most servers' cold start never needs it. */
  readonly management: () => Promise<RequestListener>;
}

/** How late the end of a request that never ends may be: a fourth of its time. */
const checksPerTimeout = 4;

/** What a peer is told whose request is none; node says by a code what is wrong with it. */
const clientErrors: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
};

export class HttpHost {
  readonly #options: HttpHostOptions;
  readonly #server: Server;
  #management: Promise<RequestListener> | undefined;

  constructor(options: HttpHostOptions) {
    this.#options = options;
    const { requestTimeoutMs } = options;
    this.#server = createServer({
      requestTimeout: requestTimeoutMs,
      headersTimeout: requestTimeoutMs,
      // By itself node looks every 30 seconds, however short the time is.
      connectionsCheckingInterval: Math.ceil(requestTimeoutMs / checksPerTimeout),
    });
    // Beyond it sockets are closed as they come: who they are is not known yet, and each could send its headers for as long as it may.
    this.#server.maxConnections = options.maxSockets;
    this.#server.on("request", (request, response) => this.#request(request, response));
    this.#server.on("upgrade", (request, socket, head) => this.#upgrade(request, socket, head));
    this.#server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
      const status = clientErrors[error.code ?? ""] ?? "400 Bad Request";
      if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
      else socket.destroy();
    });
  }

  /** @throws {Error} With the system's code, such as EADDRINUSE. */
  listen(): Promise<AddressInfo> {
    const { host, port } = this.#options;
    return new Promise((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen({ host, port }, () => {
        this.#server.off("error", reject);
        resolve(this.#server.address() as AddressInfo);
      });
    });
  }

  /** Takes no more connections; resolves when those that are open have ended. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      if (!this.#server.listening) return resolve();
      this.#server.close(() => resolve());
      this.#server.closeIdleConnections();
    });
  }

  closeAllConnections(): void {
    this.#server.closeAllConnections();
  }

  #request(request: IncomingMessage, response: ServerResponse): void {
    const refusal = this.#options.guard.refusal(request);
    if (refusal !== undefined) return answerFault(response, new ToolError("PERMISSION_DENIED", refusal));
    const path = pathOf(request);
    for (const { prefix, handle } of this.#options.routes) if (path.startsWith(prefix)) return handle(request, response, path);
    if (this.#options.upgrades.has(path)) {
      response.setHeader("upgrade", "websocket");
      return answerFault(response, new ToolError("UNKNOWN_METHOD", "This path takes WebSocket upgrades only."), 426);
    }
    this.#management ??= this.#options.management();
    this.#management.then(
      (listener) => listener(request, response),
      (error: unknown) => answerFault(response, new ToolError("UNAVAILABLE", "The page could not be made.", { cause: error })),
    );
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refusal = this.#options.guard.refusal(request);
    if (refusal !== undefined) return refuseUpgrade(socket, new ToolError("PERMISSION_DENIED", refusal));
    const path = pathOf(request);
    const take = this.#options.upgrades.get(path);
    if (take) return take(request, socket, head);
    refuseUpgrade(
      socket,
      new ToolError("UNKNOWN_METHOD", `No WebSocket is served at this path. Use ${[...this.#options.upgrades.keys()].join(", ")}.`),
    );
  }
}

function pathOf(request: IncomingMessage): string {
  const url = request.url ?? "/";
  const query = url.indexOf("?");
  return query === -1 ? url : url.slice(0, query);
}
