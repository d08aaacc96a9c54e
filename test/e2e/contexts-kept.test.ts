/** Contexts of a served project: they outlive a killed server, and no second server meddles with them. */

import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "../../client/index.ts";
import { makeWorkspace, serving, toolwright, type Workspace } from "../support/project.ts";

const board = `apiVersion: toolwright/v1
kind: Context
name: board
description: What agents agreed on.
schema:
  type: object
  properties:
    topic: { type: string, maxLength: 100, description: What it is about. }
  additionalProperties: false
readers: [boards:read]
writers: [boards:write]
`;

describe("a served project's contexts", () => {
  let workspace: Workspace;
  let dir: string;
  const key = "the-key-of-the-developer";
  const env = { TOOLWRIGHT_DEV_KEY: key };

  beforeAll(async () => {
    workspace = makeWorkspace();
    dir = join(workspace.dir, "tools");
    expect(await toolwright(workspace.dir, ["init", "tools"])).toMatchObject({ code: 0 });
    mkdirSync(join(dir, "catalog/contexts"), { recursive: true });
    writeFileSync(join(dir, "catalog/contexts/board.context.yaml"), board);
    expect(await toolwright(dir, ["generate"])).toMatchObject({ code: 0 });
  });

  afterAll(() => workspace.remove());

  /** Paths of what is no folder, ascending. */
  const filesIn = (folder: string): readonly string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      .sort((one, other) => dirname(one).localeCompare(dirname(other)) || one.localeCompare(other));

  it("are there after the server was killed, and the next server clears what it left", async () => {
    const first = await serving(dir, ["serve"], { env });
    const before = await connect({ url: first.url, key });
    expect(await before.context("board").update({ topic: "a crash" })).toEqual({ revision: 1 });
    await first.end("SIGKILL");
    await before.close();
    const second = await serving(dir, ["serve"], { env });
    const after = await connect({ url: second.url, key });
    expect(await after.context("board").get()).toEqual({ contextId: "board", revision: 1, value: { topic: "a crash" } });
    await after.close();
    const kept = join(dir, ".toolwright/contexts");
    const owners = filesIn(kept).filter((path) => basename(path).startsWith("owner-"));
    // One of the contexts, one of what calls came to.
    expect(owners.map((path) => dirname(path))).toEqual([".", "calls"]);
    for (const path of filesIn(kept)) expect([path, statSync(join(kept, path)).mode & 0o777]).toEqual([path, 0o600]);
    expect(statSync(join(kept, "calls")).mode & 0o777).toBe(0o700);
    expect(await second.end()).toBe(0);
    expect(filesIn(kept)).toEqual(["journal.1", "calls/journal.1"]);
  });

  it("belong to one server at a time: a second one says who has them and what to do", async () => {
    const first = await serving(dir, ["serve"], { env });
    const { code, out, err } = await toolwright(dir, ["serve", "--port", "0"], { env });
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/^toolwright: .*contexts is in use by process \d+, since .*--context-dir.*--context-store redis\.$/m);
    const beside = await serving(dir, ["serve", "--context-store", "memory"], { env });
    await Promise.all([first.end(), beside.end()]);
  });

  it("are refused in words when their files are damaged or cannot be written", async () => {
    writeFileSync(join(workspace.dir, "a-file"), "");
    const barred = await toolwright(dir, ["serve", "--port", "0", "--context-dir", join(workspace.dir, "a-file", "below")], { env });
    expect([barred.code, barred.err]).toEqual([1, expect.stringContaining("--context-store memory")]);
    const redis = await toolwright(dir, ["serve", "--port", "0", "--context-store", "redis", "--redis-url", "secret-host"], { env });
    expect([redis.code, redis.err]).toEqual([1, expect.stringContaining("no redis:// or rediss:// URL")]);
    expect(redis.err).not.toContain("secret-host");
    const hostless = await toolwright(dir, ["serve", "--port", "0", "--context-store", "redis", "--redis-url", "redis://u:pass@"], { env });
    expect([hostless.code, hostless.err]).toEqual([1, expect.stringMatching(/^toolwright: .*no redis:\/\/ or rediss:\/\/ URL/m)]);
    expect(hostless.err).not.toContain("pass");
    const printed = await toolwright(dir, ["serve", "--print-config", "--redis-url", "redis://:pass@host"], { env });
    expect(printed.out).toContain("redisUrl: ******** # flag");
  });
});
