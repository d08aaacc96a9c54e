/** One shared context as a client sees it: read, write, follow. Keeps the followed value whole by its revisions. */

import type { ContextSnapshot, ContextUpdateNotice, JsonObject } from "../contract/index.ts";
import type { CallError } from "./call-error.ts";
import type { ContextListener, ContextRequestOptions, ContextSubscription, ContextUpdateOptions } from "./context-subscription.ts";
import { Follower, type Step } from "./follower.ts";
import { guarded } from "./guarded.ts";
import type { Requests } from "./request-desk.ts";
import { metadataOf } from "./request-options.ts";

/** What a handle tells its client. */
export interface HandleEvents {
  /** Whether there is anybody to tell that a subscription ends. */
  readonly isConnected: () => boolean;
  readonly onError: (error: CallError) => void;
  /** A subscription could not be taken up again: its listeners hear nothing any more. */
  readonly onSubscriptionLost: (contextId: string, error: CallError) => void;
}

export class ContextHandle {
  readonly contextId: string;
  readonly #requests: Requests;
  readonly #events: HandleEvents;
  readonly #listeners = new Set<ContextListener>();
  #follower: Follower | undefined;
  #starting: Promise<ContextSnapshot> | undefined;
  #outages = 0;

  constructor(contextId: string, requests: Requests, events: HandleEvents) {
    this.contextId = contextId;
    this.#requests = requests;
    this.#events = events;
  }

  /** The followed value; `undefined` while nobody subscribes. */
  get current(): ContextSnapshot | undefined {
    return this.#follower?.current;
  }

  /** @throws {CallError} UNKNOWN_CONTEXT, PERMISSION_DENIED, UNAVAILABLE. */
  async get(options: ContextRequestOptions = {}): Promise<ContextSnapshot> {
    const message = { type: "contextGet", context_id: this.contextId, ...metadataOf(options) } as const;
    const answer = await this.#requests.request<"contextResponse">(message, options);
    return { contextId: this.contextId, revision: answer.revision, value: answer.snapshot ?? {} };
  }

  /**
   * Applies an RFC 7396 patch.
   *
   * @returns The revision the patch led to.
   * @throws {CallError} CONFLICT with `currentRevision`, INVALID_ARGUMENT, UNKNOWN_CONTEXT, PERMISSION_DENIED, RESOURCE_EXHAUSTED, UNAVAILABLE;
   *   `OutcomeUnknownError` when the connection was lost before the answer: an update is never sent twice.
   */
  async update(patch: JsonObject, options: ContextUpdateOptions = {}): Promise<{ readonly revision: number }> {
    const expected = options.expectedRevision === undefined ? {} : { expected_revision: options.expectedRevision };
    const message = { type: "contextUpdate", context_id: this.contextId, patch, ...expected, ...metadataOf(options) } as const;
    const { revision } = await this.#requests.request<"contextResponse">(message, options);
    this.#follower?.take({ fromRevision: revision - 1, revision, patch, own: true });
    return { revision };
  }

  /**
   * Follows the context: the listener hears every later change, also this client's own, after `current` took it. The subscription outlives
   * lost connections: it goes on from the revision held, by the changes missed or by a fold of them.
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
      return { snapshot: this.#follower?.current ?? first, unsubscribe: (how = {}) => this.#leave(own, how.signal) };
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

  /** @internal The connection is gone. */
  suspend(): void {
    this.#outages += 1;
    this.#follower?.suspend();
  }

  /** @internal A new connection stands: takes up a subscription that stood on the one before. */
  async resume(): Promise<void> {
    const follower = this.#follower;
    const held = follower?.current;
    const outage = this.#outages;
    // One whose first answer has not come is asked for again by its own request.
    if (follower === undefined || held === undefined) return;
    const message = { type: "contextSubscribe", context_id: this.contextId, from_revision: held.revision } as const;
    try {
      const answer = await this.#requests.request<"contextResponse">(message, { isUrgent: true, isForThisConnection: true });
      if (this.#follower !== follower) return;
      follower.resume({ contextId: this.contextId, revision: answer.revision, value: answer.snapshot ?? {} });
    } catch (error) {
      if (this.#follower !== follower || this.#outages !== outage) return;
      // What may pass is asked for as long as the connection stands; the next connection asks by itself.
      if ((error as CallError).retryable) return this.resume();
      this.#forget();
      this.#events.onSubscriptionLost(this.contextId, error as CallError);
    }
  }

  /** @internal Nothing comes any more. */
  end(): void {
    this.#forget();
  }

  async #start(options: ContextRequestOptions): Promise<ContextSnapshot> {
    const follower = new Follower(this.contextId, {
      onChange: (snapshot, step) => this.#tell(snapshot, step),
      refetch: () => this.get(),
      onLost: (error) => this.#events.onError(error as CallError),
    });
    this.#follower = follower;
    const message = { type: "contextSubscribe", context_id: this.contextId, ...metadataOf(options) } as const;
    try {
      const answer = await this.#requests.request<"contextResponse">(message, options);
      return follower.begin({ contextId: this.contextId, revision: answer.revision, value: answer.snapshot ?? {} });
    } catch (error) {
      if (this.#follower === follower) this.#follower = undefined;
      throw error;
    }
  }

  async #leave(listener: ContextListener, signal: AbortSignal | undefined): Promise<void> {
    if (!this.#listeners.delete(listener) || this.#listeners.size > 0) return;
    this.#forget();
    if (!this.#events.isConnected()) return;
    await this.#requests.request<"contextResponse">({ type: "contextUnsubscribe", context_id: this.contextId }, { signal });
  }

  #forget(): void {
    this.#listeners.clear();
    this.#follower = undefined;
    this.#starting = undefined;
  }

  #tell(snapshot: ContextSnapshot, { fromRevision, isFold, change }: Step): void {
    const event = {
      ...snapshot,
      own: change?.own ?? false,
      ...(change?.by === undefined ? {} : { by: change.by }),
      ...(isFold ? { folded: { fromRevision } } : {}),
    };
    for (const listener of [...this.#listeners]) guarded(listener, event);
  }
}
