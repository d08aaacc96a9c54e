/** Rates in Redis or Valkey, used by all servers of one prefix together. The engine's clock counts, which all of them share. */

import { type RedisLink, redisScript } from "../../redis/link.ts";
import { costMs, type Rate, type RateAnswer, type RateCounters } from "../rate-counters.ts";

/** name, now or empty, microseconds that it costs, microseconds of the burst → 0, or the microseconds to wait. A rate at rest is no key. */
const takeScript = redisScript(`
local key, cost, burst = KEYS[1] .. 'rate:' .. ARGV[1], tonumber(ARGV[3]), tonumber(ARGV[4])
local now = tonumber(ARGV[2])
if not now then
  local time = redis.call('TIME')
  now = tonumber(time[1]) * 1000000 + tonumber(time[2])
end
local free = math.max(tonumber(redis.call('GET', key) or now), now) + cost
local wait = free - now - burst
if wait > 0 then return math.ceil(wait) end
redis.call('SET', key, string.format('%.0f', free), 'PX', math.ceil((free - now) / 1000) + 1)
return 0
`);

export interface RedisRateCountersOptions {
  readonly link: RedisLink;
  /** Milliseconds, for tests. */
  readonly clock?: () => number;
}

export function createRedisRateCounters({ link, clock }: RedisRateCountersOptions): RateCounters {
  return {
    async take(name: string, rate: Rate, count = 1): Promise<RateAnswer> {
      const cost = costMs(rate) * 1_000;
      const now = clock === undefined ? "" : String(clock() * 1_000);
      const wait = (await link.run(takeScript, name, now, cost * count, cost * rate.burst)) as number;
      return wait === 0 ? { allowed: true } : { allowed: false, retryAfterMs: Math.ceil(wait / 1_000) };
    },
    async close() {},
  };
}
