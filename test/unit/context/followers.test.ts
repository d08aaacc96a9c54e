import { describe, expect, it } from "vitest";
import { createContextService } from "../../../runtime/context/contexts.ts";
import { createMemoryStore } from "../../../runtime/context/stores/memory.ts";
import { care, caseId, caseSlot, change, dispatcher, follower, recordingLogger, roomy, setUp, turn } from "./fixtures.ts";

describe("who is told", () => {
  it("tells every follower but the writer's own connection, also another of the same agent", async () => {
    const { service } = setUp();
    const [own, twin, other] = [follower("s-own"), follower("s-twin"), follower("s-other")];
    await service.subscribe(dispatcher, caseId, own);
    await service.subscribe(dispatcher, caseId, twin);
    await service.subscribe(care, caseId, other);
    await turn();
    await change(service, { status: "open" }, { origin: "s-own", correlationId: "c-7" });
    expect(own.told).toEqual([]);
    expect(twin.revisions()).toEqual([1]);
    expect(other.told).toEqual([
      {
        change: {
          contextId: caseId,
          fromRevision: 0,
          revision: 1,
          patch: { status: "open" },
          by: { agentId: "dispatcher", correlationId: "c-7" },
        },
        snapshot: { contextId: caseId, revision: 1, value: { status: "open" } },
        origin: "s-own",
      },
    ]);
  });

  it("tells followers of one context nothing of another", async () => {
    const { service } = setUp();
    const one = follower();
    await service.subscribe(care, caseId, one);
    await turn();
    await change(service, {}, { contextId: "Case/SHP-000002" });
    expect(one.told).toEqual([]);
  });

  it("lets the reply to a subscription go before the first notice", async () => {
    const { service } = setUp();
    const one = follower();
    const start = service.subscribe(care, caseId, one);
    const { snapshot } = await start;
    await change(service, {});
    expect([snapshot.revision, one.revisions()]).toEqual([0, []]);
    await turn();
    expect(one.revisions()).toEqual([1]);
  });

  it("tells what was missed before it resolves, then what follows", async () => {
    const { service } = setUp();
    for (let count = 1; count <= 4; count++) await change(service, { count });
    const one = follower();
    const { snapshot, resumed } = await service.subscribe(care, caseId, one, 2);
    expect([resumed, snapshot.revision, one.revisions()]).toEqual([true, 4, [3, 4]]);
    await turn();
    await change(service, { count: 5 });
    expect(one.revisions()).toEqual([3, 4, 5]);
    expect(one.told.map(({ change: { patch } }) => patch)).toEqual([{ count: 3 }, { count: 4 }, { count: 5 }]);
  });

  it("resumes from where the context stands without telling anything", async () => {
    const { service } = setUp();
    await change(service, {});
    const one = follower();
    expect((await service.subscribe(care, caseId, one, 1)).resumed).toBe(true);
    await turn();
    expect(one.told).toEqual([]);
  });

  it.each([9, 1_000_000])("lets the snapshot say all to who claims revision %i, which never was", async (from) => {
    const { service } = setUp();
    await change(service, { a: 1 });
    const one = follower();
    const { snapshot, resumed } = await service.subscribe(care, caseId, one, from);
    expect([resumed, snapshot]).toEqual([false, { contextId: caseId, revision: 1, value: { a: 1 } }]);
    await turn();
    await change(service, { a: 2 });
    expect(one.revisions()).toEqual([2]);
  });

  it("lets the snapshot say all when the journal no longer reaches back", async () => {
    const journal = { maxChanges: 2, maxBytes: 1_000, maxTotalBytes: 1_000 };
    const { service } = setUp(undefined, createMemoryStore({ clock: () => 0, ...roomy, journal }));
    for (let count = 1; count <= 5; count++) await change(service, { count });
    const one = follower();
    expect((await service.subscribe(care, caseId, one, 1)).resumed).toBe(false);
    expect((await service.subscribe(care, caseId, one, 3)).resumed).toBe(true);
    expect(one.revisions()).toEqual([4, 5]);
  });

  it("tells a follower that a context was forgotten, and that it begins anew", async () => {
    let now = 0;
    const { service } = setUp([caseSlot({ ttlMs: 1_000 })], createMemoryStore({ clock: () => now, ...roomy }));
    await change(service, { old: true });
    const one = follower();
    await service.subscribe(care, caseId, one);
    await turn();
    now = 1_000;
    await change(service, { fresh: true });
    expect(one.told.map(({ change: { fromRevision, revision }, snapshot }) => [fromRevision, revision, snapshot.value])).toEqual([
      [1, 2, {}],
      [0, 3, { fresh: true }],
    ]);
  });

  it("tells nothing after the end of a subscription, also of what it held back", async () => {
    const { service } = setUp();
    const one = follower();
    const { unsubscribe } = await service.subscribe(care, caseId, one);
    await change(service, {});
    unsubscribe();
    unsubscribe();
    await turn();
    await change(service, {});
    expect(one.told).toEqual([]);
  });

  it("tells the others when one follower throws, and logs it", async () => {
    const { service, lines } = setUp();
    const broken = {
      origin: "s-1",
      notice: () => {
        throw new Error("socket is gone");
      },
    };
    const sound = follower("s-2");
    await service.subscribe(care, caseId, broken);
    await service.subscribe(care, caseId, sound);
    await turn();
    expect((await change(service, {})).revision).toBe(1);
    expect(sound.revisions()).toEqual([1]);
    expect(lines.map(({ event }) => event)).toContain("context.notice_failed");
  });

  it("does not let a follower that throws while held-back news go out end the process", async () => {
    const { service, lines } = setUp();
    await service.subscribe(care, caseId, {
      origin: "s-1",
      notice: () => {
        throw new Error("socket is gone");
      },
    });
    await change(service, {});
    await turn();
    expect(lines.filter(({ event }) => event === "context.notice_failed")).toHaveLength(1);
  });

  it("hears of changes made on another server", async () => {
    const store = createMemoryStore({ clock: () => 0, ...roomy });
    const [here, there] = [0, 1].map(() => createContextService({ contexts: [caseSlot()], store, logger: recordingLogger([]) }));
    if (!here || !there) throw new Error("two services");
    const one = follower("s-1");
    await here.subscribe(care, caseId, one);
    await turn();
    await change(there, { a: 1 });
    await change(there, { b: 2 }, { origin: "s-2" });
    expect(one.told.map(({ change: { fromRevision, revision } }) => [fromRevision, revision])).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect(one.told.at(-1)?.snapshot.value).toEqual({ a: 1, b: 2 });
  });
});
