/** `toolwright agent` from the packed package: keys of a project, alone and under its running server. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { connect } from "../../client/index.ts";
import { makeWorkspace, type Running, serving, toolwright, type Workspace } from "../support/project.ts";

interface ListedKey {
  readonly keyId: string;
  readonly state: string;
  readonly expiresAt?: string;
  readonly revokedAt?: string;
  readonly lastUsedAt?: string;
}

interface Issued {
  readonly agentId: string;
  readonly key: string;
  readonly keyId: string;
  readonly expiresAt?: string;
  readonly replaced?: ListedKey;
  readonly earlierKeys?: readonly ListedKey[];
}

describe("keys from the command line", () => {
  let workspace: Workspace;
  let dir: string;
  const open: Running[] = [];

  beforeAll(async () => {
    workspace = makeWorkspace();
    dir = join(workspace.dir, "tools");
    expect(await toolwright(workspace.dir, ["init", "tools"])).toMatchObject({ code: 0 });
  });

  afterEach(async () => {
    await Promise.all(open.splice(0).map((running) => running.end()));
  });

  afterAll(() => workspace.remove());

  async function json<T>(...args: string[]): Promise<T> {
    const ran = await toolwright(dir, ["agent", ...args, "--format", "json"]);
    expect({ code: ran.code, err: ran.code === 0 ? "" : ran.err }).toEqual({ code: 0, err: "" });
    return JSON.parse(ran.out) as T;
  }

  async function validKeys(): Promise<readonly ListedKey[]> {
    const { agents } = await json<{ agents: readonly { agentId: string; keys: number; credentials: readonly ListedKey[] }[] }>("list");
    const valid = agents.find(({ agentId }) => agentId === "assistant")?.credentials.filter(({ state }) => state === "valid") ?? [];
    expect(agents.find(({ agentId }) => agentId === "assistant")?.keys).toBe(valid.length);
    return valid;
  }

  it("are refused with 2 and words where the command line cannot be meant", async () => {
    const wrong: readonly (readonly [args: readonly string[], words: string])[] = [
      [["rotate", "assistant", "--overlap", "soon"], '--overlap "soon" is no time'],
      [["rotate", "assistant", "--overlap", "24"], '--overlap "24" is no time'],
      [["rotate", "assistant"], "has no key to replace"],
      [["add", "assistant", "--wait", "soon"], '--wait "soon" is no time'],
      [["add", "assistant", "--wait", "--url", "nowhere"], '"nowhere" is not the URL of a server'],
      [["revoke", "assistant"], "nothing to revoke"],
      [["revoke"], "Name the agent"],
      [["add", "assistent"], 'Did you mean "assistant"?'],
      [["add", "assistant", "--overlap", "1h"], "--overlap means nothing to `agent add`"],
      [["list", "--wait"], "--wait means nothing to `agent list`"],
      [["add", "assistant", "extra"], '"extra" is too many'],
    ];
    const told = await Promise.all(wrong.map(([args]) => toolwright(dir, ["agent", ...args])));
    expect(told.map(({ code, out }) => [code, out])).toEqual(wrong.map(() => [2, ""]));
    for (const [at, [, words]] of wrong.entries()) expect(told[at]?.err).toContain(words);
  });

  it("are shown once, kept as hashes, and a second one is never silent", async () => {
    const first = await json<Issued>("add", "assistant", "--expires", "90d");
    expect(first.key).toContain(first.keyId);
    const stored = readFileSync(join(dir, ".toolwright/credentials.json"), "utf8");
    expect([stored.includes(first.key), stored.includes(first.keyId)]).toEqual([false, true]);
    const second = await toolwright(dir, ["agent", "add", "assistant"]);
    expect(second.err).toContain("assistant now has two keys");
    expect(second.err).toContain(`toolwright agent revoke assistant ${first.keyId}`);
    const third = await toolwright(dir, ["agent", "add", "assistant"]);
    expect([third.code, third.out]).toEqual([2, ""]);
    expect(third.err).toContain("as many as may count at once");
    expect(await validKeys()).toHaveLength(2);
  });

  it("take one another's place with an overlap, and say when the old one ends", async () => {
    await json("revoke", "assistant", "--all");
    const first = await json<Issued>("add", "assistant");
    const next = await json<Issued>("rotate", "assistant", "--overlap", "1h", "--expires", "30d");
    expect(next.replaced?.keyId).toBe(first.keyId);
    const ends = (await validKeys()).map(({ keyId, expiresAt }) => [keyId, expiresAt]);
    expect(ends).toEqual([
      [first.keyId, next.replaced?.expiresAt],
      [next.keyId, next.expiresAt],
    ]);
    const early = await toolwright(dir, ["agent", "rotate", "assistant"]);
    expect([early.code, early.out]).toEqual([2, ""]);
  });

  it("reach a running server without a restart, which acknowledges them (auth.revoke-live)", async () => {
    await json("revoke", "assistant", "--all");
    const running = await serving(dir, ["serve"], { env: { TOOLWRIGHT_DEV_KEY: "the-key-of-the-developer" } });
    open.push(running);
    const wait = ["--wait", "--url", running.url];
    const first = await json<Issued>("add", "assistant", ...wait);
    const client = await connect({ url: running.url, key: first.key, reconnect: false });
    const rotated = await json<Issued>("rotate", "assistant", "--overlap", "1h", ...wait);
    const next = await connect({ url: running.url, key: rotated.key });
    const dates = { from: "2026-01-05", to: "2026-01-18" };
    expect(await client.call("count_working_days", dates)).toEqual(await next.call("count_working_days", dates));
    const revoked = await json<{ acknowledgedBy: readonly string[] }>("revoke", "assistant", first.keyId, ...wait);
    expect(revoked.acknowledgedBy).toEqual([running.url]);
    await expect(client.call("count_working_days", dates)).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await expect(connect({ url: running.url, key: first.key })).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    expect(await next.call("count_working_days", dates)).toEqual({ working_days: 10, days: 14 });
    await next.close();
    await client.close();
    await running.until(/credential\.ended/);
    await running.end();
    expect((await validKeys()).map(({ keyId, lastUsedAt }) => [keyId, typeof lastUsedAt])).toEqual([[rotated.keyId, "string"]]);
  });

  it("are revoked in the file also when no server answers, which is said with 1", async () => {
    const [{ keyId } = { keyId: "" }] = await validKeys();
    const ran = await toolwright(dir, ["agent", "revoke", "assistant", "--wait", "1s", "--url", "http://127.0.0.1:1"]);
    expect([ran.code, ran.out]).toEqual([1, `${keyId} of assistant is revoked.\n`]);
    expect(ran.err).toContain("http://127.0.0.1:1 has not taken it");
    expect(await validKeys()).toEqual([]);
  });
});
