/**
 * Follows contexts in Redis: what is published there is a bell only, and what rang is read from the context's journal. So each watcher
 * meets every change once and in order, whatever the bell missed. Knows nothing of connections.
 */

import type { ContextSnapshot } from "../../../contract/index.ts";
import { diffPatch } from "../diff-patch.ts";
import { freezeJson } from "../freeze.ts";
import { mergePatch } from "../merge-patch.ts";
import { expiryAuthor, expiryOf, type PublishedChange } from "../published-change.ts";
import type { ChangeListener } from "../store.ts";
import { Watchers } from "../watchers.ts";

/** What a context's journal says since a revision. */
export interface Since {
  /** Where the context stands; `value` only where the changes do not lead there. */
  readonly revision: number;
  readonly value: ContextSnapshot["value"] | undefined;
  /** Of a context that is not held: the revision it was forgotten at, 0 for none. */
  readonly pastRevision: number;
  readonly changes: readonly Omit<PublishedChange, "snapshot">[];
  /** Who made the last change, where the changes are not all there. */
  readonly lastBy: PublishedChange["change"]["by"] | undefined;
}

export interface FollowPorts {
  readonly read: (contextId: string) => Promise<ContextSnapshot>;
  readonly since: (contextId: string, revision: number) => Promise<Since>;
  readonly onBehind: (contextId: string, error: unknown) => void;
}

interface Followed {
  known: ContextSnapshot;
  readonly begun: Promise<void>;
  pulling: Promise<void> | undefined;
  /** Rang while it was read. */
  isBehind: boolean;
}

export class RedisFollow {
  readonly #ports: FollowPorts;
  readonly #watchers = new Watchers();
  readonly #followed = new Map<string, Followed>();

  constructor(ports: FollowPorts) {
    this.#ports = ports;
  }

  watch(contextId: string, listener: ChangeListener): Promise<() => void> {
    const begun = (): Promise<void> => (this.#followed.get(contextId) ?? this.#begin(contextId)).begun;
    return this.#watchers.watch(contextId, listener, begun, () => this.#followed.delete(contextId));
  }

  /** A change was published. */
  ring(contextId: string, revision: number): void {
    const followed = this.#followed.get(contextId);
    if (followed && revision > followed.known.revision) void this.#pull(contextId, followed);
  }

  /** Anything may have been missed. */
  ringAll(): void {
    for (const [contextId, followed] of this.#followed) void this.#pull(contextId, followed);
  }

  /** A change made here: told at once where it is the next, read from the journal where others lie between. */
  async own(published: PublishedChange): Promise<void> {
    const { contextId, fromRevision } = published.change;
    const followed = this.#followed.get(contextId);
    if (!followed) return;
    // What a watch came to is its own; the change is made.
    await followed.begun.catch(() => undefined);
    if (followed.known.revision === fromRevision) this.#tell(followed, published);
    else if (followed.known.revision < published.change.revision) await this.#pull(contextId, followed);
  }

  clear(): void {
    this.#watchers.clear();
    this.#followed.clear();
  }

  #begin(contextId: string): Followed {
    const begun = this.#ports.read(contextId).then((snapshot) => {
      followed.known = snapshot;
    });
    const followed: Followed = { known: { contextId, revision: 0, value: {} }, begun, pulling: undefined, isBehind: false };
    this.#followed.set(contextId, followed);
    return followed;
  }

  /** Reads what is new, one reading at a time; a bell meanwhile makes it read again. */
  #pull(contextId: string, followed: Followed): Promise<void> {
    followed.isBehind = true;
    followed.pulling ??= this.#catchUp(contextId, followed).finally(() => {
      followed.pulling = undefined;
    });
    return followed.pulling;
  }

  async #catchUp(contextId: string, followed: Followed): Promise<void> {
    try {
      await followed.begun;
      while (followed.isBehind && this.#followed.get(contextId) === followed) {
        followed.isBehind = false;
        this.#take(followed, await this.#ports.since(contextId, followed.known.revision));
      }
    } catch (error) {
      // The link tells when it is well again, and everything is read then.
      this.#ports.onBehind(contextId, error);
    }
  }

  #take(followed: Followed, { revision, value, pastRevision, changes, lastBy }: Since): void {
    for (const { change, origin } of changes) {
      const { contextId, fromRevision } = change;
      if (change.revision <= followed.known.revision) continue;
      // From 0: it was forgotten and begins anew.
      const base = fromRevision === 0 ? {} : followed.known.value;
      const snapshot = Object.freeze({ contextId, revision: change.revision, value: freezeJson(mergePatch(base, change.patch)) });
      this.#tell(followed, { change, snapshot, origin });
    }
    const { known } = followed;
    if (revision === 0 && known.revision > 0 && pastRevision > known.revision) {
      this.#tell(followed, expiryOf(known, pastRevision));
      followed.known = Object.freeze({ contextId: known.contextId, revision: 0, value: Object.freeze({}) });
    } else if (revision > known.revision && value !== undefined) this.#fold(followed, revision, value, lastBy);
  }

  /** The journal no longer reaches back: the value says all. */
  #fold(followed: Followed, revision: number, value: ContextSnapshot["value"], by = expiryAuthor): void {
    const { known } = followed;
    const { contextId } = known;
    const patch = freezeJson(diffPatch(known.value, value));
    const change = Object.freeze({ contextId, fromRevision: known.revision, revision, patch, by });
    this.#tell(followed, { change, snapshot: Object.freeze({ contextId, revision, value: freezeJson(value) }), origin: "" });
  }

  #tell(followed: Followed, published: PublishedChange): void {
    followed.known = published.snapshot;
    this.#watchers.tell(published);
  }
}
