import { describe, expect, it } from "vitest";
import type { ContextChange, JsonObject } from "../../../contract/index.ts";
import { ExpiryQueue } from "../../../runtime/context/expiry.ts";
import { FanOut, maxHeldChanges, Subscription } from "../../../runtime/context/fan-out.ts";
import { freezeJson } from "../../../runtime/context/freeze.ts";
import { ContextJournal } from "../../../runtime/context/journal.ts";
import { copyJson, maxPatchDepth, mergePatch } from "../../../runtime/context/merge-patch.ts";
import type { JournalEntry } from "../../../runtime/context/store.ts";
import { createMemoryStore } from "../../../runtime/context/stores/memory.ts";
import { Turns } from "../../../runtime/context/turns.ts";
import { Watchers } from "../../../runtime/context/watchers.ts";
import { care, caseId, follower, publishedChange, roomy } from "./fixtures.ts";

function nested(levels: number): JsonObject {
  let value: JsonObject = {};
  for (let level = 1; level < levels; level++) value = { a: value };
  return value;
}

describe("mergePatch", () => {
  it("takes a patch at its depth limit and refuses the next level, in objects and in arrays", () => {
    expect(mergePatch({}, nested(maxPatchDepth))).toEqual(nested(maxPatchDepth));
    expect(() => mergePatch({}, nested(maxPatchDepth + 1))).toThrow(/nested deeper than 64/);
    expect(() => mergePatch({}, { a: [nested(maxPatchDepth - 1)] })).toThrow(/nested deeper than 64/);
  });

  it("takes undefined as absent, also inside arrays' objects", () => {
    expect(mergePatch({ a: 1 }, { a: undefined, b: [{ c: undefined }] })).toStrictEqual({ a: 1, b: [{}] });
  });

  it("removes nothing that is only inherited", () => {
    expect(mergePatch({ a: 1 }, { toString: null, constructor: null })).toEqual({ a: 1 });
    expect(mergePatch({}, { toString: { a: 1 } })).toEqual({ toString: { a: 1 } });
  });
});

describe("copyJson and freezeJson", () => {
  it("copy to the leaves and freeze to the leaves", () => {
    const source = { list: [{ a: 1 }], none: null };
    const copy = freezeJson(copyJson(source));
    expect(copy).toEqual(source);
    expect([Object.isFrozen(copy), Object.isFrozen(copy.list), Object.isFrozen(copy.list[0])]).toEqual([true, true, true]);
    expect([Object.isFrozen(source), Object.isFrozen(source.list)]).toEqual([false, false]);
  });
});

describe("the journal", () => {
  const by = { agentId: "a", correlationId: "c" };
  const entry = (contextId: string, revision: number, patch: JsonObject = {}): JournalEntry => ({
    change: { contextId, fromRevision: revision - 1, revision, patch, by },
    at: 0,
  });
  const revisions = (changes: readonly ContextChange[] | undefined) => changes?.map(({ revision }) => revision);

  it("keeps as many changes of a context as its limit says", () => {
    const journal = new ContextJournal({ maxChanges: 3, maxBytes: 1_000, maxTotalBytes: 1_000 });
    for (let revision = 1; revision <= 5; revision++) journal.append(entry("A", revision));
    expect(revisions(journal.since("A", 2))).toEqual([3, 4, 5]);
    expect(journal.since("A", 1)).toBeUndefined();
  });

  it("keeps as many bytes of a context as its limit says, measured in bytes", () => {
    const journal = new ContextJournal({ maxChanges: 10, maxBytes: 30, maxTotalBytes: 1_000 });
    // {"a":"éééé"} is 16 bytes.
    for (let revision = 1; revision <= 3; revision++) journal.append(entry("A", revision, { a: "éééé" }));
    expect(revisions(journal.since("A", 2))).toEqual([3]);
    expect(journal.since("A", 1)).toBeUndefined();
    expect(journal.totalBytes).toBe(16);
  });

  it("keeps nothing of a change larger than the limit, and counts it out again", () => {
    const journal = new ContextJournal({ maxChanges: 10, maxBytes: 10, maxTotalBytes: 1_000 });
    journal.append(entry("A", 1, { a: "a long text" }));
    expect([journal.since("A", 0), journal.totalBytes]).toEqual([undefined, 0]);
  });

  it("lets the context that rested longest give way", () => {
    const journal = new ContextJournal({ maxChanges: 10, maxBytes: 100, maxTotalBytes: 30 });
    const patch = { a: "xx" };
    journal.append(entry("A", 1, patch));
    journal.append(entry("B", 1, patch));
    journal.append(entry("A", 2, patch));
    // Each is 10 bytes: all fit.
    expect([revisions(journal.since("A", 0)), revisions(journal.since("B", 0))]).toEqual([[1, 2], [1]]);
    journal.append(entry("C", 1, patch));
    expect([revisions(journal.since("A", 0)), journal.since("B", 0), revisions(journal.since("C", 0))]).toEqual([[1, 2], undefined, [1]]);
    expect(journal.totalBytes).toBe(30);
  });
});

