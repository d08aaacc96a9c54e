/** The client: tools to call, a catalog to list, contexts to share, over one connection. Knows nothing of sockets. */

import type {
  ContextUpdateNotice,
  JsonObject,
  JsonValue,
  RequestMetadata,
  Scope,
  ToolProgress,
  TraceContext,
  Welcome,
} from "../contract/index.ts";
import type { CallError } from "./call-error.ts";
import { type CatalogOptions, type CatalogView, catalogView } from "./catalog-pages.ts";
import type { Channel, ChannelClosed } from "./channel.ts";
import { Connection } from "./connection.ts";
import { ContextHandle, metadataOf } from "./context-handle.ts";
import { guarded } from "./guarded.ts";

export interface CallOptions {
  /** Milliseconds the server may take, counted from receipt; the lower of it and the tool's timeout holds. */
  readonly deadlineMs?: number;
  /** Cancels the call, here and at the server. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ToolProgress) => void;
  /** The person on whose behalf the agent acts. */
  readonly userId?: string;
  /** Ties this call to others in every log; the server makes one without it. */
  readonly correlationId?: string;
  /** What started the call, such as a person's question; up to 256 characters. */
  readonly requestOrigin?: string;
  /** The shared context this call is about. */
  readonly contextId?: string;
  /** The same key and arguments within the server's window give the first result again. */
  readonly idempotencyKey?: string;
  /** Exact (`1.2.0`) or caret (`^1.2.0`). */
  readonly version?: string;
  readonly trace?: TraceContext;
}

/** What a call brought, and how it went. */
export interface CallResult<Output = JsonValue> {
  readonly result: Output;
  readonly correlationId: string;
  readonly requestId: string;
  /** Milliseconds at the server. */
  readonly durationMs: number;
  readonly catalogDigest: string;
}

export interface ClientEventMap {
  /** The server's catalog is another now: list again. */
  readonly catalogChanged: { readonly catalogDigest: string };
  /** The connection ended; every request that waited was rejected with UNAVAILABLE. */
  readonly closed: ChannelClosed;
  /** A complaint that belongs to no request. */
  readonly protocolError: CallError;
}

/** Milliseconds given to an answer after the deadline, before this side stops waiting for it. */
const deadlineGraceMs = 2_000;

export class Client {
  readonly #connection: Connection;
  readonly #contexts = new Map<string, ContextHandle>();
  readonly #listeners: { [Name in keyof ClientEventMap]: Set<(event: ClientEventMap[Name]) => void> } = {
    catalogChanged: new Set(),
    closed: new Set(),
    protocolError: new Set(),
  };
  readonly #ended: Promise<void>;

  constructor(channel: Channel, welcome: Welcome) {
    let end = (): void => undefined;
    this.#ended = new Promise((resolve) => {
      end = resolve;
    });
    this.#connection = new Connection(channel, welcome, {
      onNotice: (notice: ContextUpdateNotice) => this.#contexts.get(notice.context_id)?.notice(notice),
      onCatalogChanged: (catalogDigest) => this.#emit("catalogChanged", { catalogDigest }),
      onProtocolError: (error) => this.#emit("protocolError", error),
      onClose: (closed) => {
        end();
        this.#emit("closed", closed);
      },
    });
  }

  get agentId(): string {
    return this.#connection.welcome.agent_id;
  }

  get sessionId(): string {
    return this.#connection.welcome.session_id;
  }

  /** What the server granted this agent. */
  get scopes(): readonly Scope[] {
    return this.#connection.welcome.scopes;
  }

  /** SHA-256 of the catalog the server greeted with. */
  get catalogDigest(): string {
    return this.#connection.welcome.catalog_digest;
  }

  /**
   * Calls a tool.
   *
   * @param args - The tool's arguments; those with defaults may be left out.
   * @throws {CallError} The server's error with its code and details; UNAVAILABLE when the connection was lost, and then
   *   `mayHaveRun` is true; CANCELLED when the signal aborted; DEADLINE_EXCEEDED when no answer came in time.
   */
  async call(name: string, args: JsonObject = {}, options: CallOptions = {}): Promise<JsonValue> {
    return (await this.callWithDetails(name, args, options)).result;
  }

  /** `call`, with the ids and the time the server answered with. */
  async callWithDetails(name: string, args: JsonObject = {}, options: CallOptions = {}): Promise<CallResult> {
    const metadata = callMetadataOf(options);
    const { deadlineMs, signal, onProgress, version } = options;
    const message = {
      type: "toolRequest",
      tool: name,
      payload: args,
      ...(version === undefined ? {} : { version }),
      ...(Object.keys(metadata).length === 0 ? {} : { metadata }),
    } as const;
    const giveUpAfterMs = deadlineMs === undefined ? undefined : deadlineMs + deadlineGraceMs;
    const answer = await this.#connection.request<"toolResponse">(message, { signal, onProgress, giveUpAfterMs });
    return {
      result: answer.result,
      correlationId: answer.metadata.correlation_id,
      requestId: answer.metadata.request_id,
      durationMs: answer.metadata.duration_ms,
      catalogDigest: answer.metadata.catalog_digest,
    };
  }

  /** The tools this agent may call. */
  catalog(options: CatalogOptions = {}): CatalogView {
    return catalogView(this.#connection, options);
  }

  /** @param contextId - `<Context name>` or `<Context name>/<key>`. */
  context(contextId: string): ContextHandle {
    let handle = this.#contexts.get(contextId);
    if (handle === undefined) {
      handle = new ContextHandle(contextId, this.#connection, (error) => this.#emit("protocolError", error));
      this.#contexts.set(contextId, handle);
    }
    return handle;
  }

  /** @returns A function that ends the listening. */
  on<Name extends keyof ClientEventMap>(name: Name, listener: (event: ClientEventMap[Name]) => void): () => void {
    const own = (event: ClientEventMap[Name]): void => listener(event);
    this.#listeners[name].add(own);
    return () => this.#listeners[name].delete(own);
  }

  /** @returns When the server's pong is here. */
  ping(): Promise<void> {
    return this.#connection.ping();
  }

  /** Ends the connection; what waits for an answer is rejected with UNAVAILABLE. */
  close(): Promise<void> {
    this.#connection.close();
    return this.#ended;
  }

  #emit<Name extends keyof ClientEventMap>(name: Name, event: ClientEventMap[Name]): void {
    for (const listener of [...this.#listeners[name]]) guarded(listener, event);
  }
}

function callMetadataOf(options: CallOptions): RequestMetadata {
  const { contextId, idempotencyKey, deadlineMs, trace } = options;
  return {
    ...metadataOf(options).metadata,
    ...(contextId === undefined ? {} : { context_id: contextId }),
    ...(idempotencyKey === undefined ? {} : { idempotency_key: idempotencyKey }),
    ...(deadlineMs === undefined ? {} : { deadline_ms: deadlineMs }),
    ...(trace?.traceparent === undefined ? {} : { traceparent: trace.traceparent }),
    ...(trace?.tracestate === undefined ? {} : { tracestate: trace.tracestate }),
  };
}
