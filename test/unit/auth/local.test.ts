import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AgentPolicy } from "../../../contract/index.ts";
import { parseCredentials, readCredentials, writeCredentials } from "../../../runtime/auth/credential-store.ts";
import { KeyRing } from "../../../runtime/auth/key-ring.ts";
import { hashKey } from "../../../runtime/auth/keys.ts";
import { everyScopeOf, type LocalCredentialOptions, provisionLocalCredentials } from "../../../runtime/auth/local.ts";

const limits = { maxConcurrency: 0, maxConnections: 0, callsPerMinute: 0 };
const care: AgentPolicy = { agentId: "care", scopes: ["cases:read"], limits };
const dispatcher: AgentPolicy = { agentId: "dispatcher", scopes: ["cases:write"], limits };

let projectDir: string;
let storePath: string;
let keysPath: string;

beforeEach(async () => {
  projectDir = await mkdtemp(join(tmpdir(), "toolwright-auth-"));
  storePath = join(projectDir, ".toolwright", "credentials.json");
  keysPath = join(projectDir, ".toolwright", "dev-keys.json");
});

afterEach(() => rm(projectDir, { recursive: true, force: true }));

function provision(more: Partial<LocalCredentialOptions> = {}) {
  return provisionLocalCredentials({
    agents: [care, dispatcher],
    scopes: ["cases:read", "cases:write"],
    projectDir,
    storePath,
    isLoopback: true,
    clock: () => Date.parse("2026-06-01T00:00:00.000Z"),
    ...more,
  });
}

async function keysOnDisk(): Promise<Record<string, string>> {
  return (JSON.parse(await readFile(keysPath, "utf8")) as { keys: Record<string, string> }).keys;
}

