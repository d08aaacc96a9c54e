import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openPrimary } from "../../runtime/assembly/open-local-stores.ts";
import { openStores } from "../../runtime/assembly/open-stores.ts";
import { defaultSettings } from "../../runtime/config/options.ts";
import { StoreRefused, type Stores } from "../../runtime/stores-port.ts";
import { recordingLogger } from "../support/logger.ts";
import { openPipes } from "../support/pipes.ts";
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

function optionsFor(contextStore: string, more: object = {}) {
  const settings = { ...defaultSettings, contextStore, redisUrl: redis?.url ?? "", ...more };
  return { settings, projectDir, logger: recordingLogger() };
}

const open = (contextStore: string, more: object = {}) => openStores(optionsFor(contextStore, more));

/** As one of several servers has them. */
async function demandShared(stores: Stores): Promise<void> {
  const { calls, rates, revocations, tickets, resources } = await stores.openShared();
  if (!rates || !revocations || !resources) throw new Error("what several servers share is not there");
  expect(await rates.take("a", { perMinute: 60, burst: 1 })).toEqual({ allowed: true });
  expect(await tickets.put("t", "sealed")).toEqual({ kept: true });
  await revocations.revoke("key-1");
  expect(revocations.has("key-1")).toBe(true);
  for (const one of [calls, rates, revocations, resources]) await one.close();
}

async function demandContexts({ contexts }: Stores): Promise<void> {
  const by = { agentId: "a", correlationId: "c" };
  const outcome = await contexts.apply({ contextId: "board", patch: { a: 1 }, by, origin: "", ttlMs: 0, check: () => undefined });
  expect(outcome.kind).toBe("applied");
}

describe("the stores that the settings name", () => {
  it.each(["memory", "file"])("are all there and work: %s", async (contextStore) => {
    const stores = await open(contextStore);
    await demandContexts(stores);
    const { calls, tickets, rates, revocations } = await stores.openShared();
    expect((await calls.claim({ agentId: "a", key: "k", fingerprint: "f", mayRepeat: false })).kind).toBe("first");
    expect(await tickets.put("t", "sealed")).toEqual({ kept: true });
    // One process counts for itself, without asking anyone.
    expect([rates, revocations]).toEqual([undefined, undefined]);
    await calls.close();
    await stores.contexts.close();
  });

  it("are shared by the servers of a Redis", async () => {
    if (redis === undefined) return;
    const stores = await open("redis");
    await demandContexts(stores);
    await demandShared(stores);
    await stores.contexts.close();
  });

  it.each(["memory", "file"])("are shared by the workers of a process that keeps them: %s", async (contextStore) => {
    const host = await openPrimary(optionsFor(contextStore));
    await using pipes = await openPipes();
    const { worker, primary } = await pipes.pipe();
    host.attach(primary, 1);
    const stores = await openStores({ ...optionsFor(contextStore), primary: worker });
    await demandContexts(stores);
    await demandShared(stores);
    await stores.contexts.close();
    await host.close();
  });

  it("refuse a folder that another one has, in words", async () => {
    const first = await open("file");
    await expect(open("file")).rejects.toThrow(StoreRefused);
    await expect(open("file", { contextDir: "elsewhere" }).then(({ contexts }) => contexts.close())).resolves.toBeUndefined();
    await first.contexts.close();
  });
});
