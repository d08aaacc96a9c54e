/**
 * What the settings say keeps contexts, and with them what servers share beside contexts: one place for both, so that one Redis or one
 * folder has it all. Knows the drivers, as `server.ts` does; decides nothing else.
 */

import { join, resolve } from "node:path";
import type { Logger } from "../contract/index.ts";
import type { ServerSettings } from "./config/options.ts";
import type { ContextStore } from "./context/store.ts";
import { createMemoryStore } from "./context/stores/memory.ts";
import { DamagedLog } from "./durable/load-log.ts";
import { FolderInUse } from "./durable/owner.ts";
import type { CallRecords } from "./shared/call-records.ts";
import type { ChangedResources } from "./shared/changed-resources.ts";
import { createMemoryCallRecords } from "./shared/drivers/memory-call-records.ts";
import { createMemoryRateCounters } from "./shared/drivers/memory-rate-counters.ts";
import { createMemoryRevocations } from "./shared/drivers/memory-revocations.ts";
import { createMemoryTickets } from "./shared/drivers/memory-tickets.ts";
import type { RateCounters } from "./shared/rate-counters.ts";
import type { Revocations } from "./shared/revocations.ts";
import type { Tickets } from "./shared/tickets.ts";

export interface OpenStoresOptions {
  readonly settings: ServerSettings;
  /** What a relative folder stands in. */
  readonly projectDir: string;
  readonly logger: Logger;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
}

/** What every server of the same Redis, or of one machine, knows beside contexts. */
export interface SharedState {
  readonly calls: CallRecords;
  readonly rates: RateCounters;
  readonly revocations: Revocations;
  readonly tickets: Tickets;
  /** Absent where one process is all there is. */
  readonly resources?: ChangedResources;
}

export interface Stores {
  /** To be closed after what is shared: it closes the way to Redis. */
  readonly contexts: ContextStore;
  /** Opened by whoever uses it, once, and closed by the same. @throws {StoreRefused} */
  openShared(): Promise<SharedState>;
}

/** The store cannot be had, for a reason that is the operator's to mend. */
export class StoreRefused extends Error {
  override readonly name = "StoreRefused";
}

type Opening = Required<OpenStoresOptions>;

/** @throws {StoreRefused} */
export function openStores({ clock = Date.now, ...options }: OpenStoresOptions): Promise<Stores> {
  switch (options.settings.contextStore) {
    case "file":
      return openFile({ ...options, clock });
    case "redis":
      return openRedis({ ...options, clock });
    default:
      return Promise.resolve(openMemory({ ...options, clock }));
  }
}

function openMemory({ settings, clock }: Opening): Stores {
  return {
    contexts: createMemoryStore({ ...settings, clock }),
    openShared: async () => ({ calls: createMemoryCallRecords({ ...settings, clock }), ...ofOneProcess(settings, clock) }),
  };
}

/** Rates rest when a process does, and the file of credentials outlives it: of these a disk needs to know nothing. */
function ofOneProcess(settings: ServerSettings, clock: () => number): Omit<SharedState, "calls"> {
  return {
    rates: createMemoryRateCounters(clock),
    revocations: createMemoryRevocations(clock),
    tickets: createMemoryTickets({ ...settings, clock, maxTickets: settings.maxConnections }),
  };
}

async function openFile({ settings, projectDir, logger, clock }: Opening): Promise<Stores> {
  const dir = resolve(projectDir, settings.contextDir);
  const options = { ...settings, logger, clock };
  // Loaded when it is the one that serves.
  const { openFileStore } = await import("./context/stores/file.ts");
  return {
    contexts: await inWords(dir, openFileStore({ ...options, dir })),
    async openShared() {
      const { openFileCallRecords } = await import("./shared/drivers/file-call-records.ts");
      const callsDir = join(dir, "calls");
      return { calls: await inWords(callsDir, openFileCallRecords({ ...options, dir: callsDir })), ...ofOneProcess(settings, clock) };
    },
  };
}

/** Also when Redis is away: what needs none of it is served meanwhile, and `/readyz` says why the rest is not. */
async function openRedis({ settings, logger, clock }: Opening): Promise<Stores> {
  const { redisUrl: url, redisPrefix: prefix, redisTimeoutMs: timeoutMs } = settings;
  if (!isRedisUrl(url)) throw new StoreRefused(redisUrlRefusal(url));
  const { RedisLink } = await import("./redis/link.ts");
  const { createRedisStore } = await import("./context/stores/redis.ts");
  const link = await RedisLink.open({ url, prefix, timeoutMs, logger });
  return {
    contexts: createRedisStore({ ...settings, link, logger }),
    async openShared() {
      const { openRedisCallRecords } = await import("./shared/drivers/redis-call-records.ts");
      const { createRedisRateCounters } = await import("./shared/drivers/redis-rate-counters.ts");
      const { createRedisTickets } = await import("./shared/drivers/redis-tickets.ts");
      const { openRedisChangedResources } = await import("./shared/drivers/redis-changed-resources.ts");
      const { openRedisRevocations } = await import("./shared/drivers/redis-revocations.ts");
      return {
        calls: await openRedisCallRecords({ ...settings, link }),
        rates: createRedisRateCounters({ link }),
        tickets: createRedisTickets({ ...settings, link, maxTickets: settings.maxConnections }),
        resources: await openRedisChangedResources({ link }),
        revocations: await openRedisRevocations({ link, logger, clock }),
      };
    },
  };
}

/** A socket's path is one as well. */
function isRedisUrl(url: string): boolean {
  return /^\/./.test(url) || (/^rediss?:\/\/./.test(url) && URL.canParse(url));
}

/** The URL may hold a password: it is not shown. */
function redisUrlRefusal(url: string): string {
  const empty = url === "" ? ": it is empty" : "";
  return `contextStore is "redis", and redisUrl is no redis:// or rediss:// URL${empty}. Set TOOLWRIGHT_REDIS_URL, such as redis://127.0.0.1:6379.`;
}

async function inWords<T>(dir: string, opening: Promise<T>): Promise<T> {
  try {
    return await opening;
  } catch (cause) {
    throw new StoreRefused(fileRefusal(cause, dir), { cause });
  }
}

function fileRefusal(cause: unknown, dir: string): string {
  if (cause instanceof FolderInUse || cause instanceof DamagedLog) return cause.message;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return `Contexts cannot be kept in ${dir}: ${reason}. Let this user write there, choose another folder with --context-dir, or keep contexts in memory only with --context-store memory.`;
}
