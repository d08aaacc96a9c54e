/**
 * What the settings say keeps contexts, and with them what servers share beside contexts: one place for both, so that one Redis, one
 * folder or one primary process has it all. Knows the drivers, and decides nothing else.
 */

import type { Duplex } from "node:stream";
import { type Opening, type OpenStoresOptions, StoreRefused, type Stores } from "../stores-port.ts";
import { openLocalStores } from "./open-local-stores.ts";

/** @throws {StoreRefused} */
export function openStores({ clock = Date.now, primary, ...options }: OpenStoresOptions): Promise<Stores> {
  const opening = { ...options, clock };
  if (primary !== undefined) return openOfPrimary(primary, opening);
  return options.settings.contextStore === "redis" ? openRedis(opening) : openLocalStores(opening);
}

/** Of a worker, for which its primary process keeps all of it. */
async function openOfPrimary(stream: Duplex, { settings, logger, clock }: Opening): Promise<Stores> {
  const { PrimaryLink } = await import("../primary/link.ts");
  const { createPrimaryStore } = await import("../context/stores/primary.ts");
  const link = new PrimaryLink({ stream, timeoutMs: settings.redisTimeoutMs, logger });
  return {
    contexts: createPrimaryStore(link),
    async openShared() {
      const { createPrimaryCallRecords } = await import("../shared/drivers/primary-call-records.ts");
      const { createPrimaryChangedResources } = await import("../shared/drivers/primary-changed-resources.ts");
      const { createPrimaryRateCounters } = await import("../shared/drivers/primary-rate-counters.ts");
      const { openPrimaryRevocations } = await import("../shared/drivers/primary-revocations.ts");
      const { createPrimaryTickets } = await import("../shared/drivers/primary-tickets.ts");
      return {
        calls: createPrimaryCallRecords(link),
        rates: createPrimaryRateCounters(link),
        tickets: createPrimaryTickets(link),
        resources: createPrimaryChangedResources(link),
        revocations: await openPrimaryRevocations({ link, clock }),
      };
    },
  };
}

/** Also when Redis is away: what needs none of it is served meanwhile, and `/readyz` says why the rest is not. */
async function openRedis({ settings, logger, clock }: Opening): Promise<Stores> {
  const { redisUrl: url, redisPrefix: prefix, redisTimeoutMs: timeoutMs } = settings;
  if (!isRedisUrl(url)) throw new StoreRefused(redisUrlRefusal(url));
  const { RedisLink } = await import("../redis/link.ts");
  const { createRedisStore } = await import("../context/stores/redis.ts");
  const link = await RedisLink.open({ url, prefix, timeoutMs, logger });
  return {
    contexts: createRedisStore({ ...settings, link, logger }),
    async openShared() {
      const { openRedisCallRecords } = await import("../shared/drivers/redis-call-records.ts");
      const { createRedisRateCounters } = await import("../shared/drivers/redis-rate-counters.ts");
      const { createRedisTickets } = await import("../shared/drivers/redis-tickets.ts");
      const { openRedisChangedResources } = await import("../shared/drivers/redis-changed-resources.ts");
      const { openRedisRevocations } = await import("../shared/drivers/redis-revocations.ts");
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
