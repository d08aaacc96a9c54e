/** What a client tells its program, and who listens. Decides nothing. */

import type { CallError } from "./call-error.ts";
import type { ChannelClosed } from "./channel.ts";
import { guarded } from "./guarded.ts";
import type { StateChange } from "./state.ts";

export interface ClientEventMap {
  /** The server's catalog is another now, or a server with another one was connected to: list again. */
  readonly catalogChanged: { readonly catalogDigest: string };
  /** The connection was lost, is made again, stands, or is over. */
  readonly stateChanged: StateChange;
  /** The client ended for good; everything that waited was rejected. `error` says why it gave up, when it did. */
  readonly closed: ChannelClosed & { readonly error?: CallError };
  /** A complaint that belongs to no request. */
  readonly protocolError: CallError;
  /** A subscription could not be taken up again after a lost connection: its listeners hear nothing any more. */
  readonly subscriptionLost: { readonly contextId: string; readonly error: CallError };
}

type Listeners = { readonly [Name in keyof ClientEventMap]: Set<(event: ClientEventMap[Name]) => void> };

export class ClientEvents {
  readonly #listeners: Listeners = {
    catalogChanged: new Set(),
    stateChanged: new Set(),
    closed: new Set(),
    protocolError: new Set(),
    subscriptionLost: new Set(),
  };

  /** @returns A function that ends the listening. */
  on<Name extends keyof ClientEventMap>(name: Name, listener: (event: ClientEventMap[Name]) => void): () => void {
    // Each listening is its own, also when one function listens twice.
    const own = (event: ClientEventMap[Name]): void => listener(event);
    this.#listeners[name].add(own);
    return () => this.#listeners[name].delete(own);
  }

  emit<Name extends keyof ClientEventMap>(name: Name, event: ClientEventMap[Name]): void {
    for (const listener of [...this.#listeners[name]]) guarded(listener, event);
  }
}
