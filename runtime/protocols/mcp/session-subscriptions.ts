/** What a session over HTTP follows: its requests are over at once, and its news go to whichever stream it has open. */

import { ToolError } from "../../../contract/index.ts";
import type { Notice } from "../../operation.ts";
import type { SubscriptionKeeper } from "../protocol.ts";

export class SessionSubscriptions implements SubscriptionKeeper {
  readonly #most: number;
  readonly #tell: (notice: Notice) => void;
  readonly #subscriptions = new Map<string, () => void>();
  #hasEnded = false;

  constructor(most: number, tell: (notice: Notice) => void) {
    this.#most = most;
    this.#tell = tell;
  }

  notice(notice: Notice): void {
    this.#tell(notice);
  }

  demandRoomForSubscription(name: string): void {
    if (this.#subscriptions.has(name) || this.#subscriptions.size < this.#most) return;
    throw new ToolError("RESOURCE_EXHAUSTED", `This session follows ${this.#most} resources, as many as it may (maxSubscriptions).`);
  }

  keepSubscription(name: string, unsubscribe: () => void): void {
    if (this.#hasEnded) return unsubscribe();
    this.#subscriptions.get(name)?.();
    this.#subscriptions.set(name, unsubscribe);
  }

  endSubscription(name: string): void {
    this.#subscriptions.get(name)?.();
    this.#subscriptions.delete(name);
  }

  /** The session is over. */
  end(): void {
    this.#hasEnded = true;
    for (const unsubscribe of this.#subscriptions.values()) unsubscribe();
    this.#subscriptions.clear();
  }
}
