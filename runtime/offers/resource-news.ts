/** Who follows which address, and the word that something else stands there now. Knows nothing of resources and of protocols. */

/** Hears that what stands at an address has changed. Never throws. */
export type ResourceFollower = () => void;

export class ResourceNews {
  readonly #followers = new Map<string, Set<ResourceFollower>>();
  /** Told at the end of this turn: whoever changes a resource often tells it once. */
  readonly #due = new Set<string>();

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

  changed(uri: string): void {
    if (!this.#followers.has(uri) || this.#due.has(uri)) return;
    this.#due.add(uri);
    setImmediate(() => {
      this.#due.delete(uri);
      for (const follower of this.#followers.get(uri) ?? []) follower();
    });
  }
}
