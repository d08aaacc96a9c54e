import { describe, expect, it } from "vitest";
import { addKey, KeysRefused, revokeKeys, rotateKey, validKeys } from "../../../runtime/auth/change-keys.ts";
import { type Credential, endOf } from "../../../runtime/auth/credential-store.ts";
import { hashKey, keyIdOf } from "../../../runtime/auth/keys.ts";

const now = Date.parse("2026-06-01T00:00:00.000Z");
const hour = 3_600_000;

function wordsOf(change: () => unknown): string {
  try {
    change();
  } catch (error) {
    if (error instanceof KeysRefused) return error.message;
    throw error;
  }
  throw new Error("nothing was refused");
}

function idsOf(credentials: readonly Credential[]): readonly string[] {
  return credentials.map(({ id }) => id);
}

describe("adding a key", () => {
  it("keeps the hash of the key alone, with its end where one was asked for", () => {
    const { key, made, credentials } = addKey([], "care", now, now + hour);
    expect(made).toEqual({
      agentId: "care",
      id: keyIdOf(key),
      sha256: hashKey(key),
      createdAt: "2026-06-01T00:00:00.000Z",
      expiresAt: "2026-06-01T01:00:00.000Z",
    });
    expect(JSON.stringify(credentials)).not.toContain(key);
  });

  it("leaves a second key beside the first, and refuses a third with what to do", () => {
    const first = addKey([], "care", now);
    const second = addKey(first.credentials, "care", now);
    expect(idsOf(validKeys(second.credentials, "care", now))).toEqual([first.made.id, second.made.id]);
    const words = wordsOf(() => addKey(second.credentials, "care", now));
    expect(words).toContain(first.made.id);
    expect(words).toContain("toolwright agent revoke care");
  });

  it("counts neither expired and revoked keys nor those of another agent", () => {
    const first = addKey([], "care", now, now + 1);
    const second = addKey(first.credentials, "care", now);
    const revoked = revokeKeys(second.credentials, "care", { id: second.made.id, all: false }, now);
    const other = addKey(addKey(revoked.credentials, "dispatcher", now).credentials, "dispatcher", now);
    expect(validKeys(addKey(other.credentials, "care", now + 1).credentials, "care", now + 1)).toHaveLength(1);
  });
});

describe("rotating a key", () => {
  it("lets the old key count to the end of the overlap and not longer", () => {
    const { made, credentials } = addKey([], "care", now);
    const rotated = rotateKey(credentials, "care", now, hour);
    expect(rotated.replaced).toEqual({ ...made, expiresAt: "2026-06-01T01:00:00.000Z" });
    expect(idsOf(validKeys(rotated.credentials, "care", now + hour - 1))).toEqual([made.id, rotated.made.id]);
    expect(idsOf(validKeys(rotated.credentials, "care", now + hour))).toEqual([rotated.made.id]);
  });

  it("gives no key a longer life than it had", () => {
    const { made, credentials } = addKey([], "care", now, now + 1_000);
    expect(rotateKey(credentials, "care", now, hour).replaced.expiresAt).toBe(made.expiresAt);
  });

  it("ends the old key at once without an overlap", () => {
    const { made, credentials } = addKey([], "care", now);
    const rotated = rotateKey(credentials, "care", now, 0);
    expect(rotated.replaced).toEqual({ ...made, revokedAt: "2026-06-01T00:00:00.000Z" });
    expect(idsOf(validKeys(rotated.credentials, "care", now))).toEqual([rotated.made.id]);
  });

  it("refuses an agent without a key, and one whose last rotation is not over", () => {
    expect(wordsOf(() => rotateKey([], "care", now, hour))).toContain("toolwright agent add care");
    const rotated = rotateKey(addKey([], "care", now).credentials, "care", now, hour);
    expect(wordsOf(() => rotateKey(rotated.credentials, "care", now, hour))).toContain("toolwright agent revoke care");
    expect(rotateKey(rotated.credentials, "care", now + hour, hour).credentials).toHaveLength(3);
  });
});

describe("revoking keys", () => {
  it("ends the one that is named and leaves the other", () => {
    const first = addKey([], "care", now);
    const second = addKey(first.credentials, "care", now);
    const { revoked, credentials } = revokeKeys(second.credentials, "care", { id: first.made.id, all: false }, now);
    expect(idsOf(revoked)).toEqual([first.made.id]);
    expect(credentials.map((credential) => endOf(credential))).toEqual([now, Number.POSITIVE_INFINITY]);
  });

  it("needs no name for an only key, and one for two unless all are meant", () => {
    const first = addKey([], "care", now);
    expect(idsOf(revokeKeys(first.credentials, "care", { all: false }, now).revoked)).toEqual([first.made.id]);
    const second = addKey(first.credentials, "care", now);
    expect(wordsOf(() => revokeKeys(second.credentials, "care", { all: false }, now))).toContain("--all");
    expect(revokeKeys(second.credentials, "care", { all: true }, now).revoked).toHaveLength(2);
  });

  it("says when a key was revoked first, however often it is repeated", () => {
    const { made, credentials } = addKey([], "care", now);
    const once = revokeKeys(credentials, "care", { id: made.id, all: false }, now);
    const twice = revokeKeys(once.credentials, "care", { id: made.id, all: false }, now + hour);
    expect(twice.credentials).toEqual(once.credentials);
    expect(idsOf(twice.revoked)).toEqual([made.id]);
  });

  it("refuses a key of another agent, and an agent without keys", () => {
    const { made, credentials } = addKey([], "care", now);
    expect(wordsOf(() => revokeKeys(credentials, "dispatcher", { id: made.id, all: false }, now))).toContain("none at all");
    expect(wordsOf(() => revokeKeys(credentials, "dispatcher", { all: true }, now))).toContain("nothing to revoke");
  });
});
