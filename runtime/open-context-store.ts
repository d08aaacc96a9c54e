/** The store of contexts that the settings name. Alone with `server.ts` knows the drivers; decides nothing else. */

import { resolve } from "node:path";
import type { Logger } from "../contract/index.ts";
import type { ServerSettings } from "./config/options.ts";
import type { ContextStore } from "./context/store.ts";
import { createMemoryStore } from "./context/stores/memory.ts";
import { DamagedLog } from "./durable/load-log.ts";
import { FolderInUse } from "./durable/owner.ts";

export interface OpenContextStoreOptions {
  readonly settings: ServerSettings;
  /** What a relative folder stands in. */
  readonly projectDir: string;
  readonly logger: Logger;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
}

/** The store cannot be had, for a reason that is the operator's to mend. */
export class ContextStoreRefused extends Error {
  override readonly name = "ContextStoreRefused";
}

/** @throws {ContextStoreRefused} */
export async function openContextStore(options: OpenContextStoreOptions): Promise<ContextStore> {
  const { settings, clock = Date.now } = options;
  switch (settings.contextStore) {
    case "file":
      return openFile({ ...options, clock });
    case "redis":
      return openRedis(options);
    default:
      return createMemoryStore({ ...settings, clock });
  }
}

async function openFile({ settings, projectDir, logger, clock }: Required<OpenContextStoreOptions>): Promise<ContextStore> {
  const dir = resolve(projectDir, settings.contextDir);
  // Loaded when it is the one that serves.
  const { openFileStore } = await import("./context/stores/file.ts");
  try {
    return await openFileStore({ ...settings, dir, logger, clock });
  } catch (cause) {
    throw new ContextStoreRefused(fileRefusal(cause, dir), { cause });
  }
}

/** Also when Redis is away: what needs no context is served meanwhile, and `/readyz` says why the rest is not. */
async function openRedis({ settings, logger }: OpenContextStoreOptions): Promise<ContextStore> {
  const { redisUrl: url, redisPrefix: prefix, redisTimeoutMs: timeoutMs } = settings;
  if (!/^(rediss?:\/\/|\/)./.test(url)) throw new ContextStoreRefused(redisUrlRefusal(url));
  const { RedisLink } = await import("./redis/link.ts");
  const { createRedisStore } = await import("./context/stores/redis.ts");
  const link = await RedisLink.open({ url, prefix, timeoutMs, logger });
  return createRedisStore({ ...settings, link, logger });
}

/** The URL may hold a password: it is not shown. */
function redisUrlRefusal(url: string): string {
  return `contextStore is "redis", and redisUrl is no redis:// or rediss:// URL${url === "" ? ": it is empty" : ""}. Set TOOLWRIGHT_REDIS_URL, such as redis://127.0.0.1:6379.`;
}

function fileRefusal(cause: unknown, dir: string): string {
  if (cause instanceof FolderInUse || cause instanceof DamagedLog) return cause.message;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return `Contexts cannot be kept in ${dir}: ${reason}. Let this user write there, choose another folder with --context-dir, or keep contexts in memory only with --context-store memory.`;
}
