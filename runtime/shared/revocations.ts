/** Port: credentials that no longer count, known to every server. Knows nothing of agents, connections and what a credential opens. */

export interface Revocations {
  /**
   * When it resolves, this server takes the credential no more, and those who listen here were told. Other servers follow as soon as
   * they hear of it.
   *
   * @param id - The credential's public name, never the credential.
   * @param until - Epoch milliseconds at which it would have ended anyway and needs to be remembered no longer; absent means for ever.
   * @throws {Error} When it could not be made known to the others; here it counts all the same.
   */
  revoke(id: string, until?: number): Promise<void>;
  /** What this server knows at the moment, without asking anyone: for every call. */
  has(id: string): boolean;
  /** Told of each id once, from whichever server: connections of that credential are to be closed. @returns A function that ends it. */
  onRevoked(listener: (id: string) => void): () => void;
  close(): Promise<void>;
}
