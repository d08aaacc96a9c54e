import { describe, expect, it } from "vitest";
import { isToolError, type JsonObject } from "../../contract/index.ts";
import type { ContextService, ContextSubscriptionStart } from "../../runtime/context/context-service.ts";
import { mergePatch } from "../../runtime/context/merge-patch.ts";
import type { PublishedChange } from "../../runtime/context/published-change.ts";
import type { ContextStore } from "../../runtime/context/store.ts";
import { createMemoryStore } from "../../runtime/context/stores/memory.ts";
import { fc } from "../support/chance.ts";
import { care, caseId, change, setUp, turn } from "../unit/context/fixtures.ts";

type Step =
  | { readonly kind: "write"; readonly origin: string; readonly expects: number | undefined }
  | { readonly kind: "connect" | "disconnect"; readonly follower: number }
  | { readonly kind: "turn" };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("write" as const),
      origin: fc.constantFrom("", "follower-0", "follower-1"),
      expects: fc.option(fc.nat(12), { nil: undefined, freq: 3 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom("connect" as const, "disconnect" as const), follower: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.constant({ kind: "turn" as const }) },
);

/** A peer that follows one context over connections that come and go, and resumes from what it holds. */
class Follower {
  readonly origin: string;
  readonly faults: string[] = [];
  /** What it holds; its own changes are known to it only by the store's answer, so they are merged by `ownChange`. */
  revision = 0;
  value: JsonObject = {};
  #connection: Promise<ContextSubscriptionStart> | undefined;
  #generation = 0;
  #own = new Map<number, JsonObject>();

  constructor(origin: string) {
    this.origin = origin;
  }

  connect(service: ContextService): void {
    if (this.#connection) return;
    const generation = ++this.#generation;
    const notice = (published: PublishedChange) => {
      if (generation !== this.#generation) this.faults.push(`told revision ${published.change.revision} after the end`);
      this.#take(published);
    };
    const from = this.revision;
    this.#connection = service.subscribe(care, caseId, { origin: this.origin, notice }, from).then((start) => {
      this.#begin(start, from);
      return start;
    });
  }

  async disconnect(): Promise<void> {
    const connection = this.#connection;
    if (!connection) return;
    (await connection).unsubscribe();
    this.#generation++;
    this.#connection = undefined;
  }

  async isConnected(): Promise<void> {
    await this.#connection;
  }

  ownChange(revision: number, patch: JsonObject): void {
    this.#own.set(revision, patch);
    this.catchUp();
  }

  /** Its own changes come by no notice. */
  catchUp(): void {
    for (let next = this.#own.get(this.revision + 1); next; next = this.#own.get(this.revision + 1)) {
      this.value = mergePatch(this.value, next);
      this.revision++;
    }
  }

  #begin({ snapshot, resumed }: ContextSubscriptionStart, from: number): void {
    if (resumed && this.revision < snapshot.revision) this.faults.push(`resumed from ${from} and was left at ${this.revision}`);
    if (snapshot.revision < this.revision) return;
    this.revision = snapshot.revision;
    this.value = snapshot.value;
    this.catchUp();
  }

  #take({ change: { fromRevision, revision, patch } }: PublishedChange): void {
    this.catchUp();
    // What it wrote before it resumed is among what it missed.
    if (this.#own.has(revision) && revision <= this.revision) return;
    if (revision <= this.revision) return void this.faults.push(`told revision ${revision} again at ${this.revision}`);
    if (fromRevision !== this.revision) this.faults.push(`told ${fromRevision} to ${revision} at ${this.revision}`);
    this.value = mergePatch(this.value, patch);
    this.revision = revision;
    this.catchUp();
  }
}

/** A store whose answers come when the scheduler says so, in any order. */
function scheduled(store: ContextStore, scheduler: fc.Scheduler): ContextStore {
  const later = async <T>(label: string, work: () => Promise<T>): Promise<T> => {
    await scheduler.schedule(Promise.resolve(), `ask ${label}`);
    const answer = await work();
    await scheduler.schedule(Promise.resolve(), `answer ${label}`);
    return answer;
  };
  return {
    get: (contextId) => later("get", () => store.get(contextId)),
    apply: (request) => later("apply", () => store.apply(request)),
    changesSince: (contextId, from) => later("changesSince", () => store.changesSince(contextId, from)),
    history: (contextId, range) => later("history", () => store.history(contextId, range)),
    watch: (contextId, listener) => later("watch", () => store.watch(contextId, listener)),
    sweep: () => later("sweep", () => store.sweep()),
    health: () => store.health(),
    close: () => store.close(),
  };
}

async function play(steps: readonly Step[], scheduler: fc.Scheduler, maxChanges: number) {
  const journal = { maxChanges, maxBytes: 65_536, maxTotalBytes: 65_536 };
  const inner = createMemoryStore({ clock: () => 0, maxContexts: 10, maxContextBytes: 1_000_000, journal });
  const { service } = setUp(undefined, scheduled(inner, scheduler));
  const followers = [new Follower("follower-0"), new Follower("follower-1"), new Follower("follower-2")];
  const applied: number[] = [];
  const underWay: Promise<unknown>[] = [];
  for (const [index, one] of steps.entries()) {
    switch (one.kind) {
      case "write":
        underWay.push(write(service, index, one).then((revision) => revision !== undefined && applied.push(revision), fail));
        break;
      case "connect":
        followers[one.follower]?.connect(service);
        break;
      case "disconnect":
        underWay.push(followers[one.follower]?.disconnect() ?? Promise.resolve());
        break;
      case "turn":
        await scheduler.waitNext(Math.min(3, scheduler.count()));
        await turn();
    }
  }

  async function write(on: ContextService, index: number, { origin, expects }: Extract<Step, { kind: "write" }>) {
    const patch = { [`write${index}`]: index, last: index };
    try {
      const { revision } = await change(on, patch, { origin, ...(expects === undefined ? {} : { expectedRevision: expects }) });
      followers.find((one) => one.origin === origin)?.ownChange(revision, patch);
      return revision;
    } catch (error) {
      if (isToolError(error) && error.code === "CONFLICT") return undefined;
      throw error;
    }
  }

  const settled = Promise.all([...underWay, ...followers.map((one) => one.isConnected())]);
  await scheduler.waitFor(settled);
  await turn();
  // Whoever is away comes back, as a peer would.
  for (const one of followers) one.connect(service);
  await scheduler.waitFor(Promise.all(followers.map((one) => one.isConnected())));
  await turn();
  for (const one of followers) one.catchUp();
  return { applied, followers, final: await inner.get(caseId) };
}

function fail(error: unknown): never {
  throw error;
}

describe("a history of one context under concurrent writers and followers", () => {
  it("has contiguous revisions, loses no update, and is told to each follower once and in order, also over reconnects", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.scheduler(), fc.constantFrom(2, 100), async (steps, scheduler, maxChanges) => {
        const { applied, followers, final } = await play(steps, scheduler, maxChanges);
        expect([...applied].sort((left, right) => left - right)).toEqual(Array.from({ length: applied.length }, (_, index) => index + 1));
        expect(final.revision).toBe(applied.length);
        expect(Object.keys(final.value).filter((name) => name !== "last")).toHaveLength(applied.length);
        for (const { faults, revision, value } of followers) {
          expect({ faults, revision, value }).toEqual({ faults: [], revision: final.revision, value: final.value });
        }
      }),
      { numRuns: 300 },
    );
  });
});
