/** Where a client stands, told at each change. Decides nothing. */

import type { CallError } from "./call-error.ts";
import type { ChannelClosed } from "./channel.ts";

/**
 * `connecting`: the first connection is being made. `connected`: requests go out. `reconnecting`: they wait, within the bounds of the queue.
 * `down`: every server failed so often that it rests; new requests are rejected at once. `closed`: for good.
 */
export type ClientState = "connecting" | "connected" | "reconnecting" | "down" | "closed";

export interface StateChange {
  readonly state: ClientState;
  readonly previous: ClientState;
  /** The server that is connected to, or whose connection was lost. */
  readonly url?: string;
  /** How the last connection ended. */
  readonly closed?: ChannelClosed;
  /** Milliseconds until the next try. */
  readonly retryInMs?: number;
  /** Rounds over all servers that have failed so far. */
  readonly attempt?: number;
  /** What the last try failed with. */
  readonly error?: CallError;
}

export class StateLog {
  readonly #onChange: (change: StateChange) => void;
  #current: ClientState = "connecting";
  #retryInMs: number | undefined;

  constructor(onChange: (change: StateChange) => void) {
    this.#onChange = onChange;
  }

  get current(): ClientState {
    return this.#current;
  }

  get retryInMs(): number | undefined {
    return this.#retryInMs;
  }

  enter(state: ClientState, facts: Omit<StateChange, "state" | "previous"> = {}): void {
    const previous = this.#current;
    this.#current = state;
    this.#retryInMs = facts.retryInMs;
    this.#onChange({ state, previous, ...facts });
  }
}