describe("the first start on loopback", () => {
  it("makes a key for the development agent and for each agent of the catalog, and they open", async () => {
    const { policies, credentials, shown, refusal } = await provision();
    expect(refusal).toBeUndefined();
    expect(shown.map(({ agentId }) => agentId)).toEqual(["care", "dispatcher", "dev"]);
    const authenticator = new KeyRing({ credentials, agents: policies });
    for (const { agentId, key } of shown) expect(await authenticator.authenticate(key)).toMatchObject({ agentId });
  });

  it("gives the development agent every scope that is named", async () => {
    const { policies } = await provision();
    expect(policies.find(({ agentId }) => agentId === "dev")?.scopes).toEqual(["cases:read", "cases:write"]);
  });

  it("keeps only hashes in the store and the clear keys in a file of their own, both for the owner alone", async () => {
    const { shown } = await provision();
    const store = await readFile(storePath, "utf8");
    for (const { key } of shown) {
      expect(store).not.toContain(key);
      expect(store).toContain(hashKey(key));
    }
    expect(await keysOnDisk()).toEqual(Object.fromEntries(shown.map(({ agentId, key }) => [agentId, key])));
    for (const path of [storePath, keysPath]) expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it("hides the folder from git, whatever the project's own rules say, and leaves no half-written file", async () => {
    await provision();
    expect(await readFile(join(projectDir, ".toolwright", ".gitignore"), "utf8")).toBe("*\n");
    expect((await readdir(join(projectDir, ".toolwright"))).sort()).toEqual([".gitignore", "credentials.json", "dev-keys.json"]);
  });

  it("takes the development agent's key from the environment and does not show it", async () => {
    const { policies, credentials, shown } = await provision({ devKey: "my-own-key" });
    expect(shown.map(({ agentId }) => agentId)).toEqual(["care", "dispatcher"]);
    expect(await new KeyRing({ credentials, agents: policies }).authenticate("my-own-key")).toMatchObject({
      agentId: "dev",
    });
  });

  it("takes an empty TOOLWRIGHT_DEV_KEY as not set", async () => {
    expect((await provision({ devKey: "" })).shown.map(({ agentId }) => agentId)).toContain("dev");
  });

  it("lets an agent named dev in the catalog stand for itself", async () => {
    const dev: AgentPolicy = { agentId: "dev", scopes: ["cases:read"], limits };
    const { policies } = await provision({ agents: [dev] });
    expect(policies).toEqual([dev]);
  });

  it.each(["with space", "é", "x".repeat(513), "line\nbreak"])("refuses %j for the development agent's key", async (devKey) => {
    const { refusal, credentials } = await provision({ devKey });
    expect(refusal).toContain("TOOLWRIGHT_DEV_KEY");
    expect(credentials).toEqual([]);
    expect(refusal).not.toContain(devKey);
  });
});

describe("later starts on loopback", () => {
  it("make nothing and show nothing, and the keys still open", async () => {
    const first = await provision();
    const before = await readFile(storePath, "utf8");
    const second = await provision();
    expect(second.shown).toEqual([]);
    expect(await readFile(storePath, "utf8")).toBe(before);
    const authenticator = new KeyRing({ credentials: second.credentials, agents: second.policies });
    for (const { agentId, key } of first.shown) expect(await authenticator.authenticate(key)).toMatchObject({ agentId });
  });

  it("make a key for an agent that is new in the catalog and keep the others on file", async () => {
    const first = await provision({ agents: [care] });
    const second = await provision();
    expect(second.shown.map(({ agentId }) => agentId)).toEqual(["dispatcher"]);
    expect(await keysOnDisk()).toEqual(Object.fromEntries([...first.shown, ...second.shown].map(({ agentId, key }) => [agentId, key])));
  });

  it("replace the development agent's key when the environment sets another, which ends the old one", async () => {
    const first = await provision({ devKey: "first-key" });
    const second = await provision({ devKey: "second-key" });
    const authenticator = new KeyRing({ credentials: second.credentials, agents: second.policies });
    expect(await authenticator.authenticate("second-key")).toMatchObject({ agentId: "dev" });
    expect(await authenticator.authenticate("first-key")).toBeUndefined();
    expect(second.credentials).toHaveLength(first.credentials.length);
  });

  it("make no new key for an agent whose key has expired: its end was meant", async () => {
    const expired = {
      agentId: "care",
      id: "0",
      sha256: "0".repeat(64),
      createdAt: "2020-01-01T00:00:00Z",
      expiresAt: "2020-01-02T00:00:00Z",
    };
    await writeCredentials(storePath, [expired]);
    const { shown } = await provision();
    expect(shown.map(({ agentId }) => agentId)).toEqual(["dispatcher", "dev"]);
  });

  it("put up with a broken file of clear keys", async () => {
    await mkdir(join(projectDir, ".toolwright"));
    await writeFile(keysPath, "{ broken");
    expect((await provision()).refusal).toBeUndefined();
    expect(Object.keys(await keysOnDisk())).toHaveLength(3);
  });
});

describe("a start beyond loopback", () => {
  it("without credentials is refused, makes nothing, and says what to do", async () => {
    const { refusal, credentials, shown } = await provision({ isLoopback: false });
    expect(refusal).toContain("toolwright agent add");
    expect([credentials, shown]).toEqual([[], []]);
    await expect(stat(join(projectDir, ".toolwright"))).rejects.toThrow("ENOENT");
  });

  it("takes no development key, neither from the environment nor from an earlier start on loopback", async () => {
    expect((await provision({ isLoopback: false, devKey: "my-own-key" })).refusal).toContain("loopback only");
    await provision({ agents: [], devKey: "my-own-key" });
    expect((await provision({ isLoopback: false })).refusal).toBeDefined();
  });

  it("goes on with the keys of the catalog's agents and no others", async () => {
    await provision();
    const { policies, credentials, refusal } = await provision({ isLoopback: false });
    expect(refusal).toBeUndefined();
    expect(policies.map(({ agentId }) => agentId)).toEqual(["care", "dispatcher"]);
    expect(credentials.map(({ agentId }) => agentId)).toEqual(["care", "dispatcher"]);
  });
});

describe("the file of credentials", () => {
  const good = { agentId: "care", id: "a", sha256: "0".repeat(64), createdAt: "2026-01-01T00:00:00Z" };

  it("comes back as it was written, with mode 600 also over a laxer one", async () => {
    await mkdir(join(projectDir, ".toolwright"));
    await writeFile(storePath, "{}");
    await chmod(storePath, 0o644);
    await writeCredentials(storePath, [good]);
    expect(await readCredentials(storePath)).toEqual({ ok: true, credentials: [good], isMissing: false });
    expect((await stat(storePath)).mode & 0o777).toBe(0o600);
  });

  it("that is not there holds nothing", async () => {
    expect(await readCredentials(storePath)).toEqual({ ok: true, credentials: [], isMissing: true });
  });

  it.each([
    ["", "is not JSON"],
    ["null", "no list"],
    ["[]", "no list"],
    ['{"format":1,"credentials":{}}', "no list"],
    ['{"format":2,"credentials":[]}', "has format 2"],
    ['{"credentials":[]}', "has format"],
    [JSON.stringify({ format: 1, credentials: [good, { ...good, sha256: "abc" }] }), "number 2"],
    [JSON.stringify({ format: 1, credentials: [{ ...good, expiresAt: "soon" }] }), "number 1"],
    [JSON.stringify({ format: 1, credentials: [{ ...good, agentId: "" }] }), "number 1"],
    [JSON.stringify({ format: 1, credentials: [null] }), "number 1"],
  ])("that reads %j is refused with the reason and a way out", (text, reason) => {
    const file = parseCredentials(text, "credentials.json");
    if (file.ok) throw new Error("expected a refusal");
    expect(file.problem).toContain(reason);
    expect(file.problem).toContain("toolwright agent add");
  });

  it("that is broken stops the start instead of being written over", async () => {
    await mkdir(join(projectDir, ".toolwright"));
    await writeFile(storePath, "{ broken");
    expect((await provision()).refusal).toContain("is not JSON");
    expect(await readFile(storePath, "utf8")).toBe("{ broken");
  });
});

describe("every scope of a catalog", () => {
  it("is what tools, contexts, resources, prompts and agents name, once each and ascending", () => {
    const scopes = everyScopeOf({
      tools: [{ descriptor: { scopes: ["b", "a"] } }, { descriptor: { scopes: ["a"] } }],
      contexts: [{ slot: { readers: ["c"], writers: ["d", "b"] } }],
      resources: [{ descriptor: { scopes: ["f"] } }],
      prompts: [{ descriptor: { scopes: ["g"] } }],
      agents: [{ scopes: ["e", "a"] }],
    } as unknown as Parameters<typeof everyScopeOf>[0]);
    expect(scopes).toEqual(["a", "b", "c", "d", "e", "f", "g"]);
  });
});
