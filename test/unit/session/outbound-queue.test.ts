import { beforeEach, describe, expect, it } from "vitest";
import type { PublishedChange } from "../../../runtime/context/published-change.ts";
import type { Notice } from "../../../runtime/operation.ts";
import type { Protocol } from "../../../runtime/protocols/protocol.ts";
import { OutboundQueue } from "../../../runtime/session/outbound-queue.ts";
import type { Connection } from "../../../runtime/transports/transport.ts";

/** A pipe whose fill is set by the test. */
class SlowPipe implements Connection {
  queuedBytes = 0;
  readonly sent: string[] = [];
  readonly closes: number[] = [];
  isTerminated = false;
  #drained: (() => void) | undefined;

  send(frame: string): void {
    this.sent.push(frame);
  }
  onceDrained(listener: () => void): void {
    this.#drained = listener;
  }
  drain(): void {
    this.queuedBytes = 0;
    this.#drained?.();
  }
  probe(): void {}
  close(code: number): void {
    this.closes.push(code);
  }
  terminate(): void {
    this.isTerminated = true;
  }
}

const protocol: Protocol = {
  name: "test",
  decode: () => {
    throw new Error("nothing is decoded here");
  },
  encodeReply: () => "reply",
  encodeNotice: (notice: Notice) => {
    if (notice.kind === "contextChanged") return `change ${notice.published.change.fromRevision}→${notice.published.change.revision}`;
    if (notice.kind === "contextFolded")
      return `fold ${notice.fromRevision}→${notice.published.change.revision} ${JSON.stringify(notice.published.snapshot.value)}`;
    return notice.kind;
  },
};

function changeTo(contextId: string, revision: number): PublishedChange {
  const change = { contextId, fromRevision: revision - 1, revision, patch: { revision }, by: { agentId: "a", correlationId: "c" } };
  return { change, snapshot: { contextId, revision, value: { revision } }, origin: "" };
}

describe("the outbound queue", () => {
  let pipe: SlowPipe;
  let queue: OutboundQueue;
  beforeEach(() => {
    pipe = new SlowPipe();
    queue = new OutboundQueue(pipe, protocol, 1_000_000);
  });

  it("sends a change at once while the peer keeps up", () => {
    queue.change(changeTo("a", 1));
    expect(pipe.sent).toEqual(["change 0→1"]);
  });

  it("folds two waiting notices of one context into one snapshot (context.fold)", () => {
    pipe.queuedBytes = 100_000;
    for (const revision of [4, 5, 6]) queue.change(changeTo("a", revision));
    queue.change(changeTo("b", 1));
    expect(pipe.sent).toEqual([]);
    pipe.drain();
    expect(pipe.sent).toEqual(['fold 3→6 {"revision":6}', "change 0→1"]);
  });

  it("keeps the order: a change that comes while others wait does not overtake them", () => {
    pipe.queuedBytes = 100_000;
    queue.change(changeTo("a", 1));
    pipe.queuedBytes = 0;
    queue.change(changeTo("a", 2));
    expect(pipe.sent).toEqual([]);
    pipe.drain();
    expect(pipe.sent).toEqual(['fold 0→2 {"revision":2}']);
  });

  it("drops what waits of a context that is no longer followed", () => {
    pipe.queuedBytes = 100_000;
    queue.change(changeTo("a", 1));
    queue.forget("a");
    pipe.drain();
    expect(pipe.sent).toEqual([]);
  });

  it("never holds a reply back (call.reply-exactly-once)", () => {
    pipe.queuedBytes = 100_000;
    queue.change(changeTo("a", 1));
    queue.send("reply");
    expect(pipe.sent).toEqual(["reply"]);
  });

  it("cuts off a reader beyond maxQueuedBytes with 1013 (limit.max-queued-bytes)", () => {
    pipe.queuedBytes = 1_000_001;
    queue.send("reply");
    expect([pipe.closes, pipe.isTerminated]).toEqual([[1013], true]);
  });
});
