/** Tickets in Redis or Valkey: given by one server of a prefix, taken by any, once. The engine's clock counts. */

import { type RedisLink, redisScript } from "../../redis/link.ts";
import type { TicketKept, TicketLimits, Tickets } from "../tickets.ts";

const timeOf = (argument: string) => `
local now = tonumber(${argument})
if not now then
  local time = redis.call('TIME')
  now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end
`;

/** id, now or empty, sealed, milliseconds it lives, how many may wait → 0, or the milliseconds until one's time is over. */
const putScript = redisScript(`
local ends = KEYS[1] .. 'tickets'
${timeOf("ARGV[2]")}
redis.call('ZREMRANGEBYSCORE', ends, '-inf', now)
if redis.call('ZCARD', ends) >= tonumber(ARGV[5]) then
  local oldest = redis.call('ZRANGE', ends, 0, 0, 'WITHSCORES')
  return math.max(1, math.ceil(tonumber(oldest[2]) - now))
end
redis.call('ZADD', ends, now + tonumber(ARGV[4]), ARGV[1])
redis.call('PEXPIRE', ends, ARGV[4])
redis.call('SET', KEYS[1] .. 'ticket:' .. ARGV[1], ARGV[3], 'PX', ARGV[4])
return 0
`);

/** id, now or empty → what was sealed, or nothing. */
const takeScript = redisScript(`
local ends, key = KEYS[1] .. 'tickets', KEYS[1] .. 'ticket:' .. ARGV[1]
${timeOf("ARGV[2]")}
local sealed, last = redis.call('GET', key), tonumber(redis.call('ZSCORE', ends, ARGV[1]) or 0)
redis.call('DEL', key)
redis.call('ZREM', ends, ARGV[1])
if sealed and now < last then return sealed end
return ''
`);

export interface RedisTicketsOptions extends TicketLimits {
  readonly link: RedisLink;
  /** Milliseconds, for tests. */
  readonly clock?: () => number;
}

export function createRedisTickets({ link, clock, ticketLifetimeMs, maxTickets }: RedisTicketsOptions): Tickets {
  const now = () => (clock === undefined ? "" : String(clock()));
  return {
    async put(id, sealed): Promise<TicketKept> {
      const waitMs = (await link.run(putScript, id, now(), sealed, ticketLifetimeMs, maxTickets)) as number;
      return waitMs === 0 ? { kept: true } : { kept: false, retryAfterMs: waitMs };
    },
    async take(id) {
      const sealed = (await link.run(takeScript, id, now())) as string;
      return sealed === "" ? undefined : sealed;
    },
  };
}
