import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { defaultSettings } from "../../runtime/config/options.ts";
import { openStores, StoreRefused } from "../../runtime/open-stores.ts";
import { recordingLogger } from "../support/logger.ts";
import { noRedis, type RedisServer, startRedis } from "./redis-server.ts";

let projectDir: string;
let redis: RedisServer | undefined;

beforeAll(async () => {
  if (noRedis === undefined) redis = await startRedis();
});

afterAll(() => redis?.[Symbol.asyncDispose]());

beforeEach(async () => {
  projectDir = await mkdtemp(join(tmpdir(), "toolwright-stores-"));
});

afterEach(() => rm(projectDir, { recursive: true, force: true }));

function open(contextStore: string, more: object = {}) {
  const settings = { ...defaultSettings, contextStore, redisUrl: redis?.url ?? "", ...more };
  return openStores({ settings, projectDir, logger: recordingLogger() });
}

describe("the stores that the settings name", () => {
  it.each(["memory", "file", "redis"])("are all there and work: %s", async (contextStore) => {
    if (contextStore === "redis" && redis === undefined) return;
    const stores = await open(contextStore);
    const by = { agentId: "a", correlationId: "c" };
    const outcome = await stores.contexts.apply({ contextId: "board", patch: { a: 1 }, by, origin: "", ttlMs: 0, check: () => undefined });
    expect(outcome.kind).toBe("applied");
    const { calls, rates, revocations } = await stores.openShared();
    const claim = await calls.claim({ agentId: "a", key: "k", fingerprint: "f", mayRepeat: false });
    expect(claim.kind).toBe("first");
    expect(await rates.take("a", { perMinute: 60, burst: 1 })).toEqual({ allowed: true });
    await revocations.revoke("key-1");
    expect(revocations.has("key-1")).toBe(true);
    for (const one of [calls, rates, revocations, stores.contexts]) await one.close();
  });

  it("refuse a folder that another one has, in words", async () => {
    const first = await open("file");
    await expect(open("file")).rejects.toThrow(StoreRefused);
    await expect(open("file", { contextDir: "elsewhere" }).then(({ contexts }) => contexts.close())).resolves.toBeUndefined();
    await first.contexts.close();
  });
});
