/** One shared context as a client sees it: read, write, follow. Keeps the followed value whole by its revisions. */

import type { ContextSnapshot, ContextUpdateNotice, JsonObject, RequestMetadata } from "../contract/index.ts";
import type { CallError } from "./call-error.ts";
import type { Connection } from "./connection.ts";
import { type Change, Follower } from "./follower.ts";
import { guarded } from "./guarded.ts";

/** A change of a followed context, told after the local value took it. */
export interface ContextEvent<Value = JsonObject> {
  readonly contextId: string;
  readonly revision: number;
  readonly value: Value;
  /** Who wrote it; absent when several changes arrived as one value. */
  readonly by?: { readonly agentId: string; readonly correlationId: string };
  /** True when this very client wrote it. */
  readonly own: boolean;
}

export type ContextListener<Value = JsonObject> = (event: ContextEvent<Value>) => void;

export interface ContextRequestOptions {
  readonly correlationId?: string;
  readonly userId?: string;
  readonly requestOrigin?: string;
  readonly signal?: AbortSignal;
}

export interface ContextUpdateOptions extends ContextRequestOptions {
  /** The update is refused with CONFLICT unless the context stands at this revision. */
  readonly expectedRevision?: number;
}

/** A subscription that stands: where the context stood at its start, and the way to end it. */
export interface ContextSubscription<Value = JsonObject> {
  readonly snapshot: ContextSnapshot & { readonly value: Value };
  unsubscribe(): Promise<void>;
}

export class ContextHandle {
  readonly contextId: string;
  readonly #connection: Connection;
  readonly #onError: (error: CallError) => void;
  readonly #listeners = new Set<ContextListener>();
  #follower: Follower | undefined;
  #starting: Promise<ContextSnapshot> | undefined;

  constructor(contextId: string, connection: Connection, onError: (error: CallError) => void) {
    this.contextId = contextId;
    this.#connection = connection;
    this.#onError = onError;
  }

  /** The followed value; `undefined` while nobody subscribes. */
  get current(): ContextSnapshot | undefined {
    return this.#follower?.current;
  }

  /** @throws {CallError} UNKNOWN_CONTEXT, PERMISSION_DENIED, UNAVAILABLE. */
  async get(options: ContextRequestOptions = {}): Promise<ContextSnapshot> {
    const message = { type: "contextGet", context_id: this.contextId, ...metadataOf(options) } as const;
    const answer = await this.#connection.request<"contextResponse">(message, options);
    return { contextId: this.contextId, revision: answer.revision, value: answer.snapshot ?? {} };
  }

  /**
   * Applies an RFC 7396 patch.
   *
   * @returns The revision the patch led to.
   * @throws {CallError} CONFLICT with `currentRevision`, INVALID_ARGUMENT, UNKNOWN_CONTEXT, PERMISSION_DENIED, RESOURCE_EXHAUSTED, UNAVAILABLE.
   */
  async update(patch: JsonObject, options: ContextUpdateOptions = {}): Promise<{ readonly revision: number }> {
    const expected = options.expectedRevision === undefined ? {} : { expected_revision: options.expectedRevision };
    const message = { type: "contextUpdate", context_id: this.contextId, patch, ...expected, ...metadataOf(options) } as const;
    const { revision } = await this.#connection.request<"contextResponse">(message, options);
    this.#follower?.take({ fromRevision: revision - 1, revision, patch, own: true });
    return { revision };
  }

  /**
   * Follows the context: the listener hears every later change, also this client's own, after `current` took it.
   *
   * @throws {CallError} UNKNOWN_CONTEXT, PERMISSION_DENIED, RESOURCE_EXHAUSTED, UNAVAILABLE.
   */
  async subscribe(listener: ContextListener, options: ContextRequestOptions = {}): Promise<ContextSubscription> {
    // Each subscription is its own, also when one function listens twice.
    const own: ContextListener = (event) => listener(event);
    this.#starting ??= this.#start(options);
    const starting = this.#starting;
    this.#listeners.add(own);
    try {
      const first = await starting;
      return { snapshot: this.#follower?.current ?? first, unsubscribe: () => this.#leave(own) };
    } catch (error) {
      this.#listeners.delete(own);
      if (this.#starting === starting) this.#starting = undefined;
      throw error;
    }
  }

  /** @internal A notice about this context. */
  notice(notice: ContextUpdateNotice): void {
    this.#follower?.take({
      fromRevision: notice.from_revision,
      revision: notice.revision,
      ...(notice.patch === undefined ? {} : { patch: notice.patch }),
      ...(notice.snapshot === undefined ? {} : { snapshot: notice.snapshot }),
      by: { agentId: notice.by.agent_id, correlationId: notice.by.correlation_id },
      own: false,
    });
  }

  async #start(options: ContextRequestOptions): Promise<ContextSnapshot> {
    const follower = new Follower(this.contextId, {
      onChange: (snapshot, change) => this.#tell(snapshot, change),
      refetch: () => this.get(),
      onLost: (error) => this.#onError(error as CallError),
    });
    this.#follower = follower;
    const message = { type: "contextSubscribe", context_id: this.contextId, ...metadataOf(options) } as const;
    try {
      const answer = await this.#connection.request<"contextResponse">(message, options);
      return follower.begin({ contextId: this.contextId, revision: answer.revision, value: answer.snapshot ?? {} });
    } catch (error) {
      if (this.#follower === follower) this.#follower = undefined;
      throw error;
    }
  }

  async #leave(listener: ContextListener): Promise<void> {
    if (!this.#listeners.delete(listener) || this.#listeners.size > 0) return;
    this.#follower = undefined;
    this.#starting = undefined;
    if (this.#connection.closed !== undefined) return;
    await this.#connection.request<"contextResponse">({ type: "contextUnsubscribe", context_id: this.contextId });
  }

  #tell(snapshot: ContextSnapshot, change: Change | undefined): void {
    const event = { ...snapshot, own: change?.own ?? false, ...(change?.by === undefined ? {} : { by: change.by }) };
    for (const listener of [...this.#listeners]) guarded(listener, event);
  }
}

export function metadataOf(options: ContextRequestOptions): { readonly metadata?: RequestMetadata } {
  const metadata: RequestMetadata = {
    ...(options.correlationId === undefined ? {} : { correlation_id: options.correlationId }),
    ...(options.userId === undefined ? {} : { user_id: options.userId }),
    ...(options.requestOrigin === undefined ? {} : { request_origin: options.requestOrigin }),
  };
  return Object.keys(metadata).length === 0 ? {} : { metadata };
}
