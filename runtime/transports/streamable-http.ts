/**
 * Streamable HTTP, MCP's transport: a message is a POST, its answer the response; streams of news stay open. On `node:http` directly.
 * Knows who may come in; knows nothing of what is said.
 */

import type { IncomingMessage, ServerResponse } from "node:http";
import type { JsonValue, Logger } from "../../contract/index.ts";
import { httpStatusOf, isToolError, ToolError } from "../../contract/index.ts";
import type { AuthenticatedAgent, CredentialState } from "../auth/authenticator.ts";
import { CredentialEnds } from "../auth/credential-ends.ts";
import type { Notice } from "../operation.ts";
import type { HttpAnswer, PostDecoded, PostProtocol } from "../protocols/protocol.ts";
import type { SessionHost } from "../session/session.ts";
import type { AuthenticateRequest } from "./authenticate-request.ts";
import { isBrokenBearer } from "./credentials.ts";
import { Exchange } from "./exchange.ts";
import { answerFault, answerJson } from "./http-answer.ts";
import { readJsonBody } from "./request-body.ts";
import type { ResourceMetadata } from "./resource-metadata.ts";

export const streamablePath = "/mcp";

/** Milliseconds between two signs of life on an open stream. */
const keepAliveMs = 15_000;

export interface StreamableHttpOptions {
  readonly maxBodyBytes: number;
  readonly maxStreams: number;
  readonly authenticate: AuthenticateRequest;
  readonly host: SessionHost;
  readonly codec: PostProtocol;
  readonly metadata: ResourceMetadata;
  readonly newExchangeId: () => string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly logger: Logger;
}

export class StreamableHttp {
  readonly #options: StreamableHttpOptions;
  readonly #streams = new Set<Exchange>();
  readonly #credentials: CredentialEnds<Exchange>;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: StreamableHttpOptions) {
    this.#options = options;
    this.#credentials = new CredentialEnds(options.now, (stream) => stream.close());
  }

  /** A credential ended, or its end moved: streams opened with one that ended are closed. */
  credentialChanged(credential: CredentialState): void {
    this.#credentials.changed(credential);
  }

  /** Tells every open stream. */
  notice(notice: Notice): void {
    for (const stream of this.#streams) {
      if (stream.principal.credential?.ended === undefined) stream.notice(notice);
      else stream.close();
    }
  }

  /** Ends every open stream with what its protocol says at the end. */
  close(): void {
    for (const stream of this.#streams) stream.close();
  }

  handle(request: IncomingMessage, response: ServerResponse, path: string): void {
    // Addresses are typed with a slash at the end as well.
    if (path !== streamablePath && path !== `${streamablePath}/`)
      return answerFault(response, new ToolError("UNKNOWN_METHOD", `MCP is served at ${streamablePath}.`));
    const agent = this.#options.authenticate(request);
    if (!(agent instanceof Promise)) return this.#proceed(request, response, agent);
    agent.then(
      (found) => this.#proceed(request, response, found),
      (error: unknown) =>
        this.#fault(
          request,
          response,
          isToolError(error) ? error : new ToolError("UNAVAILABLE", "The credential could not be checked. Try again.", { cause: error }),
        ),
    );
  }

  /** The document that tells where to get a token. */
  describe(request: IncomingMessage, response: ServerResponse, path: string): void {
    this.#options.metadata.handle(request, response, path);
  }

  #proceed(request: IncomingMessage, response: ServerResponse, agent: AuthenticatedAgent | undefined): void {
    const { codec, maxBodyBytes } = this.#options;
    if (!agent) {
      const error = new ToolError("UNAUTHENTICATED", "Send `Authorization: Bearer <key>` with a valid key.");
      return this.#fault(request, response, error, isBrokenBearer(request) ? 400 : 401);
    }
    switch (request.method) {
      case "POST":
        return readJsonBody(request, maxBodyBytes, (body, fault) => {
          if (fault) return this.#fault(request, response, fault.error, fault.status);
          const decoded = codec.decodePost(body as JsonValue, request.headers, agent);
          if (decoded instanceof Promise) void decoded.then((found) => this.#carryOut(found, request, response, agent));
          else this.#carryOut(decoded, request, response, agent);
        });
      case "GET":
        return this.#carryOut(codec.decodeGet(request.headers, agent), request, response, agent);
      case "DELETE":
        return this.#answer(codec.decodeDelete(request.headers, agent), request, response);
      default:
        response.setHeader("allow", "POST, GET, DELETE");
        return this.#fault(request, response, new ToolError("UNKNOWN_METHOD", "Send messages with POST."), 405);
    }
  }

  #carryOut(decoded: PostDecoded, request: IncomingMessage, response: ServerResponse, principal: AuthenticatedAgent): void {
    if (decoded.kind === "answer") return this.#answer(decoded.answer, request, response);
    const { host, newExchangeId, metadata } = this.#options;
    const headersOf = (status: number, scopes: readonly string[]) => metadata.challenge(status, request, scopes);
    const { maxQueuedBytes, maxSubscriptions } = host.limits;
    const { codec } = decoded;
    // Whoever asks may be gone by the time that it is known who it was: nothing tells of that a second time.
    if (response.destroyed && codec.endsWithConnection) return codec.onEnded?.();
    const exchange = new Exchange({ id: newExchangeId(), principal, response, codec, headersOf, maxQueuedBytes, maxSubscriptions });
    if (decoded.kind === "request") return exchange.hold(host.begin(decoded.operation, exchange));
    if (this.#streams.size >= this.#options.maxStreams) {
      return this.#fault(request, response, new ToolError("RESOURCE_EXHAUSTED", "As many streams are open as may be (maxConnections)."));
    }
    this.#keep(exchange, response);
    exchange.begin(decoded.frames);
    codec.onOpened?.((notice) => exchange.notice(notice));
    if (decoded.operation) exchange.hold(host.begin(decoded.operation, exchange));
    this.#credentials.add(exchange);
  }

  #keep(exchange: Exchange, response: ServerResponse): void {
    this.#streams.add(exchange);
    this.#timer ??= setInterval(() => {
      for (const stream of this.#streams) stream.beat();
    }, keepAliveMs).unref();
    response.on("close", () => {
      this.#streams.delete(exchange);
      this.#credentials.remove(exchange);
      if (this.#streams.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    });
  }

  #answer({ status, body, headers = {}, error }: HttpAnswer, request: IncomingMessage, response: ServerResponse): void {
    if (error) this.#options.logger.info("mcp.refused", { code: error.code, status, reason: error.message, error: error.cause });
    const challenge = this.#options.metadata.challenge(status, request);
    if (body !== undefined) return answerJson(response, status, body, { ...headers, ...challenge });
    response.writeHead(status, { "content-length": 0, ...headers, ...challenge });
    response.end();
  }

  /** A request that was not even read. */
  #fault(request: IncomingMessage, response: ServerResponse, error: ToolError, status: number = httpStatusOf(error.code)): void {
    this.#answer({ status, body: this.#options.codec.encodeFault(error), error }, request, response);
  }
}
