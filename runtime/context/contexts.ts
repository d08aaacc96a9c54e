/**
 * Shared contexts over a store: who may, what is valid, who is told. Every change of a context, from whichever server, reaches each of its
 * subscribers once and in the order of its revisions. Knows nothing of protocols, transports and drivers.
 */

import {
  type ContextChange,
  type ContextSnapshot,
  isToolError,
  type JsonObject,
  type Logger,
  type Principal,
  type RegisteredContext,
  ToolError,
} from "../../contract/index.ts";
import { calmLogger } from "../observe/calm-logger.ts";
import { channels } from "../observe/channels.ts";
import { Outage } from "../observe/outage.ts";
import { changeRefusal, demandPatch, readRefusal } from "./context-errors.ts";
import type { ContextService, ContextSubscriptionStart, ContextUpdate } from "./context-service.ts";
import { type ContextSubscriber, FanOut, Subscription } from "./fan-out.ts";
import { judgeValue } from "./judge.ts";
import { demandAccess, mayRead, type Slot, SlotTable } from "./slots.ts";
import type { ContextStore, HistoryRange, JournalEntry } from "./store.ts";

export interface ContextServiceOptions {
  readonly contexts: readonly RegisteredContext[];
  readonly store: ContextStore;
  readonly logger: Logger;
}

/** Time between two looks for contexts whose time is over. */
const sweepIntervalMs = 1_000;

/** Entries of a context's history given at once. */
const maxHistoryEntries = 1_000;

export function createContextService(options: ContextServiceOptions): ContextService {
  return new Contexts(options);
}

class Contexts implements ContextService {
  readonly #store: ContextStore;
  readonly #logger: Logger;
  /** For what is tried every second. */
  readonly #sweepLogger: Logger;
  readonly #storeOutage: Outage;
  readonly #slotOutage: Outage;
  readonly #fanOut: FanOut;
  readonly #sweeper: NodeJS.Timeout;
  #slots: SlotTable;
  #closing: Promise<void> | undefined;

  constructor({ contexts, store, logger }: ContextServiceOptions) {
    this.#store = store;
    this.#logger = logger;
    this.#sweepLogger = calmLogger(logger);
    this.#storeOutage = new Outage("context", logger);
    this.#slotOutage = new Outage("context.slot", logger);
    this.#slots = new SlotTable(contexts);
    this.#fanOut = new FanOut((contextId, listener) => store.watch(contextId, listener));
    this.#sweeper = setInterval(() => this.#sweep(), sweepIntervalMs).unref();
  }

