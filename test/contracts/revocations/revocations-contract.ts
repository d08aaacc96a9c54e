/** What every driver of revocations must do. A driver's own test file calls this once with the way to open it. */

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Revocations } from "../../../runtime/shared/revocations.ts";
import { eventually } from "../../support/eventually.ts";

export interface OpenedRevocations {
  readonly here: Revocations;
  /** Another server's end of the same revocations. */
  readonly there?: Revocations;
  /** One more server that begins now. */
  begin?(): Promise<Revocations>;
  dispose?(): Promise<void>;
}

export function describeRevocations(driver: string, open: (clock: () => number) => Promise<OpenedRevocations>): void {
  describe(`revocations: ${driver}`, () => {
    let now: number;
    let opened: OpenedRevocations;

    beforeEach(async () => {
      now = 1_800_000_000_000;
      opened = await open(() => now);
    });

    afterEach(async () => {
      await opened.here.close();
      await opened.there?.close();
      await opened.dispose?.();
    });

    it("takes a credential no more from when it was revoked, here and then everywhere", async () => {
      const { here, there = here } = opened;
      expect(here.has("key-1")).toBe(false);
      await here.revoke("key-1");
      expect(here.has("key-1")).toBe(true);
      await eventually(() => expect(there.has("key-1")).toBe(true));
      expect([here.has("key-2"), there.has("key-2")]).toEqual([false, false]);
    });

    it("tells those who listen of each once, before it answers, until they leave", async () => {
      const { here, there = here } = opened;
      const told: string[][] = [[], []];
      const leave = here.onRevoked((id) => told[0]?.push(id));
      there.onRevoked((id) => told[1]?.push(id));
      await here.revoke("key-1");
      expect(told[0]).toEqual(["key-1"]);
      await here.revoke("key-1");
      await eventually(() => expect(told[1]).toEqual(["key-1"]));
      leave();
      await here.revoke("key-2");
      await eventually(() => expect(told).toEqual([["key-1"], ["key-1", "key-2"]]));
    });

    it("is known to a server that begins later, as long as the credential would have lasted", async () => {
      const { here, begin } = opened;
      if (!begin) return;
      await here.revoke("for-ever");
      await here.revoke("soon", now + 1_000);
      const early = await begin();
      expect([early.has("for-ever"), early.has("soon")]).toEqual([true, true]);
      now += 1_000;
      const late = await begin();
      expect([late.has("for-ever"), late.has("soon")]).toEqual([true, false]);
    });
  });
}
