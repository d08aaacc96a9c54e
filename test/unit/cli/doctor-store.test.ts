import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { examineStore } from "../../../cli/doctor-store.ts";
import { defaultSettings } from "../../../runtime/config/options.ts";
import { noRedis, startRedis } from "../../stores/redis-server.ts";

let dir = "";
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "toolwright-doctor-"));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const redis = (redisUrl: string) => examineStore({ ...defaultSettings, contextStore: "redis", redisUrl, redisTimeoutMs: 10_000 }, dir);

describe("the doctor, of the store", () => {
  it("finds a folder that can be made well (ops.doctor)", async () => {
    expect(await examineStore(defaultSettings, dir)).toMatchObject({ state: "ok", words: expect.stringContaining(".toolwright/contexts") });
  });

  it("names a folder that cannot be written", async () => {
    await writeFile(join(dir, "taken"), "a file");
    const found = await examineStore({ ...defaultSettings, contextDir: "taken/contexts" }, dir);
    expect(found).toMatchObject({ state: "error", words: expect.stringMatching(/taken.*contextDir/) });
  });

  it("says that Redis is away, and shows no password", async () => {
    const found = await redis("redis://:hunter2@127.0.0.1:1");
    expect(found).toMatchObject({ state: "error", words: expect.stringContaining("redisUrl") });
    expect(found.words).toContain("It said: connect ECONNREFUSED 127.0.0.1:1.");
    expect(found.words).not.toContain("hunter2");
  });

  it("says what a URL of Redis looks like", async () => {
    expect(await redis("localhost:6379")).toMatchObject({ state: "error", words: expect.stringContaining("redis://") });
  });

  it.skipIf(noRedis !== undefined)("finds a Redis that answers well", async () => {
    await using server = await startRedis();
    expect(await redis(server.url)).toEqual({ state: "ok", words: "Redis answers" });
  });
});
