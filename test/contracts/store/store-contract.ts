/** What every context store must do. A driver's own test file calls this once with the way to open it. */

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JsonObject } from "../../../contract/index.ts";
import { mergePatch } from "../../../runtime/context/merge-patch.ts";
import type { PublishedChange } from "../../../runtime/context/published-change.ts";
import type { ApplyOutcome, ContextApply, ContextStore, StoreLimits } from "../../../runtime/context/store.ts";
import { eventually } from "../../support/eventually.ts";

export interface StoreOptions extends StoreLimits {
  /** Epoch milliseconds; the suite moves it. */
  readonly clock: () => number;
}

export interface OpenedStore {
  readonly store: ContextStore;
  /** Another server's end of the same contexts; the store itself where only one process may hold them. */
  readonly there?: ContextStore;
  /** Frees what opening took, after the store is closed. */
  dispose?(): Promise<void>;
}

type Applied = Extract<ApplyOutcome, { kind: "applied" }>;

export function describeContextStore(driver: string, open: (options: StoreOptions) => Promise<OpenedStore>): void {
  describe(`context store: ${driver}`, () => {
    let now: number;
    let opened: OpenedStore;
    let store: ContextStore;
    let there: ContextStore;

    beforeEach(async () => {
      now = 1_800_000_000_000;
      opened = await open({ clock: () => now, maxContexts: 3, maxContextBytes: 1_000_000 });
      store = opened.store;
      there = opened.there ?? store;
    });

    afterEach(async () => {
      await store.close();
      if (there !== store) await there.close();
      await opened.dispose?.();
    });

    function apply(contextId: string, patch: JsonObject, more: Partial<ContextApply> = {}, on = store): Promise<ApplyOutcome> {
      const by = { agentId: "dispatcher", correlationId: "c-1" };
      return on.apply({ contextId, patch, by, origin: "", ttlMs: 0, check: () => undefined, ...more });
    }

    async function applied(contextId: string, patch: JsonObject, more: Partial<ContextApply> = {}, on = store): Promise<Applied> {
      const outcome = await apply(contextId, patch, more, on);
      if (outcome.kind !== "applied") throw new Error(`expected a change, got ${JSON.stringify(outcome)}`);
      return outcome;
    }

    it("gives revision 0 and an empty value for a context never written", async () => {
      expect(await store.get("Case/1")).toEqual({ contextId: "Case/1", revision: 0, value: {} });
    });

    it("leads the first change from revision 0 to 1 and tells who made it", async () => {
      const outcome = await applied("Case/1", { status: "open" }, { by: { agentId: "care", correlationId: "c-9" } });
      expect(outcome.snapshot).toEqual({ contextId: "Case/1", revision: 1, value: { status: "open" } });
      expect(outcome.change).toEqual({
        contextId: "Case/1",
        fromRevision: 0,
        revision: 1,
        patch: { status: "open" },
        by: { agentId: "care", correlationId: "c-9" },
      });
      expect(await store.get("Case/1")).toEqual(outcome.snapshot);
    });

    it("merges later patches as RFC 7396 says and grows the revision by one", async () => {
      await applied("Case/1", { status: "open", notes: { first: "a", second: "b" }, tags: ["x", null] });
      const { change, snapshot } = await applied("Case/1", { notes: { first: null, third: "c" }, tags: [null] });
      expect(snapshot).toEqual({
        contextId: "Case/1",
        revision: 2,
        value: { status: "open", notes: { second: "b", third: "c" }, tags: [null] },
      });
      expect([change.fromRevision, change.revision]).toEqual([1, 2]);
      expect(change.patch).toEqual({ notes: { first: null, third: "c" }, tags: [null] });
    });

    it("grows the revision also when a patch changes nothing", async () => {
      await applied("Case/1", { status: "open" });
      expect((await applied("Case/1", {})).snapshot.revision).toBe(2);
    });

    it("keeps contexts apart", async () => {
      await applied("Case/1", { status: "open" });
      await applied("Case/2", { status: "closed" });
      expect(await store.get("Case/1")).toEqual({ contextId: "Case/1", revision: 1, value: { status: "open" } });
      expect(await store.get("Case/2")).toEqual({ contextId: "Case/2", revision: 1, value: { status: "closed" } });
    });

    it("writes at the expected revision and reports a conflict at any other, leaving all as it was", async () => {
      await applied("Case/1", { count: 1 }, { expectedRevision: 0 });
      await applied("Case/1", { count: 2 }, { expectedRevision: 1 });
      for (const expectedRevision of [0, 1, 3]) {
        expect(await apply("Case/1", { count: 9 }, { expectedRevision })).toEqual({ kind: "conflict", revision: 2 });
      }
      expect(await store.get("Case/1")).toEqual({ contextId: "Case/1", revision: 2, value: { count: 2 } });
      expect(await store.changesSince("Case/1", 2)).toEqual([]);
    });

    it("lets one of many win that expect the same revision", async () => {
      const outcomes = await Promise.all(Array.from({ length: 20 }, (_, writer) => apply("Case/1", { writer }, { expectedRevision: 0 })));
      const winners = outcomes.filter(({ kind }) => kind === "applied");
      expect(winners).toHaveLength(1);
      expect(outcomes.filter(({ kind }) => kind === "conflict")).toHaveLength(19);
      expect((await store.get("Case/1")).revision).toBe(1);
    });

    it("loses none of many changes made at once", async () => {
      const outcomes = await Promise.all(Array.from({ length: 50 }, (_, writer) => applied("Case/1", { [`writer${writer}`]: writer })));
      expect(outcomes.map(({ change }) => change.revision).sort((left, right) => left - right)).toEqual(
        Array.from({ length: 50 }, (_, index) => index + 1),
      );
      expect(Object.keys((await store.get("Case/1")).value)).toHaveLength(50);
    });

    it("shows the value after the patch to the check and writes nothing when it refuses", async () => {
      await applied("Case/1", { status: "open", notes: { first: "a" } });
      const seen: JsonObject[] = [];
      const check = (value: JsonObject) => {
        seen.push(structuredClone(value));
        return "too long";
      };
      expect(await apply("Case/1", { notes: { second: "b" } }, { check })).toEqual({ kind: "refused", reason: "too long" });
      expect(seen.at(-1)).toEqual({ status: "open", notes: { first: "a", second: "b" } });
      expect(await store.get("Case/1")).toEqual({ contextId: "Case/1", revision: 1, value: { status: "open", notes: { first: "a" } } });
      expect(await store.changesSince("Case/1", 0)).toHaveLength(1);
    });

    it("does not ask the check when the revision is not the expected one", async () => {
      await applied("Case/1", { status: "open" });
      const check = () => {
        throw new Error("asked in vain");
      };
      expect(await apply("Case/1", {}, { expectedRevision: 7, check })).toEqual({ kind: "conflict", revision: 1 });
    });

    it("keeps what it was given when the giver changes it afterwards", async () => {
      const tags = ["x"];
      const patch = { tags, notes: { first: "a" } };
      await applied("Case/1", patch);
      tags.push("y");
      patch.notes.first = "changed";
      expect((await store.get("Case/1")).value).toEqual({ tags: ["x"], notes: { first: "a" } });
      expect((await store.changesSince("Case/1", 0))?.[0]?.patch).toEqual({ tags: ["x"], notes: { first: "a" } });
    });

    it("keeps what it holds when a reader tries to change it", async () => {
      await applied("Case/1", { notes: { first: "a" } });
      const taken = (await store.get("Case/1")).value as { notes: { first: string } };
      try {
        taken.notes.first = "changed";
      } catch {
        // A frozen value refuses; a copy may be changed.
      }
      expect((await store.get("Case/1")).value).toEqual({ notes: { first: "a" } });
    });

    it("takes members named like parts of an object's prototype as data", async () => {
      const hostile = JSON.parse('{"__proto__":{"polluted":true},"constructor":{"a":1},"toString":"text"}') as JsonObject;
      await applied("Case/1", hostile);
      await applied("Case/1", JSON.parse('{"__proto__":{"more":1}}') as JsonObject);
      expect(JSON.stringify((await store.get("Case/1")).value)).toBe(
        '{"__proto__":{"polluted":true,"more":1},"constructor":{"a":1},"toString":"text"}',
      );
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    });

    it("gives the changes after a revision, oldest first and without a gap", async () => {
      for (let count = 1; count <= 5; count++) await applied("Case/1", { count });
      const since = await store.changesSince("Case/1", 2);
      expect(since?.map(({ fromRevision, revision, patch }) => [fromRevision, revision, patch])).toEqual([
        [2, 3, { count: 3 }],
        [3, 4, { count: 4 }],
        [4, 5, { count: 5 }],
      ]);
    });

    it("gives no changes after the revision a context is at", async () => {
      expect(await store.changesSince("Case/1", 0)).toEqual([]);
      await applied("Case/1", { status: "open" });
      expect(await store.changesSince("Case/1", 1)).toEqual([]);
    });

    it("does not know the changes after a revision that was never reached", async () => {
      await applied("Case/1", { status: "open" });
      expect(await store.changesSince("Case/1", 7)).toBeUndefined();
    });

    it("gives either all changes after a revision or none, however many there were", async () => {
      for (let count = 1; count <= 1_000; count++) await applied("Case/1", { count });
      for (const from of [0, 1, 500, 990, 999]) {
        const since = await store.changesSince("Case/1", from);
        if (since === undefined) continue;
        expect(since.map(({ revision }) => revision)).toEqual(Array.from({ length: 1_000 - from }, (_, index) => from + index + 1));
      }
      expect(await store.changesSince("Case/1", 999)).toHaveLength(1);
    });

    it("holds no more contexts than its limit, names the limit, and still changes those it has", async () => {
      for (const contextId of ["Case/1", "Case/2", "Case/3"]) await applied(contextId, { status: "open" });
      expect(await apply("Case/4", { status: "open" })).toEqual({ kind: "full", limit: "maxContexts" });
      expect((await store.get("Case/4")).revision).toBe(0);
      expect((await applied("Case/3", { status: "closed" })).snapshot.revision).toBe(2);
    });

    it("forgets a context when its time since the last change is over", async () => {
      await applied("Case/1", { status: "open" }, { ttlMs: 1_000 });
      now += 600;
      await applied("Case/1", { status: "late" }, { ttlMs: 1_000 });
      now += 999;
      expect((await store.get("Case/1")).revision).toBe(2);
      now += 1;
      expect(await store.get("Case/1")).toEqual({ contextId: "Case/1", revision: 0, value: {} });
      expect(await store.changesSince("Case/1", 0)).toEqual([]);
      expect(await store.changesSince("Case/1", 1)).toBeUndefined();
    });

    it("forgets nothing whose time to live is 0", async () => {
      await applied("Case/1", { status: "open" });
      now += 100 * 365 * 86_400_000;
      expect((await store.get("Case/1")).revision).toBe(1);
    });

    it("begins a forgotten context anew from revision 0 and above every revision it had", async () => {
      await applied("Case/1", { old: true }, { ttlMs: 1_000 });
      await applied("Case/1", { old: true }, { ttlMs: 1_000 });
      now += 1_000;
      expect((await apply("Case/1", {}, { expectedRevision: 2 })).kind).toBe("conflict");
      const { change, snapshot } = await applied("Case/1", { fresh: true }, { expectedRevision: 0, ttlMs: 1_000 });
      // Revision 3 is that the context was forgotten.
      expect(snapshot).toEqual({ contextId: "Case/1", revision: 4, value: { fresh: true } });
      expect(change.fromRevision).toBe(0);
      expect(await store.changesSince("Case/1", 0)).toEqual([change]);
      expect(await store.changesSince("Case/1", 2)).toBeUndefined();
    });

    it("holds no more bytes than its limit, names the limit, and takes what shrinks", async () => {
      const half = "x".repeat(500_000);
      await applied("Case/1", { half });
      expect(await apply("Case/2", { half })).toEqual({ kind: "full", limit: "maxContextBytes" });
      expect(await apply("Case/1", { other: half })).toEqual({ kind: "full", limit: "maxContextBytes" });
      await applied("Case/1", { half: "short" });
      expect((await applied("Case/2", { half })).snapshot.revision).toBe(1);
    });

    it("tells who changed what and when, newest first, a page at a time", async () => {
      for (let count = 1; count <= 4; count++) {
        now += 1_000;
        await applied("Case/1", { count }, { by: { agentId: `agent-${count}`, correlationId: `c-${count}` } });
      }
      const latest = await store.history("Case/1", { limit: 2 });
      expect(latest.map(({ change, at }) => [change.revision, change.by.agentId, change.patch, at - now])).toEqual([
        [4, "agent-4", { count: 4 }, 0],
        [3, "agent-3", { count: 3 }, -1_000],
      ]);
      const earlier = await there.history("Case/1", { limit: 10, beforeRevision: 3 });
      expect(earlier.map(({ change: { fromRevision, revision, by } }) => [fromRevision, revision, by.correlationId])).toEqual([
        [1, 2, "c-2"],
        [0, 1, "c-1"],
      ]);
      expect(await store.history("Case/2", { limit: 10 })).toEqual([]);
    });

    it("tells who watches each change once, in order, whole, from whichever end it came", async () => {
      const told: PublishedChange[][] = [[], []];
      await store.watch("Case/1", (published) => told[0]?.push(published));
      await there.watch("Case/1", (published) => told[1]?.push(published));
      await applied("Case/2", { other: true });
      for (let count = 1; count <= 50; count++)
        await applied("Case/1", { count }, { origin: "session-1" }, count % 2 === 0 ? store : there);
      await eventually(() => expect(told.map((list) => list.length)).toEqual([50, 50]));
      for (const list of told) {
        expect(list.map(({ change }) => [change.fromRevision, change.revision])).toEqual(
          Array.from({ length: 50 }, (_, at) => [at, at + 1]),
        );
        expect(list.at(-1)).toMatchObject({ snapshot: { revision: 50, value: { count: 50 } }, origin: "session-1" });
      }
    });

    it("tells who watches a history that leads to the value, also of changes made at once at both ends", async () => {
      const told: PublishedChange[] = [];
      const { revision: from } = (await applied("Case/1", { begin: true })).snapshot;
      await store.watch("Case/1", (published) => told.push(published));
      await Promise.all(
        Array.from({ length: 40 }, (_, writer) => applied("Case/1", { [`w${writer}`]: writer }, {}, writer % 2 === 0 ? store : there)),
      );
      await eventually(() => expect(told.at(-1)?.change.revision).toBe(41));
      let value: JsonObject = { begin: true };
      let revision = from;
      for (const { change, snapshot } of told) {
        expect(change.fromRevision).toBe(revision);
        value = change.revision === revision + 1 ? mergePatch(value, change.patch) : snapshot.value;
        revision = change.revision;
      }
      expect(value).toEqual((await there.get("Case/1")).value);
    });

    it("has told its own watchers when a change is answered", async () => {
      const told: number[] = [];
      await store.watch("Case/1", ({ change }) => told.push(change.revision));
      for (let count = 1; count <= 5; count++) {
        await applied("Case/1", { count });
        expect(told.at(-1)).toBe(count);
      }
    });

    it("tells nothing more once a watch has ended, and keeps two watches of one function apart", async () => {
      const told: number[] = [];
      const listener = ({ change }: PublishedChange) => told.push(change.revision);
      const end = await store.watch("Case/1", listener);
      await store.watch("Case/1", listener);
      await applied("Case/1", {});
      await eventually(() => expect(told).toEqual([1, 1]));
      end();
      end();
      await applied("Case/1", {});
      await eventually(() => expect(told).toEqual([1, 1, 2]));
    });

    it("lets a listener end its own watch while it is told", async () => {
      const others: number[] = [];
      const end: () => void = await store.watch("Case/1", () => end());
      await store.watch("Case/1", ({ change }) => others.push(change.revision));
      for (let count = 1; count <= 2; count++) await applied("Case/1", {});
      await eventually(() => expect(others).toEqual([1, 2]));
    });

    it("tells who watches that a context was forgotten, as a change that empties it, and what begins anew", async () => {
      const told: PublishedChange[][] = [[], []];
      await applied("Case/1", { status: "open", notes: { first: "a" } }, { ttlMs: 1_000 });
      await store.watch("Case/1", (published) => told[0]?.push(published));
      await there.watch("Case/1", (published) => told[1]?.push(published));
      now += 1_000;
      await store.sweep();
      await eventually(() => expect(told.map((list) => list.length)).toEqual([1, 1]));
      for (const [forgotten] of told) {
        expect(forgotten?.change).toMatchObject({ fromRevision: 1, revision: 2, patch: { status: null, notes: null } });
        expect(forgotten?.snapshot).toEqual({ contextId: "Case/1", revision: 2, value: {} });
      }
      await applied("Case/1", { status: "new" });
      await eventually(() => expect(told.map((list) => list.length)).toEqual([2, 2]));
      for (const [, anew] of told) {
        expect(anew?.change).toMatchObject({ fromRevision: 0, revision: 3 });
        expect(anew?.snapshot.value).toEqual({ status: "new" });
      }
      expect(await store.history("Case/1", { limit: 10 })).toHaveLength(1);
    });

    it("is well while it answers", async () => {
      await store.get("Case/1");
      expect(store.health()).toBeUndefined();
    });

    it("may be closed twice", async () => {
      await store.close();
      await expect(store.close()).resolves.toBeUndefined();
    });

    it("makes room by what it forgets", async () => {
      for (const contextId of ["Case/1", "Case/2", "Case/3"]) await applied(contextId, {}, { ttlMs: 1_000 });
      now += 1_000;
      expect((await applied("Case/4", {})).snapshot.revision).toBe(1);
    });
  });
}
