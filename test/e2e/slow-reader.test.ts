import { expect, it } from "vitest";
import { connectPeer } from "../support/peer.ts";
import { slotOf, startServer } from "../support/server.ts";

const text = "x".repeat(30_000);

it("cuts off a reader that does not read, and its neighbour never notices (limit.max-queued-bytes)", async () => {
  await using running = await startServer({ tools: { big: { handler: () => text } } }, { settings: { maxQueuedBytes: 262_144 } });
  const [slow, neighbour] = [await connectPeer(running.ws), await connectPeer(running.ws, { key: "key-other" })];
  slow.socket.pause();
  for (let at = 0; at < 1_000; at++) {
    slow.send({ type: "toolRequest", id: `s${at}`, tool: "big" });
    if (at % 10 === 0) expect((await neighbour.call(`n${at}`, "big")).ok).toBe(true);
  }
  slow.socket.resume();
  expect(await slow.closed).toEqual({ code: 1013, reason: "the reader is too slow (maxQueuedBytes)" });
  expect(slow.frames.length).toBeLessThan(1_000);
  expect((await neighbour.call("after", "big")).ok).toBe(true);
  expect(running.server.load.connections).toBe(1);
});

it("gives a slow subscriber every revision in order, or a fold, without a gap (context.fold)", async () => {
  await using running = await startServer({ tools: {}, contexts: [slotOf("board")] });
  const [writer, slow] = [await connectPeer(running.ws), await connectPeer(running.ws, { key: "key-other" })];
  await slow.ask({ type: "contextSubscribe", id: "s", context_id: "board" });
  slow.socket.pause();
  const updates = 600;
  for (let at = 1; at <= updates; at++) {
    await writer.ask({ type: "contextUpdate", id: `u${at}`, context_id: "board", patch: { at, text } });
  }
  slow.socket.resume();
  await slow.next((frame) => frame.type === "contextUpdate" && frame.revision === updates);
  const notices = slow.frames.filter((frame) => frame.type === "contextUpdate");
  let revision = 0;
  for (const notice of notices) {
    expect(notice.from_revision).toBe(revision);
    revision = notice.revision as number;
  }
  const last = notices.at(-1);
  expect([revision, notices.length < updates, last?.snapshot]).toEqual([updates, true, { at: updates, text }]);
});
