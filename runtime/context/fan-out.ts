/** Who follows which context, and what each has been told. Knows nothing of stores, scopes' rules or sockets. */

import type { Principal } from "../../contract/index.ts";
import type { PublishedChange } from "./bus.ts";

/** One connection that follows a context. */
export interface ContextSubscriber {
  /** The connection's id; changes that carry it as their origin are not told to it. */
  readonly origin: string;
  notice(published: PublishedChange): void;
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

export class FanOut {
  readonly #subscriptions = new Map<string, Set<Subscription>>();

  add(subscription: Subscription): void {
    const { contextId } = subscription;
    const followers = this.#subscriptions.get(contextId);
    if (followers) followers.add(subscription);
    else this.#subscriptions.set(contextId, new Set([subscription]));
  }

  remove(subscription: Subscription): void {
    subscription.end();
    const followers = this.#subscriptions.get(subscription.contextId);
    followers?.delete(subscription);
    if (followers?.size === 0) this.#subscriptions.delete(subscription.contextId);
  }

  publish(published: PublishedChange): void {
    // A copy: a subscriber may leave while it is told.
    for (const subscription of [...(this.#subscriptions.get(published.change.contextId) ?? [])]) subscription.offer(published);
  }

  /** Ends the subscriptions that are not to go on. @returns Those that ended. */
  retain(mayGoOn: (subscription: Subscription) => boolean): readonly Subscription[] {
    const ended = [...this.#subscriptions.values()].flatMap((followers) => [...followers].filter((one) => !mayGoOn(one)));
    for (const subscription of ended) this.remove(subscription);
    return ended;
  }
}