describe("the expiry queue", () => {
  it("takes out what is over, in any mix of lifetimes, and nothing else", () => {
    const queue = new ExpiryQueue();
    queue.touch("short", 10, 0);
    queue.touch("long", 100, 0);
    queue.touch("never", 0, 0);
    queue.touch("short later", 10, 5);
    expect(queue.takeExpired(9)).toEqual([]);
    expect(queue.takeExpired(10)).toEqual(["short"]);
    expect([...queue.takeExpired(1_000)].sort()).toEqual(["long", "short later"]);
    expect(queue.takeExpired(1e15)).toEqual([]);
  });

  it("counts from the last touch, also when the lifetime changes or ends", () => {
    const queue = new ExpiryQueue();
    queue.touch("a", 10, 0);
    queue.touch("a", 20, 5);
    queue.touch("b", 10, 0);
    queue.touch("b", 0, 5);
    expect(queue.takeExpired(24)).toEqual([]);
    expect(queue.takeExpired(25)).toEqual(["a"]);
  });
});

describe("the memory store", () => {
  it("never goes back below a revision, however many contexts it has forgotten since", async () => {
    let now = 0;
    const store = createMemoryStore({ clock: () => now, ...roomy, maxContexts: 2 });
    const write = (contextId: string) =>
      store.apply({ contextId, patch: {}, by: { agentId: "a", correlationId: "c" }, origin: "", ttlMs: 10, check: () => undefined });
    await write("A");
    await write("A");
    for (const contextId of ["B", "C", "D", "E"]) {
      now += 10;
      await write(contextId);
    }
    now += 10;
    const outcome = await write("A");
    expect(outcome.kind === "applied" && outcome.change.revision).toBeGreaterThan(2);
  });
});

describe("turns", () => {
  it("runs the work of one key one by one in the order of asking, and of another key beside it", async () => {
    const turns = new Turns();
    const events: string[] = [];
    let open: () => void = () => undefined;
    const first = turns.take("a", async () => {
      events.push("a1 begins");
      await new Promise<void>((resolve) => {
        open = resolve;
      });
      events.push("a1 ends");
    });
    const second = turns.take("a", async () => void events.push("a2"));
    await turns.take("b", async () => void events.push("b1"));
    expect(events).toEqual(["a1 begins", "b1"]);
    open();
    await Promise.all([first, second]);
    expect(events).toEqual(["a1 begins", "b1", "a1 ends", "a2"]);
  });

  it("goes on after work that failed and forgets keys that rest", async () => {
    const turns = new Turns();
    const failed = turns.take("a", () => Promise.reject(new Error("no")));
    const next = turns.take("a", async () => 2);
    await expect(failed).rejects.toThrow("no");
    expect(await next).toBe(2);
    await Promise.resolve();
    expect(turns.size).toBe(0);
  });
});

describe("a subscription", () => {
  it("folds the oldest of what it holds back when that grows too long", () => {
    const one = follower("s-1");
    const subscription = new Subscription(caseId, care, one, () => undefined);
    for (let revision = 1; revision <= maxHeldChanges + 3; revision++) subscription.offer(publishedChange(caseId, revision));
    subscription.knows(0);
    subscription.release();
    expect(one.told).toHaveLength(maxHeldChanges);
    expect(one.told[0]?.change).toMatchObject({ fromRevision: 0, revision: 4 });
    expect(one.told.at(-1)?.change.revision).toBe(maxHeldChanges + 3);
  });

  it("tells nothing that its peer already knows, in whatever order it comes", () => {
    const one = follower("s-1");
    const subscription = new Subscription(caseId, care, one, () => undefined);
    subscription.knows(3);
    subscription.release();
    for (const revision of [2, 3, 4, 4, 3, 5]) subscription.offer(publishedChange(caseId, revision));
    expect(one.revisions()).toEqual([4, 5]);
  });

  it("closes a gap by a fold", () => {
    const one = follower("s-1");
    const subscription = new Subscription(caseId, care, one, () => undefined);
    subscription.knows(1);
    subscription.release();
    for (const revision of [2, 5]) subscription.offer(publishedChange(caseId, revision));
    expect(one.told.map(({ change: { fromRevision, revision } }) => [fromRevision, revision])).toEqual([
      [1, 2],
      [2, 5],
    ]);
  });

  it("may leave while it is told", async () => {
    const watchers = new Watchers();
    const fanOut = new FanOut(async (contextId, listener) => watchers.add(contextId, listener));
    const other = follower("s-2");
    const leaving = new Subscription(caseId, care, { origin: "s-1", notice: () => fanOut.remove(leaving) }, () => undefined);
    const staying = new Subscription(caseId, care, other, () => undefined);
    for (const subscription of [leaving, staying]) {
      await fanOut.add(subscription);
      subscription.release();
    }
    watchers.tell(publishedChange(caseId, 1));
    watchers.tell(publishedChange(caseId, 2));
    expect(other.revisions()).toEqual([1, 2]);
  });
});
