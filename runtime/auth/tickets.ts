/** Tickets for browsers, which cannot send a credential with a WebSocket upgrade: one upgrade each, soon. Knows nothing of HTTP. */

import { randomBytes } from "node:crypto";
import { ToolError } from "../../contract/index.ts";
import type { AuthenticatedAgent } from "./authenticator.ts";
import { hashKey } from "./keys.ts";

export interface TicketOfficeOptions {
  /** Any clock that never runs backwards, in milliseconds. */
  readonly clock: () => number;
  readonly lifetimeMs: number;
  /** Tickets waiting to be used, over all agents. */
  readonly maxTickets: number;
}

export interface Ticket {
  /** Fits a WebSocket subprotocol: letters, digits, `_`. */
  readonly ticket: string;
  readonly expiresInMs: number;
}

export interface TicketOffice {
  /** @throws {ToolError} RESOURCE_EXHAUSTED when too many tickets wait. */
  issue(policy: AuthenticatedAgent): Ticket;
  /** @returns Whose ticket it is, the first time it is shown, in time and while the credential it was bought with counts. */
  redeem(ticket: string): AuthenticatedAgent | undefined;
}

interface Issued {
  readonly policy: AuthenticatedAgent;
  readonly expiresAt: number;
}

export function createTicketOffice({ clock, lifetimeMs, maxTickets }: TicketOfficeOptions): TicketOffice {
  /** By hash: the time a look-up takes tells nothing about a ticket. In the order of issue, which is that of expiry. */
  const issued = new Map<string, Issued>();

  function dropExpired(now: number): void {
    for (const [hash, { expiresAt }] of issued) {
      if (expiresAt > now) break;
      issued.delete(hash);
    }
  }

  return {
    issue(policy) {
      const now = clock();
      dropExpired(now);
      if (issued.size >= maxTickets) throw tooMany(issued, now);
      const ticket = `twt_${randomBytes(32).toString("hex")}`;
      issued.set(hashKey(ticket), { policy, expiresAt: now + lifetimeMs });
      return { ticket, expiresInMs: lifetimeMs };
    },
    redeem(ticket) {
      const hash = hashKey(ticket);
      const found = issued.get(hash);
      issued.delete(hash);
      return found && clock() < found.expiresAt && found.policy.credential?.ended === undefined ? found.policy : undefined;
    },
  };
}

function tooMany(issued: ReadonlyMap<string, Issued>, now: number): ToolError {
  const [oldest] = issued.values();
  return new ToolError(
    "RESOURCE_EXHAUSTED",
    `${issued.size} tickets wait to be used, as many as may (maxTickets). Use the one you have, or try again later.`,
    {
      ...(oldest ? { retryAfterMs: Math.max(1, oldest.expiresAt - now) } : {}),
    },
  );
}
