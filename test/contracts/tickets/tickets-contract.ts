/** What every driver of tickets must do. A driver's own test file calls this once with the way to open it. */

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { TicketLimits, Tickets } from "../../../runtime/shared/tickets.ts";

export interface OpenedTickets {
  readonly tickets: Tickets;
  /** Another server's end of the same tickets. */
  readonly there?: Tickets;
  dispose?(): Promise<void>;
}

export function describeTickets(driver: string, open: (clock: () => number, limits: TicketLimits) => Promise<OpenedTickets>): void {
  describe(`tickets: ${driver}`, () => {
    let now: number;
    let opened: OpenedTickets;
    let there: Tickets;

    beforeEach(async () => {
      now = 1_800_000_000_000;
      opened = await open(() => now, { ticketLifetimeMs: 30_000, maxTickets: 3 });
      there = opened.there ?? opened.tickets;
    });

    afterEach(() => opened.dispose?.());

    it("gives what was put to the first who asks, on any server, and to nobody after", async () => {
      expect(await opened.tickets.put("a", "sealed a")).toEqual({ kept: true });
      expect(await opened.tickets.put("b", "sealed b")).toEqual({ kept: true });
      const taken = await Promise.all([there.take("a"), opened.tickets.take("a"), there.take("a")]);
      expect(taken.filter((sealed) => sealed !== undefined)).toEqual(["sealed a"]);
      expect(await opened.tickets.take("b")).toBe("sealed b");
      expect(await there.take("nobody's")).toBeUndefined();
    });

    it("gives it up to the last millisecond and not after", async () => {
      await opened.tickets.put("early", "1");
      await opened.tickets.put("late", "2");
      now += 29_999;
      expect(await there.take("early")).toBe("1");
      now += 1;
      expect(await there.take("late")).toBeUndefined();
    });

    it("keeps no more than its limit over all servers, says when there is room, and has room when one is taken or over", async () => {
      await opened.tickets.put("a", "1");
      now += 10_000;
      await there.put("b", "2");
      await there.put("c", "3");
      expect(await opened.tickets.put("d", "4")).toEqual({ kept: false, retryAfterMs: 20_000 });
      expect(await there.take("b")).toBe("2");
      expect(await opened.tickets.put("d", "4")).toEqual({ kept: true });
      now += 20_000;
      expect(await opened.tickets.put("e", "5")).toEqual({ kept: true });
      expect(await there.put("f", "6")).toMatchObject({ kept: false });
      expect(await opened.tickets.take("d")).toBe("4");
    });
  });
}
