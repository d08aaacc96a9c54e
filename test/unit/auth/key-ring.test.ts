import { describe, expect, it } from "vitest";
import type { AgentPolicy } from "../../../contract/index.ts";
import type { CredentialState } from "../../../runtime/auth/authenticator.ts";
import { addKey, revokeKeys, rotateKey } from "../../../runtime/auth/change-keys.ts";
import { KeyRing } from "../../../runtime/auth/key-ring.ts";
import { policyDigestOf } from "../../../runtime/auth/seated-agent.ts";
import { createMemoryRevocations } from "../../../runtime/shared/drivers/memory-revocations.ts";
import { recordingLogger } from "../../support/logger.ts";
import { agentOf } from "../../support/registry.ts";

const start = Date.parse("2026-06-01T00:00:00.000Z");
const care: AgentPolicy = agentOf("care", { scopes: ["cases:read", "cases:write"] });

function openRing(revocations?: ReturnType<typeof createMemoryRevocations>) {
  const time = { now: start };
  const { key, made, credentials } = addKey([], "care", start);
  const logger = recordingLogger();
  const ring = new KeyRing({ credentials, agents: [care], clock: () => time.now, logger, ...(revocations ? { revocations } : {}) });
  const told: CredentialState[] = [];
  ring.onChange((credential) => told.push(credential));
  return { ring, key, made, credentials, time, told, logger };
}

describe("the key ring", () => {
  it("takes a new key at once and goes on taking the old one until the overlap is over", () => {
    const { ring, key, credentials, time } = openRing();
    const rotated = rotateKey(credentials, "care", start, 1_000);
    expect(ring.replace(rotated.credentials)).toEqual({ added: [rotated.made.id], ended: [] });
    expect([ring.authenticate(key), ring.authenticate(rotated.key)]).toMatchObject([{ agentId: "care" }, { agentId: "care" }]);
    time.now += 1_000;
    expect(ring.authenticate(key)).toBeUndefined();
    expect(ring.authenticate(rotated.key)).toMatchObject({ agentId: "care" });
  });

  it("refuses a revoked key from the return on, marks whoever holds it, and tells of it once", () => {
    const { ring, key, made, credentials, told } = openRing();
    const agent = ring.authenticate(key);
    const { credentials: revoked } = revokeKeys(credentials, "care", { all: true }, start);
    expect(ring.replace(revoked)).toEqual({ added: [], ended: [made.id] });
    expect(agent?.credential.ended).toBe("revoked");
    expect(ring.authenticate(key)).toBeUndefined();
    ring.replace(revoked);
    expect(told.map(({ id, ended }) => [id, ended])).toEqual([[made.id, "revoked"]]);
  });

  it("ends a key that is no longer in the list, and makes a new credential of one that comes back", () => {
    const { ring, key, credentials } = openRing();
    const before = ring.authenticate(key);
    ring.replace([]);
    expect([before?.credential.ended, ring.authenticate(key)]).toEqual(["revoked", undefined]);
    ring.replace(credentials);
    expect(ring.authenticate(key)?.credential.ended).toBeUndefined();
    expect(before?.credential.ended).toBe("revoked");
  });

  it("tells when the end of a key in use moves", () => {
    const { ring, key, credentials, told } = openRing();
    const agent = ring.authenticate(key);
    ring.replace(rotateKey(credentials, "care", start, 1_000).credentials);
    expect(told).toEqual([agent?.credential]);
    expect(agent?.credential.expiresAt).toBe(start + 1_000);
  });

  it("gives those who are connected the policies of another catalog, and takes the keys of agents that left", () => {
    const { ring, key } = openRing();
    const agent = ring.authenticate(key);
    const digest = agent?.policyDigest;
    ring.serve([{ ...care, scopes: ["cases:read"] }]);
    expect(agent?.scopes).toEqual(["cases:read"]);
    expect(agent?.policyDigest).not.toBe(digest);
    ring.serve([agentOf("other")]);
    expect([agent?.credential.ended, ring.authenticate(key)]).toEqual(["revoked", undefined]);
  });

  it("ends a key that another server revoked, and tells other servers of its own", async () => {
    const revocations = createMemoryRevocations(() => start);
    const one = openRing(revocations);
    const agent = one.ring.authenticate(one.key);
    await revocations.revoke(one.made.id);
    expect([agent?.credential.ended, one.ring.authenticate(one.key)]).toEqual(["revoked", undefined]);
    const two = openRing(revocations);
    two.ring.replace(revokeKeys(two.credentials, "care", { all: true }, start).credentials);
    expect(revocations.has(two.made.id)).toBe(true);
  });

  it("tells other servers later what they could not be told, and not of keys that only vanished", async () => {
    const told: string[] = [];
    let isAway = true;
    const revocations = {
      has: () => false,
      onRevoked: () => () => undefined,
      async revoke(id: string) {
        if (isAway) throw new Error("away");
        told.push(id);
      },
    };
    const { made, credentials } = addKey([], "care", start);
    const ring = new KeyRing({ credentials, agents: [care], revocations, clock: () => start });
    ring.replace(revokeKeys(credentials, "care", { all: true }, start).credentials);
    await Promise.resolve();
    expect(told).toEqual([]);
    isAway = false;
    ring.shareAgain();
    ring.shareAgain();
    expect(told).toEqual([made.id]);
    ring.replace([]);
    expect(told).toEqual([made.id]);
  });

  it("knows what was used, and counts a key with a connection as used now", () => {
    const { ring, key, made, time } = openRing();
    expect([...ring.used()]).toEqual([]);
    const agent = ring.authenticate(key);
    time.now += 5_000;
    expect([...ring.used()]).toEqual([[made.id, start]]);
    if (agent) agent.credential.connections = 1;
    expect([...ring.used()]).toEqual([[made.id, start + 5_000]]);
  });

  it("logs each refusal with the public name of the key and why, and never the key", () => {
    const { ring, key, made, credentials, logger } = openRing();
    ring.authenticate(`${key.slice(0, -1)}${key.endsWith("0") ? "1" : "0"}`);
    ring.replace(revokeKeys(credentials, "care", { all: true }, start).credentials);
    ring.authenticate(key);
    const lines = logger.of("credential.refused").map(({ fields }) => fields);
    expect(lines).toEqual([
      { credentialId: made.id, reason: "unknown" },
      { credentialId: made.id, reason: "revoked" },
    ]);
    expect(JSON.stringify(logger.lines)).not.toContain(key.slice(21));
  });
});

describe("the digest of a policy", () => {
  it("is the same in any order and another for any other right", () => {
    const digest = policyDigestOf(care);
    expect(digest).toMatch(/^[0-9a-f]{16}$/);
    expect(policyDigestOf({ ...care, scopes: [...care.scopes].reverse() })).toBe(digest);
    const others = [
      { ...care, scopes: ["cases:read"] },
      { ...care, toolsets: [] },
      { ...care, agentId: "other" },
      { ...care, limits: { ...care.limits, callsPerMinute: 1 } },
    ];
    expect(new Set([digest, ...others.map(policyDigestOf)]).size).toBe(5);
  });
});
