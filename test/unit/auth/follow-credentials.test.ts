import { mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addKey, revokeKeys } from "../../../runtime/auth/change-keys.ts";
import {
  type Credential,
  credentialFormat,
  readCredentials,
  updateCredentials,
  writeCredentials,
} from "../../../runtime/auth/credential-store.ts";
import { type CredentialFollower, followCredentials } from "../../../runtime/auth/follow-credentials.ts";
import { KeyRing } from "../../../runtime/auth/key-ring.ts";
import { noteLastUsed, readLastUsed } from "../../../runtime/auth/last-used.ts";
import { type RecordingLogger, recordingLogger } from "../../support/logger.ts";
import { agentOf } from "../../support/registry.ts";

let dir: string;
let path: string;
let logger: RecordingLogger;
let follower: CredentialFollower | undefined;

const now = Date.now();
const first = addKey([], "care", now);
const both = addKey(first.credentials, "care", now);
const revoked = revokeKeys(both.credentials, "care", { id: first.made.id, all: false }, now);

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "toolwright-keys-"));
  path = join(dir, "keys", "credentials.json");
  logger = recordingLogger();
});

afterEach(async () => {
  follower?.close();
  await rm(dir, { recursive: true, force: true });
});

/** @param pollMs - So long that only the system's news can be what tells, where a test waits for them. */
function follow(pollMs = 60_000): KeyRing {
  const ring = new KeyRing({ credentials: [], agents: [agentOf("care")] });
  follower = followCredentials({ path, ring, pollMs, logger });
  return ring;
}

function opens(ring: KeyRing): readonly boolean[] {
  return [first.key, both.key].map((key) => ring.authenticate(key) !== undefined);
}

/** Waits for the follower itself to see something: its every step is a line. */
async function untilLogged(event: string, count: number): Promise<void> {
  await expect.poll(() => logger.of(event).length, { interval: 5 }).toBeGreaterThanOrEqual(count);
}

describe("a followed credential file", () => {
  it("is taken by the system's news when it is replaced in one step", async () => {
    await writeCredentials(path, both.credentials);
    const ring = follow();
    await follower?.look();
    expect(opens(ring)).toEqual([true, true]);
    await updateCredentials(path, () => revoked.credentials, now);
    await untilLogged("credentials.taken", 2);
    expect(opens(ring)).toEqual([false, true]);
    expect(logger.of("credential.ended").map(({ fields }) => fields)).toEqual([{ credentialId: first.made.id }]);
  });

  it("is taken by looking where its folder came later, and when the folder itself was replaced", async () => {
    const ring = follow(20);
    await untilLogged("credentials.missing", 1);
    await writeCredentials(path, both.credentials);
    await untilLogged("credentials.taken", 1);
    expect(opens(ring)).toEqual([true, true]);
    await mkdir(join(dir, "next"));
    await writeCredentials(join(dir, "next", "credentials.json"), revoked.credentials);
    await rename(join(dir, "keys"), join(dir, "old"));
    await rename(join(dir, "next"), join(dir, "keys"));
    await untilLogged("credentials.taken", 2);
    expect(opens(ring)).toEqual([false, true]);
  });

  it("is followed through links that are swapped, as secrets of a cluster are", async () => {
    const folder = join(dir, "keys");
    for (const [name, credentials] of [
      ["one", both.credentials],
      ["two", revoked.credentials],
    ] as const) {
      await writeCredentials(join(folder, name, "credentials.json"), credentials);
    }
    await symlink("one", join(folder, "data"));
    await symlink("data/credentials.json", path);
    const ring = follow(20);
    await untilLogged("credentials.taken", 1);
    expect(opens(ring)).toEqual([true, true]);
    await symlink("two", join(folder, "data.next"));
    await rename(join(folder, "data.next"), join(folder, "data"));
    await untilLogged("credentials.taken", 2);
    expect(opens(ring)).toEqual([false, true]);
  });

  it.each([
    ["is away", (): Promise<void> => rm(path), "credentials.missing"],
    ["is half-written", () => writeFile(path, '{"format":1,"crede'), "credentials.unreadable"],
    ["is empty", () => writeFile(path, ""), "credentials.unreadable"],
  ])("that %s ends no key, and is said", async (_, spoil, event) => {
    await writeCredentials(path, both.credentials);
    const ring = follow();
    await follower?.look();
    await spoil();
    await follower?.look();
    expect(opens(ring)).toEqual([true, true]);
    expect(logger.of(event)).not.toHaveLength(0);
    await writeCredentials(path, revoked.credentials);
    await follower?.look();
    expect(opens(ring)).toEqual([false, true]);
  });

  it("with an empty list ends every key: that was meant", async () => {
    await writeCredentials(path, both.credentials);
    const ring = follow();
    await follower?.look();
    await writeCredentials(path, []);
    await follower?.look();
    expect(opens(ring)).toEqual([false, false]);
  });
});

describe("changes of the credential file", () => {
  it("lose nothing when many programs make them at once, and leave no lock behind", async () => {
    const names = Array.from({ length: 12 }, (_, at) => `agent-${at}`);
    await Promise.all(names.map((name) => updateCredentials(path, (stored) => addKey(stored, name, now).credentials, now)));
    const file = await readCredentials(path);
    expect(file.ok && file.credentials.map(({ agentId }) => agentId).sort()).toEqual([...names].sort());
    await expect(readFile(`${path}.lock`)).rejects.toThrow("ENOENT");
  });

  it("forget keys that ended more than thirty days ago, and keep those that ended since", async () => {
    const dayMs = 86_400_000;
    const ended = (agentId: string, days: number): Credential => ({
      ...addKey([], agentId, now).made,
      revokedAt: new Date(now - days * dayMs).toISOString(),
    });
    await writeCredentials(path, [ended("long", 31), ended("lately", 29)]);
    const kept = await updateCredentials(path, (stored) => stored, now);
    expect(kept.map(({ agentId }) => agentId)).toEqual(["lately"]);
  });

  it("refuse a file whose date of revocation cannot be read, rather than take the key as valid", async () => {
    await mkdir(join(dir, "keys"));
    await writeFile(path, JSON.stringify({ format: credentialFormat, credentials: [{ ...first.made, revokedAt: "soon" }] }));
    expect((await readCredentials(path)).ok).toBe(false);
  });
});

describe("when keys were last used", () => {
  it("is kept beside the keys, the later of what several servers say", async () => {
    const used = join(dir, "last-used.json");
    const later = noteLastUsed({
      path: used,
      used: () => [
        ["a", 2_000],
        ["b", 1_000],
      ],
      everyMs: 60_000,
      logger,
    });
    const earlier = noteLastUsed({
      path: used,
      used: () => [
        ["a", 1_000],
        ["c", 3_000],
      ],
      everyMs: 60_000,
      logger,
    });
    await later();
    await earlier();
    expect(Object.fromEntries(await readLastUsed(used))).toEqual({ a: 2_000, b: 1_000, c: 3_000 });
  });

  it("is written only when there is news, and is said once where it cannot be written", async () => {
    await writeFile(join(dir, "file"), "");
    const stop = noteLastUsed({ path: join(dir, "file", "last-used.json"), used: () => [["a", 1]], everyMs: 60_000, logger });
    await stop();
    await stop();
    expect(logger.of("credentials.last_used_not_kept")).toHaveLength(1);
    const quiet = noteLastUsed({ path: join(dir, "none.json"), used: () => [], everyMs: 60_000, logger });
    await quiet();
    await expect(readFile(join(dir, "none.json"))).rejects.toThrow("ENOENT");
  });
});
