import { describe, expect, it } from "vitest";
import type { AgentPolicy } from "../../../contract/index.ts";
import { KeyRing } from "../../../runtime/auth/key-ring.ts";
import { createKey, hashesAreEqual, hashKey, keyIdOf } from "../../../runtime/auth/keys.ts";
import { createTicketOffice } from "../../../runtime/auth/tickets.ts";
import { createMemoryTickets } from "../../../runtime/shared/drivers/memory-tickets.ts";
import type { Tickets } from "../../../runtime/shared/tickets.ts";

const limits = { maxConcurrency: 0, maxConnections: 0, callsPerMinute: 0 };
const care: AgentPolicy = { agentId: "care", scopes: ["cases:read"], limits };
const dispatcher: AgentPolicy = { agentId: "dispatcher", scopes: [], limits };

function credentialFor(agentId: string, key: string, expiresAt?: string) {
  const base = { agentId, id: keyIdOf(key), sha256: hashKey(key), createdAt: "2026-01-01T00:00:00.000Z" };
  return expiresAt === undefined ? base : { ...base, expiresAt };
}

describe("keys", () => {
  it("are random, of one shape, and named without their secret", () => {
    const keys = Array.from({ length: 100 }, createKey);
    expect(new Set(keys).size).toBe(100);
    for (const key of keys) {
      expect(key).toMatch(/^twk_[0-9a-f]{16}_[0-9a-f]{64}$/);
      expect(keyIdOf(key)).toBe(key.slice(4, 20));
    }
  });

  it("that we did not make are named by a part of their hash", () => {
    expect(keyIdOf("my-own-key")).toMatch(/^x[0-9a-f]{15}$/);
    expect(keyIdOf("my-own-key")).not.toBe(keyIdOf("my-own-kez"));
  });

  it("are hashed by SHA-256", () => {
    expect(hashKey("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });

  it("compare equal only when both hashes are whole and the same", () => {
    const hash = hashKey("a");
    expect(hashesAreEqual(hash, hash)).toBe(true);
    for (const other of [hashKey("b"), "", hash.slice(2), `${hash}00`, "zz".repeat(32)]) expect(hashesAreEqual(hash, other)).toBe(false);
    expect(hashesAreEqual("", "")).toBe(false);
  });
});

describe("the static token authenticator", () => {
  const [key, expiring, orphaned] = [createKey(), createKey(), createKey()];
  let now = Date.parse("2026-06-01T00:00:00.000Z");
  const authenticator = new KeyRing({
    credentials: [
      credentialFor("care", key),
      credentialFor("care", "my-own-key"),
      credentialFor("dispatcher", expiring, "2026-06-01T00:00:01.000Z"),
      credentialFor("gone", orphaned),
    ],
    agents: [care, dispatcher],
    clock: () => now,
  });

  it("gives the policy of the agent whose key it is, also of a key we did not make", () => {
    expect(authenticator.authenticate(key)).toMatchObject(care);
    expect(authenticator.authenticate("my-own-key")).toMatchObject(care);
  });

  it("gives nothing for a key that differs in one character, is cut, lengthened or cased otherwise", () => {
    const last = key.endsWith("0") ? "1" : "0";
    for (const wrong of [
      `${key.slice(0, -1)}${last}`,
      key.slice(0, -1),
      `${key}0`,
      key.toUpperCase(),
      ` ${key}`,
      `${key}\n`,
      keyIdOf(key),
      hashKey(key),
    ]) {
      expect(authenticator.authenticate(wrong)).toBeUndefined();
    }
  });

  it.each(["", " ", "twk_", "twk__", "__proto__", "constructor", "x".repeat(513), "\u0000"])("gives nothing for %j", (credential) => {
    expect(authenticator.authenticate(credential)).toBeUndefined();
  });

  it("gives nothing for the key of an agent that the catalog no longer has", () => {
    expect(authenticator.authenticate(orphaned)).toBeUndefined();
  });

  it("gives nothing from the moment a key expires", () => {
    now = Date.parse("2026-06-01T00:00:00.999Z");
    expect(authenticator.authenticate(expiring)).toMatchObject(dispatcher);
    now += 1;
    expect(authenticator.authenticate(expiring)).toBeUndefined();
  });
});

describe("the ticket office", () => {
  const maxTickets = 2;

  function open() {
    const time = { now: 0 };
    const kept = new Map<string, string>();
    const inMemory = createMemoryTickets({ clock: () => time.now, ticketLifetimeMs: 30_000, maxTickets });
    const tickets: Tickets = { ...inMemory, put: (id, sealed) => inMemory.put(id, kept.set(id, sealed).get(id) ?? "") };
    return { time, kept, office: createTicketOffice({ tickets, lifetimeMs: 30_000 }) };
  }

  it("gives a ticket that fits a WebSocket subprotocol and opens once", async () => {
    const { office } = open();
    const { ticket, expiresInMs } = await office.issue("the credential");
    expect(ticket).toMatch(/^twt_[0-9a-f]{64}$/);
    expect(expiresInMs).toBe(30_000);
    expect(await office.redeem(ticket)).toBe("the credential");
    expect(await office.redeem(ticket)).toBeUndefined();
  });

  it("opens up to the last millisecond and not after", async () => {
    const { office, time } = open();
    const [early, late] = [(await office.issue("early")).ticket, (await office.issue("late")).ticket];
    time.now = 29_999;
    expect(await office.redeem(early)).toBe("early");
    time.now = 30_000;
    expect(await office.redeem(late)).toBeUndefined();
  });

  it("keeps neither ticket nor credential in any form that opens something", async () => {
    const { office, kept } = open();
    const { ticket } = await office.issue("the credential");
    const [[id = "", sealed = ""] = []] = kept;
    expect(`${id} ${sealed} ${Buffer.from(sealed, "base64").toString("latin1")}`).not.toMatch(
      new RegExp(`the credential|${ticket.slice(4)}`),
    );
    expect(await office.redeem(`twt_${id}`)).toBeUndefined();
  });

  it("opens nothing with what another ticket sealed, or with what was changed on the way", async () => {
    const { kept, office } = open();
    const { ticket } = await office.issue("the credential");
    const [[, sealed = ""] = []] = kept;
    const bytes = Buffer.from(sealed, "base64");
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    const changed: Tickets = { put: async () => ({ kept: true }), take: async () => bytes.toString("base64") };
    expect(await createTicketOffice({ tickets: changed, lifetimeMs: 1 }).redeem(ticket)).toBeUndefined();
    const swapped: Tickets = { put: async () => ({ kept: true }), take: async () => sealed };
    expect(await createTicketOffice({ tickets: swapped, lifetimeMs: 1 }).redeem(`twt_${"0".repeat(64)}`)).toBeUndefined();
  });

  it.each(["", "twt_", "__proto__", "x".repeat(1_000)])("opens nothing for %j", async (ticket) => {
    expect(await open().office.redeem(ticket)).toBeUndefined();
  });

  it("refuses beyond its limit, says when there is room, and has room again by then", async () => {
    const { office, time } = open();
    await office.issue("one");
    time.now = 10_000;
    await office.issue("two");
    await expect(office.issue("three")).rejects.toMatchObject({ code: "RESOURCE_EXHAUSTED", retryAfterMs: 20_000 });
    time.now = 30_000;
    expect(await office.redeem((await office.issue("three")).ticket)).toBe("three");
  });

  it("says UNAVAILABLE while nobody can be asked", async () => {
    const away = () => Promise.reject(new Error("away"));
    const office = createTicketOffice({ tickets: { put: away, take: away }, lifetimeMs: 1 });
    await expect(office.issue("one")).rejects.toMatchObject({ code: "UNAVAILABLE", retryAfterMs: 1_000 });
    await expect(office.redeem(`twt_${"0".repeat(64)}`)).rejects.toMatchObject({ code: "UNAVAILABLE" });
  });
});
