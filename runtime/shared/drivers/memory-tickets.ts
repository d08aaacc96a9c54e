/** Tickets of one process. */

import type { TicketKept, TicketLimits, Tickets } from "../tickets.ts";

interface Waiting {
  readonly sealed: string;
  readonly expiresAt: number;
}

export interface MemoryTicketsOptions extends TicketLimits {
  /** Any clock that never runs backwards, in milliseconds. */
  readonly clock: () => number;
}

export function createMemoryTickets({ clock, ticketLifetimeMs, maxTickets }: MemoryTicketsOptions): Tickets {
  /** In the order of their coming, which is that of their end. */
  const waiting = new Map<string, Waiting>();

  function dropExpired(now: number): void {
    for (const [id, { expiresAt }] of waiting) {
      if (expiresAt > now) return;
      waiting.delete(id);
    }
  }

  return {
    async put(id, sealed): Promise<TicketKept> {
      const now = clock();
      dropExpired(now);
      const [oldest] = waiting.values();
      if (waiting.size >= maxTickets) return { kept: false, retryAfterMs: Math.max(1, (oldest?.expiresAt ?? now) - now) };
      waiting.set(id, { sealed, expiresAt: now + ticketLifetimeMs });
      return { kept: true };
    },
    async take(id) {
      const found = waiting.get(id);
      waiting.delete(id);
      return found !== undefined && clock() < found.expiresAt ? found.sealed : undefined;
    },
  };
}
