/** Port: a pipe of text frames to one peer. Knows nothing of protocols and operations. */

import type { Frame } from "../spliced-text.ts";

/** Why a connection is closed, as WebSocket close codes say it. */
export const closeCodes = {
  goingAway: 1001,
  binaryFrame: 1003,
  policy: 1008,
  tryAgainLater: 1013,
} as const;

/** A peer that stays: frames go out in the order they are sent. */
export interface Connection {
  /** Hands one frame over; frames of one tick leave in one write. */
  send(frame: Frame): void;
  /** The same, of a frame that many peers are sent one after the other. */
  sendShared(frame: string): void;
  /** Bytes handed over and not yet taken by the operating system. */
  readonly queuedBytes: number;
  /** Calls `listener` once, when everything handed over is taken. */
  onceDrained(listener: () => void): void;
  /** Asks the peer for a sign of life, below the protocol. */
  probe(): void;
  close(code: number, reason: string): void;
  /** Asks a peer to go that may not read it, and ends the connection soon after; what waits is bounded from now on. */
  cutOff(code: number, reason: string): void;
  /** Ends the connection without asking the peer. */
  terminate(): void;
}
