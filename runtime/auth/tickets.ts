/**
 * Tickets for browsers, which cannot send a credential with a WebSocket upgrade: one upgrade each, soon, on any server that shares them.
 * What is kept of a ticket is the credential it was bought with, sealed by the ticket itself: without the ticket it opens nothing. Knows
 * nothing of HTTP.
 */

import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { ToolError } from "../../contract/index.ts";
import type { Tickets } from "../shared/tickets.ts";

export interface TicketOfficeOptions {
  readonly tickets: Tickets;
  readonly lifetimeMs: number;
}

export interface Ticket {
  /** Fits a WebSocket subprotocol: letters, digits, `_`. */
  readonly ticket: string;
  readonly expiresInMs: number;
}

export interface TicketOffice {
  /** @throws {ToolError} RESOURCE_EXHAUSTED when too many tickets wait, UNAVAILABLE when they cannot be kept at the moment. */
  issue(credential: string): Promise<Ticket>;
  /**
   * @returns The credential it was bought with, the first time it is shown and in time; whether that still counts is not asked here.
   * @throws {ToolError} UNAVAILABLE when that cannot be told at the moment.
   */
  redeem(ticket: string): Promise<string | undefined>;
}

const ticketPattern = /^twt_[0-9a-f]{64}$/;

export function createTicketOffice({ tickets, lifetimeMs }: TicketOfficeOptions): TicketOffice {
  return {
    async issue(credential) {
      const ticket = `twt_${randomBytes(32).toString("hex")}`;
      const put = await ask(() => tickets.put(idOf(ticket), seal(ticket, credential)));
      if (!put.kept) throw tooMany(put.retryAfterMs);
      return { ticket, expiresInMs: lifetimeMs };
    },
    async redeem(ticket) {
      if (!ticketPattern.test(ticket)) return undefined;
      const sealed = await ask(() => tickets.take(idOf(ticket)));
      return sealed === undefined ? undefined : unseal(ticket, sealed);
    },
  };
}

function tooMany(retryAfterMs: number): ToolError {
  const words = "As many tickets wait to be used as may (maxConnections). Use the one you have, or try again later.";
  return new ToolError("RESOURCE_EXHAUSTED", words, { retryAfterMs });
}

async function ask<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch (cause) {
    throw new ToolError("UNAVAILABLE", "Tickets cannot be given or taken at the moment. Try again.", { cause, retryAfterMs: 1_000 });
  }
}

/** Two things are made of a ticket, and neither leads to the other: the name it is kept by, and the key that seals what it stands for. */
function idOf(ticket: string): string {
  return createHash("sha256").update(`id ${ticket}`).digest("hex");
}

function keyOf(ticket: string): Buffer {
  return createHash("sha256").update(`key ${ticket}`).digest();
}

const algorithm = "aes-256-gcm";
const tagBytes = 16;
/** A key seals one text in its life, so that its nonce need not differ from any other's. */
const nonce = Buffer.alloc(12);

function seal(ticket: string, credential: string): string {
  const cipher = createCipheriv(algorithm, keyOf(ticket), nonce, { authTagLength: tagBytes });
  const text = Buffer.concat([cipher.update(credential, "utf8"), cipher.final()]);
  return Buffer.concat([cipher.getAuthTag(), text]).toString("base64");
}

/** @returns `undefined` for what this ticket did not seal. */
function unseal(ticket: string, sealed: string): string | undefined {
  const bytes = Buffer.from(sealed, "base64");
  const decipher = createDecipheriv(algorithm, keyOf(ticket), nonce, { authTagLength: tagBytes });
  try {
    decipher.setAuthTag(bytes.subarray(0, tagBytes));
    return Buffer.concat([decipher.update(bytes.subarray(tagBytes)), decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}
