import { describe, expect, it } from "vitest";
import type { AgentPolicy } from "../../../contract/index.ts";
import { isToolError } from "../../../contract/index.ts";
import { KeyRing } from "../../../runtime/auth/key-ring.ts";
import { createKey, hashesAreEqual, hashKey, keyIdOf } from "../../../runtime/auth/keys.ts";
import { createTicketOffice } from "../../../runtime/auth/tickets.ts";

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
  function open(maxTickets = 10) {
    const time = { now: 0 };
    return { time, office: createTicketOffice({ clock: () => time.now, lifetimeMs: 30_000, maxTickets }) };
  }

  it("gives a ticket that fits a WebSocket subprotocol and opens once", () => {
    const { office } = open();
    const { ticket, expiresInMs } = office.issue(care);
    expect(ticket).toMatch(/^twt_[0-9a-f]{64}$/);
    expect(expiresInMs).toBe(30_000);
    expect(office.redeem(ticket)).toBe(care);
    expect(office.redeem(ticket)).toBeUndefined();
  });

  it("opens up to the last millisecond and not after", () => {
    const { office, time } = open();
    const [early, late] = [office.issue(care).ticket, office.issue(dispatcher).ticket];
    time.now = 29_999;
    expect(office.redeem(early)).toBe(care);
    time.now = 30_000;
    expect(office.redeem(late)).toBeUndefined();
  });

  it.each(["", "twt_", "__proto__", "x".repeat(100_000)])("opens nothing for %j", (ticket) => {
    expect(open().office.redeem(ticket.slice(0, 1_000))).toBeUndefined();
  });

  it("refuses beyond its limit, says when there is room, and has room again by then", () => {
    const { office, time } = open(2);
    office.issue(care);
    time.now = 10_000;
    office.issue(care);
    const thrown = (() => {
      try {
        return office.issue(dispatcher);
      } catch (error) {
        return error;
      }
    })();
    expect(isToolError(thrown) && [thrown.code, thrown.retryAfterMs]).toEqual(["RESOURCE_EXHAUSTED", 20_000]);
    time.now = 30_000;
    expect(office.redeem(office.issue(dispatcher).ticket)).toBe(dispatcher);
  });
});
