/** Port: one-time tickets on their way from the server that gave them to the one they are shown to. Knows nothing of what they open. */

export type TicketKept =
  | { readonly kept: true }
  /** As many wait as may. */
  | { readonly kept: false; readonly retryAfterMs: number };

export interface TicketLimits {
  readonly ticketLifetimeMs: number;
  /** Tickets that wait to be used. */
  readonly maxTickets: number;
}

export interface Tickets {
  /**
   * @param id - Tells nothing about the ticket itself.
   * @param sealed - What the ticket stands for, readable with the ticket alone.
   * @throws {Error} When it cannot be kept at the moment.
   */
  put(id: string, sealed: string): Promise<TicketKept>;
  /** @returns What was put, to the first who asks, in its time. @throws {Error} When nobody can tell at the moment. */
  take(id: string): Promise<string | undefined>;
}
