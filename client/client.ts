/** The client: tools to call, a catalog to list, contexts to share. Knows nothing of connections. */

import type { JsonObject, JsonValue, Scope } from "../contract/index.ts";
import { type CallOptions, type CallResult, callMetadataOf } from "./call-options.ts";
import { type CatalogOptions, type CatalogView, catalogView } from "./catalog-pages.ts";
import { type ClientEventMap, ClientEvents } from "./client-events.ts";
import { ContextHandle } from "./context-handle.ts";
import type { Endpoints } from "./endpoints.ts";
import { Link, type LinkPorts } from "./link.ts";
import type { Resilience } from "./resilience.ts";
import type { ClientState } from "./state.ts";

/** Milliseconds given to an answer after the deadline, before this side stops waiting for it. */
const deadlineGraceMs = 2_000;

export class Client {
  readonly #link: Link;
  readonly #contexts = new Map<string, ContextHandle>();
  readonly #events = new ClientEvents();
  readonly #ended: Promise<void>;

  /** @internal Programs call `connect`. */
  constructor(endpoints: Endpoints, resilience: Resilience, ports: LinkPorts) {
    let end = (): void => undefined;
    this.#ended = new Promise((resolve) => {
      end = resolve;
    });
    const handles = this.#contexts;
    this.#link = new Link(endpoints, resilience, ports, {
      onNotice: (notice) => handles.get(notice.context_id)?.notice(notice),
      onCatalogChanged: (catalogDigest) => this.#events.emit("catalogChanged", { catalogDigest }),
      onProtocolError: (error) => this.#events.emit("protocolError", error),
      onState: (change) => this.#events.emit("stateChanged", change),
      onConnected: () => {
        for (const handle of handles.values()) void handle.resume();
      },
      onLost: () => {
        for (const handle of handles.values()) handle.suspend();
      },
      onEnd: (closed, error) => {
        for (const handle of handles.values()) handle.end();
        end();
        this.#events.emit("closed", error === undefined ? closed : { ...closed, error });
      },
    });
  }

  /** @internal Programs call `connect`. */
  start(signal: AbortSignal | undefined): Promise<void> {
    return this.#link.start(signal);
  }

  /** Where the connection stands; `stateChanged` tells each change. */
  get state(): ClientState {
    return this.#link.state;
  }

  get agentId(): string {
    return this.#link.welcome.agent_id;
  }

  /** The server's id of the connection; another one after each reconnect. */
  get sessionId(): string {
    return this.#link.welcome.session_id;
  }

  /** What the server granted this agent. */
  get scopes(): readonly Scope[] {
    return this.#link.welcome.scopes;
  }

  /** SHA-256 of the catalog the server greeted with last. */
  get catalogDigest(): string {
    return this.#link.welcome.catalog_digest;
  }

  /**
   * Calls a tool.
   *
   * @param args - The tool's arguments; those with defaults may be left out.
   * A call that cannot be sent waits for a connection. One whose answer is lost, or that is answered with a retryable error, is sent again
   * where its tool's `effects` (`read` or `idempotent`) or an idempotency key make that safe.
   *
   * @throws {CallError} The server's error with its code and details; `OutcomeUnknownError` when the connection was lost and a repetition is
   *   not safe; CANCELLED when the signal aborted; DEADLINE_EXCEEDED when no answer came in time; UNAVAILABLE when it was not sent, or
   *   `mayHaveRun`; RESOURCE_EXHAUSTED when too much waits already.
   */
  async call(name: string, args: JsonObject = {}, options: CallOptions = {}): Promise<JsonValue> {
    return (await this.callWithDetails(name, args, options)).result;
  }

  /** `call`, with the ids and the time the server answered with. */
  async callWithDetails(name: string, args: JsonObject = {}, options: CallOptions = {}): Promise<CallResult> {
    const metadata = callMetadataOf(options);
    const { deadlineMs, signal, onProgress, version, effects } = options;
    const message = {
      type: "toolRequest",
      tool: name,
      payload: args,
      ...(version === undefined ? {} : { version }),
      ...(Object.keys(metadata).length === 0 ? {} : { metadata }),
    } as const;
    const giveUpAfterMs = deadlineMs === undefined ? undefined : deadlineMs + deadlineGraceMs;
    const answer = await this.#link.request<"toolResponse">(message, { signal, onProgress, giveUpAfterMs, effects });
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
    return catalogView(this.#link, options);
  }

  /** @param contextId - `<Context name>` or `<Context name>/<key>`. */
  context(contextId: string): ContextHandle {
    let handle = this.#contexts.get(contextId);
    if (handle === undefined) {
      handle = new ContextHandle(contextId, this.#link, {
        isConnected: () => this.#link.isConnected,
        onError: (error) => this.#events.emit("protocolError", error),
        onSubscriptionLost: (id, error) => this.#events.emit("subscriptionLost", { contextId: id, error }),
      });
      this.#contexts.set(contextId, handle);
    }
    return handle;
  }

  /** @returns A function that ends the listening. */
  on<Name extends keyof ClientEventMap>(name: Name, listener: (event: ClientEventMap[Name]) => void): () => void {
    return this.#events.on(name, listener);
  }

  /**
   * @returns When the server's pong is here.
   * @throws {CallError} UNAVAILABLE when there is no connection at the moment, or it is lost; CANCELLED when the signal aborts.
   */
  ping(options: { readonly signal?: AbortSignal } = {}): Promise<void> {
    return this.#link.ping(options.signal);
  }

  /**
   * Ends the client: what has no answer is rejected at once, subscriptions end, nothing is tried again, no timer is left.
   *
   * @returns When the connection is closed, at most two seconds later.
   */
  async close(): Promise<void> {
    await this.#link.close();
    await this.#ended;
  }
}
