/**
 * What leaves for one peer. Replies always leave; notices wait while the peer is slow, and those of one context fold into one;
 * a peer that takes nothing is cut off at a limit. Knows nothing of frames' meaning.
 */

import type { PublishedChange } from "../context/published-change.ts";
import { channels } from "../observe/channels.ts";
import type { Notice } from "../operation.ts";
import type { Protocol } from "../protocols/protocol.ts";
import type { Frame } from "../spliced-text.ts";
import { type Connection, closeCodes } from "../transports/transport.ts";
import type { QueuedBytes } from "./queued-bytes.ts";

/** Bytes waiting at which notices begin to fold. */
const foldAtBytes = 65_536;

/** Changes of one context that wait: from the revision before the first to the last. */
interface Waiting {
  readonly fromRevision: number;
  readonly published: PublishedChange;
  readonly isFolded: boolean;
}

export class OutboundQueue {
  readonly #connection: Connection;
  readonly #protocol: Protocol;
  readonly #maxQueuedBytes: number;
  readonly #all: QueuedBytes;
  #waiting: Map<string, Waiting> | undefined;
  #isCutOff = false;
  /** Bytes of this reader that count in the sum of all; 0 while it keeps up. */
  #counted = 0;

  constructor(connection: Connection, protocol: Protocol, maxQueuedBytes: number, all: QueuedBytes) {
    this.#connection = connection;
    this.#protocol = protocol;
    this.#maxQueuedBytes = maxQueuedBytes;
    this.#all = all;
  }

  /** Sends a frame that must not be lost: a reply, or news of the session itself. */
  send(frame: Frame): void {
    if (this.#isCutOff) return;
    this.#connection.send(frame);
    const { queuedBytes } = this.#connection;
    if (queuedBytes >= foldAtBytes) this.#weigh(queuedBytes);
  }

  /** As `send`, of a frame that all followers of a context are sent. */
  #sendShared(frame: string): void {
    if (this.#isCutOff) return;
    this.#connection.sendShared(frame);
    const { queuedBytes } = this.#connection;
    if (queuedBytes >= foldAtBytes) this.#weigh(queuedBytes);
  }

  /** The peer is gone, and what waited for it with it. */
  close(): void {
    this.#all.add(-this.#counted);
    this.#counted = 0;
  }

  #weigh(queuedBytes: number): void {
    if (queuedBytes > this.#maxQueuedBytes) return this.#cutOff("maxQueuedBytes");
    if (this.#counted === 0) this.#connection.onceDrained(() => this.close());
    this.#all.add(queuedBytes - this.#counted);
    this.#counted = queuedBytes;
    if (this.#all.isOver) this.#cutOff("maxTotalQueuedBytes");
  }

  #cutOff(limit: string): void {
    if (!this.#isCutOff && channels.readerBehind.hasSubscribers) channels.readerBehind.publish({ outcome: "closed" });
    this.#isCutOff = true;
    this.#connection.cutOff(closeCodes.tryAgainLater, `the reader is too slow (${limit})`);
    this.close();
  }

  notice(notice: Notice): void {
    const frames = this.#protocol.encodeNotice(notice);
    if (typeof frames === "string") this.send(frames);
    else for (const frame of frames ?? []) this.send(frame);
  }

  /** Sends a change, or lets it wait and fold while the peer is behind. */
  change(published: PublishedChange): void {
    if (this.#waiting === undefined && this.#connection.queuedBytes < foldAtBytes) {
      this.#tell({ kind: "contextChanged", published });
      return;
    }
    this.#wait(published);
  }

  #tell(notice: Notice): void {
    const frames = this.#protocol.encodeNotice(notice);
    if (typeof frames === "string") this.#sendShared(frames);
    else for (const frame of frames ?? []) this.send(frame);
  }

  #wait(published: PublishedChange): void {
    if (this.#waiting === undefined) {
      this.#waiting = new Map();
      this.#connection.onceDrained(() => this.#release());
    }
    const { contextId, fromRevision } = published.change;
    const earlier = this.#waiting.get(contextId);
    this.#waiting.set(contextId, { fromRevision: earlier?.fromRevision ?? fromRevision, published, isFolded: earlier !== undefined });
  }

  #release(): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    for (const { fromRevision, published, isFolded } of waiting?.values() ?? []) {
      if (isFolded && channels.readerBehind.hasSubscribers) channels.readerBehind.publish({ outcome: "folded" });
      this.#tell(isFolded ? { kind: "contextFolded", fromRevision, published } : { kind: "contextChanged", published });
    }
  }

  /** Forgets the waiting changes of a context that the peer no longer follows. */
  forget(contextId: string): void {
    this.#waiting?.delete(contextId);
  }
}
