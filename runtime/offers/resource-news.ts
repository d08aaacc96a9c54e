/** Who follows which address, and the word that something else stands there now. Knows nothing of resources and of protocols. */

import type { ChangedResources } from "../shared/changed-resources.ts";

/** Hears that what stands at an address has changed. Never throws. */
export type ResourceFollower = () => void;

export class ResourceNews {
  readonly #followers = new Map<string, Set<ResourceFollower>>();
  /** Told at the end of this turn: whoever changes a resource often tells it once. */
  readonly #due = new Set<string>();
  /** What other servers are told at the end of this turn. */
  readonly #owed = new Set<string>();
  readonly #others: ChangedResources | undefined;
  readonly #onUntold: (error: unknown) => void;

  /** @param others - Servers beside this one, and who is told when they could not be. */
  constructor(others?: ChangedResources, onUntold: (error: unknown) => void = () => undefined) {
    this.#others = others;
    this.#onUntold = onUntold;
    others?.hear((uri) => this.changedHere(uri));
  }

  /** @returns What ends it. */
  follow(uri: string, follower: ResourceFollower): () => void {
    let followers = this.#followers.get(uri);
    if (!followers) this.#followers.set(uri, (followers = new Set()));
    followers.add(follower);
    return () => {
      followers.delete(follower);
      if (followers.size === 0 && this.#followers.get(uri) === followers) this.#followers.delete(uri);
    };
  }

  /** Here and on every other server. */
  changed(uri: string): void {
    this.changedHere(uri);
    if (this.#others === undefined) return;
    // Whether anyone follows it there is not known here.
    if (this.#owed.size === 0) setImmediate(() => this.#tellOthers());
    this.#owed.add(uri);
  }

  #tellOthers(): void {
    for (const uri of this.#owed) this.#others?.tell(uri).catch(this.#onUntold);
    this.#owed.clear();
  }

  /** To followers of this server alone, such as when it serves another catalog: the others see to themselves. */
  changedHere(uri: string): void {
    if (!this.#followers.has(uri) || this.#due.has(uri)) return;
    this.#due.add(uri);
    setImmediate(() => {
      this.#due.delete(uri);
      for (const follower of this.#followers.get(uri) ?? []) follower();
    });
  }

  async close(): Promise<void> {
    this.#tellOthers();
    await this.#others?.close();
  }
}
