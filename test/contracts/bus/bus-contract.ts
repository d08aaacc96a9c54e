/** What every context bus must do. A driver's own test file calls this once with the way to open it. */

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ContextBus, PublishedChange } from "../../../runtime/context/bus.ts";

export interface OpenedBus {
  /** Two ends of one bus; the same object where a driver lives in one process. */
  readonly here: ContextBus;
  readonly there: ContextBus;
  /** Frees what opening took, after the ends are closed. */
  dispose?(): Promise<void>;
}

export function publishedChange(contextId: string, revision: number): PublishedChange {
  const by = { agentId: "dispatcher", correlationId: `c-${revision}` };
  return {
    change: { contextId, fromRevision: revision - 1, revision, patch: { count: revision }, by },
    snapshot: { contextId, revision, value: { count: revision } },
    origin: "session-1",
  };
}

export function describeContextBus(driver: string, open: () => Promise<OpenedBus>): void {
  describe(`context bus: ${driver}`, () => {
    let bus: OpenedBus;

    beforeEach(async () => {
      bus = await open();
    });

    afterEach(async () => {
      await bus.here.close();
      if (bus.there !== bus.here) await bus.there.close();
      await bus.dispose?.();
    });

    it("tells every listener at both ends the whole of a change", async () => {
      const told: PublishedChange[][] = [[], [], []];
      bus.here.subscribe((published) => told[0]?.push(published));
      bus.here.subscribe((published) => told[1]?.push(published));
      bus.there.subscribe((published) => told[2]?.push(published));
      bus.here.publish(publishedChange("Case/1", 1));
      await vi.waitFor(() => expect(told.map((list) => list.length)).toEqual([1, 1, 1]));
      for (const list of told) expect(list).toEqual([publishedChange("Case/1", 1)]);
    });

    it("tells the changes of one context in the order they were published, each once", async () => {
      const revisions: number[] = [];
      bus.there.subscribe(({ change }) => revisions.push(change.revision));
      for (let revision = 1; revision <= 200; revision++) bus.here.publish(publishedChange("Case/1", revision));
      const expected = Array.from({ length: 200 }, (_, index) => index + 1);
      await vi.waitFor(() => expect(revisions).toEqual(expected));
    });

    it("tells a listener nothing more once its subscription has ended", async () => {
      const ended: number[] = [];
      const going: number[] = [];
      const end = bus.there.subscribe(({ change }) => ended.push(change.revision));
      bus.there.subscribe(({ change }) => going.push(change.revision));
      bus.here.publish(publishedChange("Case/1", 1));
      await vi.waitFor(() => expect(going).toEqual([1]));
      end();
      end();
      bus.here.publish(publishedChange("Case/1", 2));
      await vi.waitFor(() => expect(going).toEqual([1, 2]));
      expect(ended).toEqual([1]);
    });

    it("keeps two subscriptions of one function apart", async () => {
      let calls = 0;
      const listener = () => {
        calls++;
      };
      const endFirst = bus.there.subscribe(listener);
      bus.there.subscribe(listener);
      bus.here.publish(publishedChange("Case/1", 1));
      await vi.waitFor(() => expect(calls).toBe(2));
      endFirst();
      bus.here.publish(publishedChange("Case/1", 2));
      await vi.waitFor(() => expect(calls).toBe(3));
    });

    it("lets a listener end its own subscription while it is told", async () => {
      const others: number[] = [];
      const end = bus.there.subscribe(() => end());
      bus.there.subscribe(({ change }) => others.push(change.revision));
      bus.here.publish(publishedChange("Case/1", 1));
      bus.here.publish(publishedChange("Case/1", 2));
      await vi.waitFor(() => expect(others).toEqual([1, 2]));
    });

    it("may be closed twice", async () => {
      await bus.here.close();
      await expect(bus.here.close()).resolves.toBeUndefined();
    });
  });
}
