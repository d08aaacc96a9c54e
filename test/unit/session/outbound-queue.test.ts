import { beforeEach, describe, expect, it } from "vitest";
import type { PublishedChange } from "../../../runtime/context/published-change.ts";
import type { Notice } from "../../../runtime/operation.ts";
import type { Protocol } from "../../../runtime/protocols/protocol.ts";
import { OutboundQueue } from "../../../runtime/session/outbound-queue.ts";
import { QueuedBytes } from "../../../runtime/session/queued-bytes.ts";
import type { Connection } from "../../../runtime/transports/transport.ts";

/** A pipe whose fill is set by the test. */
class SlowPipe implements Connection {
  queuedBytes = 0;
  readonly sent: string[] = [];
  readonly closes: number[] = [];
  isTerminated = false;
  #drained: (() => void)[] = [];

  send(frame: string): void {
    this.sent.push(frame);
  }
  sendShared(frame: string): void {
    this.send(frame);
  }
  onceDrained(listener: () => void): void {
    this.#drained.push(listener);
  }
  drain(): void {
    this.queuedBytes = 0;
    for (const listener of this.#drained.splice(0)) listener();
  }
  probe(): void {}
  close(code: number): void {
    this.closes.push(code);
  }
  cutOff(code: number): void {
    this.closes.push(code);
    this.isTerminated = true;
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
    queue = new OutboundQueue(pipe, protocol, 1_000_000, new QueuedBytes(1e9));
  });

  it("closes the reader that is sent to when all slow readers together are over their limit, and counts what drained no more (limit.total-queued-bytes)", () => {
    const all = new QueuedBytes(250_000);
    const [one, two] = [new SlowPipe(), new SlowPipe()];
    const queues = [one, two].map((reader) => new OutboundQueue(reader, protocol, 1_000_000, all));
    for (const reader of [one, two]) reader.queuedBytes = 100_000;
    for (const each of queues) each.send("frame");
    expect([one.closes, two.closes, all.isOver]).toEqual([[], [], false]);
    one.drain();
    two.queuedBytes = 240_000;
    queues[1]?.send("frame");
    expect(two.closes).toEqual([]);
    two.queuedBytes = 260_000;
    queues[1]?.send("frame");
    expect([two.closes, two.isTerminated, one.closes, all.isOver]).toEqual([[1013], true, [], false]);
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