  async get(principal: Principal, contextId: string): Promise<ContextSnapshot> {
    demandAccess(principal, await this.#demandSlot(contextId), "read");
    return this.#ask(() => this.#store.get(contextId));
  }

  async update(principal: Principal, request: ContextUpdate): Promise<ContextSnapshot> {
    const slot = await this.#demandSlot(request.contextId);
    demandAccess(principal, slot, "change");
    demandPatch(request.patch);
    const validate = await this.#ask(() => slot.validator(), this.#slotOutage);
    const canRead = mayRead(principal, slot);
    const check = (value: JsonObject) => judgeValue(value, slot.slot, validate, canRead);
    const snapshot = await this.#apply(principal, request, slot, check);
    return canRead ? snapshot : { ...snapshot, value: {} };
  }

  async subscribe(
    principal: Principal,
    contextId: string,
    subscriber: ContextSubscriber,
    fromRevision?: number,
  ): Promise<ContextSubscriptionStart> {
    demandAccess(principal, await this.#demandSlot(contextId), "read");
    const subscription = new Subscription(contextId, principal, subscriber, (error) =>
      this.#logger.error("context.notice_failed", { contextId, agentId: principal.agentId, error }),
    );
    try {
      // Before the store is asked: a change between its answer and the subscription would be lost.
      await this.#ask(() => this.#fanOut.add(subscription));
      const snapshot = await this.#ask(() => this.#store.get(contextId));
      const resumed = fromRevision !== undefined && (await this.#resume(subscription, snapshot, fromRevision));
      subscription.knows(snapshot.revision);
      setImmediate(() => subscription.release());
      return { snapshot, resumed, unsubscribe: () => this.#fanOut.remove(subscription) };
    } catch (error) {
      this.#fanOut.remove(subscription);
      throw error;
    }
  }

  async history(principal: Principal, contextId: string, range: Partial<HistoryRange> = {}): Promise<readonly JournalEntry[]> {
    demandAccess(principal, await this.#demandSlot(contextId), "read");
    const limit = Math.min(range.limit ?? maxHistoryEntries, maxHistoryEntries);
    return this.#ask(() => this.#store.history(contextId, { ...range, limit }));
  }

  health(): string | undefined {
    return this.#store.health();
  }

  replace(contexts: readonly RegisteredContext[]): void {
    this.#slots = new SlotTable(contexts);
    for (const subscription of this.#fanOut.all()) {
      const { contextId, principal } = subscription;
      const refusal = readRefusal(principal, contextId, this.#slots.named(contextId));
      if (!refusal) continue;
      this.#logger.warn("context.subscription_ended", { contextId, agentId: principal.agentId });
      subscription.revoke(refusal);
      this.#fanOut.remove(subscription);
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#end();
    return this.#closing;
  }

  async #end(): Promise<void> {
    clearInterval(this.#sweeper);
    for (const subscription of this.#fanOut.all()) this.#fanOut.remove(subscription);
    await this.#store.close();
  }

  async #apply(
    principal: Principal,
    request: ContextUpdate,
    { slot }: Slot,
    check: (value: JsonObject) => unknown,
  ): Promise<ContextSnapshot> {
    const { contextId, patch, expectedRevision, correlationId, origin } = request;
    const by = { agentId: principal.agentId, correlationId };
    const outcome = await this.#ask(() =>
      this.#store.apply({
        contextId,
        patch,
        by,
        origin,
        ttlMs: slot.ttlMs,
        check,
        ...(expectedRevision === undefined ? {} : { expectedRevision }),
      }),
    );
    if (outcome.kind !== "applied") throw changeRefusal(request, outcome);
    const { change, snapshot } = outcome;
    this.#logger.debug("context.updated", { contextId, revision: change.revision, ...by });
    if (channels.contextUpdated.hasSubscribers)
      channels.contextUpdated.publish({ contextName: slot.name, revision: change.revision, agentId: by.agentId });
    return snapshot;
  }

  /** Tells what the subscriber missed, up to the snapshot. @returns False when the store no longer has it all. */
  async #resume(subscription: Subscription, snapshot: ContextSnapshot, fromRevision: number): Promise<boolean> {
    const missed = await this.#ask(() => this.#store.changesSince(snapshot.contextId, fromRevision));
    if (!missed || !leadsOn(missed, fromRevision, snapshot.revision)) return false;
    subscription.knows(fromRevision);
    for (const change of missed) {
      // What came after the snapshot comes by the bus.
      if (change.revision <= snapshot.revision) subscription.replay({ change, snapshot, origin: "" });
    }
    return true;
  }

  #sweep(): void {
    this.#store.sweep().catch((error: unknown) => this.#sweepLogger.warn("context.sweep_failed", { error }));
  }

  async #demandSlot(contextId: string): Promise<Slot> {
    if (this.#closing) throw new ToolError("UNAVAILABLE", "The server is stopping. Try again on another connection.");
    return this.#ask(() => this.#slots.demand(contextId), this.#slotOutage);
  }

  /** Whatever is wrong with the store or a module is not the caller's fault and may pass. */
  async #ask<T>(question: () => Promise<T>, outage = this.#storeOutage): Promise<T> {
    try {
      const answer = await question();
      outage.succeeded();
      return answer;
    } catch (cause) {
      if (isToolError(cause)) throw cause;
      outage.failed(cause);
      throw new ToolError("UNAVAILABLE", "The shared contexts do not answer at the moment. Try again.", { cause });
    }
  }
}

/** Whether changes lead from the one revision at least to the other. */
function leadsOn(changes: readonly ContextChange[], fromRevision: number, toRevision: number): boolean {
  return fromRevision === toRevision || changes.some((change) => change.revision === toRevision);
}
