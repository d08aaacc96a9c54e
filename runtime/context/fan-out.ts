/** Who follows which context, and what each has been told. Knows nothing of stores, scopes' rules or sockets. */

import type { Principal, ToolError } from "../../contract/index.ts";
import { channels } from "../observe/channels.ts";
import type { PublishedChange } from "./published-change.ts";
import type { ChangeListener } from "./store.ts";

/** One connection that follows a context. */
export interface ContextSubscriber {
  /** The connection's id; changes that carry it as their origin are not told to it. */
  readonly origin: string;
  notice(published: PublishedChange): void;
  /** The subscription ended without the subscriber's doing, such as when its agent may no longer read the context. */
  ended?(error: ToolError): void;
}

/** Changes held for a subscriber that waits for its first snapshot; beyond them the oldest fold into the later ones. */
export const maxHeldChanges = 1_024;

/**
 * What one subscriber knows of one context. Begins by holding changes back, until `knows` says where it starts and `release` lets go.
 */
export class Subscription {
  readonly contextId: string;
  readonly principal: Principal;
  readonly #subscriber: ContextSubscriber;
  readonly #onFault: (error: unknown) => void;
  #revision = 0;
  #held: PublishedChange[] | undefined = [];
  #isEnded = false;

  /** @param onFault - Told when the subscriber throws; nobody else shall feel it. */
  constructor(contextId: string, principal: Principal, subscriber: ContextSubscriber, onFault: (error: unknown) => void) {
    this.contextId = contextId;
    this.principal = principal;
    this.#subscriber = subscriber;
    this.#onFault = onFault;
  }

  /** The subscriber holds the value at this revision: nothing up to it is told. */
  knows(revision: number): void {
    this.#revision = revision;
  }

  /** Tells a change at once, past those held back. */
  replay(published: PublishedChange): void {
    this.#tell(published);
  }

  /** Tells what was held back, and from now on everything at once. */
  release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const published of held) this.#tell(published);
  }

  offer(published: PublishedChange): void {
    if (this.#held === undefined) this.#tell(published);
    else if (this.#held.push(published) > maxHeldChanges) this.#held.shift();
  }

  /** Ends the subscription, and says why. */
  revoke(error: ToolError): void {
    if (this.#isEnded) return;
    this.end();
    try {
      this.#subscriber.ended?.(error);
    } catch (fault) {
      this.#onFault(fault);
    }
  }

  end(): void {
    this.#isEnded = true;
    this.#held = undefined;
  }

  #tell(published: PublishedChange): void {
    const { change, origin } = published;
    if (this.#isEnded || change.revision <= this.#revision) return;
    // From 0: the context was forgotten and begins anew; the change says so itself.
    const hasGap = change.fromRevision !== this.#revision && change.fromRevision !== 0;
    const told = hasGap ? { ...published, change: { ...change, fromRevision: this.#revision } } : published;
    this.#revision = change.revision;
    // Its own change closes a gap for it too: what lay between was not its own.
    if (origin === "" || origin !== this.#subscriber.origin || hasGap) this.#notice(told);
  }

  #notice(published: PublishedChange): void {
    try {
      this.#subscriber.notice(published);
    } catch (error) {
      this.#onFault(error);
    }
  }
}

/** Starts to watch a context. @returns A function that ends it. */
export type WatchContext = (contextId: string, listener: ChangeListener) => Promise<() => void>;

interface Group {
  readonly followers: Set<Subscription>;
  /** One watch for all of them, from the first to the last. */
  readonly watch: Promise<() => void>;
}

export class FanOut {
  readonly #watch: WatchContext;
  readonly #groups = new Map<string, Group>();

  constructor(watch: WatchContext) {
    this.#watch = watch;
  }

  /**
   * Resolves when changes reach the subscription; those that come before are told as well.
   *
   * @throws {unknown} What the watch came to, when it cannot be had; the subscription is not added then.
   */
  async add(subscription: Subscription): Promise<void> {
    const { contextId } = subscription;
    const group = this.#groups.get(contextId) ?? this.#begin(contextId);
    group.followers.add(subscription);
    try {
      await group.watch;
    } catch (error) {
      this.remove(subscription);
      throw error;
    }
  }

  remove(subscription: Subscription): void {
    subscription.end();
    const { contextId } = subscription;
    const group = this.#groups.get(contextId);
    if (!group?.followers.delete(subscription) || group.followers.size > 0) return;
    this.#groups.delete(contextId);
    group.watch.then(
      (end) => end(),
      () => undefined,
    );
  }

  /** Those that follow anything at this moment. */
  all(): readonly Subscription[] {
    return [...this.#groups.values()].flatMap(({ followers }) => [...followers]);
  }

  #begin(contextId: string): Group {
    const followers = new Set<Subscription>();
    // A copy: a subscriber may leave while it is told.
    const tell = (published: PublishedChange) => {
      if (channels.contextTold.hasSubscribers) channels.contextTold.publish({ followers: followers.size });
      for (const subscription of [...followers]) subscription.offer(published);
    };
    const group = { followers, watch: this.#watch(contextId, tell) };
    this.#groups.set(contextId, group);
    return group;
  }
}
