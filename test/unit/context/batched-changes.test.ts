/** Changes that go to an engine together: each is answered by what really stood there when it was made. */

import { beforeEach, describe, expect, it } from "vitest";
import { ToolError } from "../../../contract/index.ts";
import { BatchedChanges } from "../../../runtime/context/batched-changes.ts";
import type { ApplyOutcome, ContextApply, OwnContextStore } from "../../../runtime/context/store.ts";
import { createMemoryStore } from "../../../runtime/context/stores/memory.ts";

const by = { agentId: "agent", correlationId: "c" };

let contexts: OwnContextStore;
let changes: BatchedChanges;
/** Sizes of what went to the engine together. */
let together: number[];
/** What another writer does just before the next batch arrives. */
let between: (() => Promise<unknown>)[];

const requestOf = (patch: ContextApply["patch"], more: Partial<ContextApply> = {}): ContextApply => ({
  contextId: "a",
  patch,
  by,
  origin: "",
  ttlMs: 0,
  check: () => undefined,
  ...more,
});

const apply = (patch: ContextApply["patch"], more: Partial<ContextApply> = {}) => changes.apply(requestOf(patch, more));

beforeEach(() => {
  contexts = createMemoryStore({ clock: Date.now, maxContexts: 10, maxContextBytes: 1_000 });
  [together, between] = [[], []];
  changes = new BatchedChanges({
    get: (contextId) => contexts.get(contextId),
    async setAll(requests, { contextId, revision }) {
      together.push(requests.length);
      await between.shift()?.();
      const passed = requests.map((request) => ({ ...request, expectedRevision: revision, check: () => undefined }));
      const outcomes = await contexts.applyInTurn(passed);
      const revisions = outcomes.flatMap((outcome) => (outcome.kind === "applied" ? [outcome.change.revision] : []));
      const last = outcomes.at(-1);
      if (last?.kind === "full") return { revisions, stopped: last };
      return last?.kind === "conflict" ? { revisions, stopped: { kind: "overtaken", by: await contexts.get(contextId) } } : { revisions };
    },
  });
});

const kindOf = ({ kind }: ApplyOutcome): string => kind;

describe("changes of one context that wait together", () => {
  it("go together, in the order of asking, each a revision of its own", async () => {
    await apply({ begun: true });
    const outcomes = await Promise.all(Array.from({ length: 40 }, (_, count) => apply({ count })));
    expect(outcomes.map((outcome) => outcome.kind === "applied" && [outcome.change.fromRevision, outcome.snapshot])).toEqual(
      Array.from({ length: 40 }, (_, count) => [count + 1, { contextId: "a", revision: count + 2, value: { begun: true, count } }]),
    );
    expect([Math.max(...together), together.length]).toEqual([32, 3]);
  });

  it("are judged once more where another's change came between, by what it left", async () => {
    await apply({ begun: true });
    const seen: unknown[] = [];
    const check = (value: object) => void seen.push(value);
    between = [() => contexts.apply(requestOf({ other: 1 }))];
    const outcomes = await Promise.all([apply({ one: 1 }, { check }), apply({ two: 2 }, { check, expectedRevision: 2 })]);
    expect(outcomes.map(kindOf)).toEqual(["applied", "conflict"]);
    expect(seen.at(-1)).toEqual({ begun: true, other: 1, one: 1 });
    expect(await contexts.get("a")).toMatchObject({ revision: 3, value: { begun: true, other: 1, one: 1 } });
  });

  it("are refused only by what really stood there, not by a change that was not made", async () => {
    await apply({ open: true });
    await contexts.apply(requestOf({ filler: "x".repeat(900) }));
    const check = (value: object) => ("large" in value ? "no longer open" : undefined);
    const outcomes = await Promise.all([
      apply({ first: 1 }),
      // The store has no room for it, so that the one after it is not judged by it.
      apply({ large: "x".repeat(900) }),
      apply({ last: 1 }, { check }),
    ]);
    expect(outcomes.map(kindOf)).toEqual(["applied", "full", "applied"]);
    expect(Object.keys((await contexts.get("a")).value)).toEqual(["open", "filler", "first", "last"]);
  });

  it("fail one by one: a check that throws and a patch that is too deep cost nobody else", async () => {
    let deep = {};
    for (let level = 0; level < 100; level++) deep = { deep };
    const thrown = (): never => {
      throw new Error("the check's own fault");
    };
    const outcomes = await Promise.allSettled([apply({ one: 1 }), apply({}, { check: thrown }), apply(deep), apply({ two: 2 })]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected", "fulfilled"]);
    expect(outcomes[1]).toMatchObject({ reason: { message: "the check's own fault" } });
    expect(outcomes[2]).toMatchObject({ reason: expect.any(ToolError) });
    expect((await contexts.get("a")).value).toEqual({ one: 1, two: 2 });
  });

  it("all fail when the engine does, and those that come later are made", async () => {
    between = [() => Promise.reject(new Error("the engine is away"))];
    const outcomes = await Promise.allSettled([apply({ one: 1 })]);
    expect(outcomes[0]).toMatchObject({ status: "rejected", reason: { message: "the engine is away" } });
    expect((await apply({ two: 2 })).kind).toBe("applied");
  });

  it("are given up after so many attempts that others overtook", async () => {
    between = Array.from({ length: 200 }, (_, count) => () => contexts.apply(requestOf({ count })));
    await expect(apply({ one: 1 })).rejects.toThrow("200 attempts were overtaken");
    expect((await apply({ two: 2 })).kind).toBe("applied");
  });
});
