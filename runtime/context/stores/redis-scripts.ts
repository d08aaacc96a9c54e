/**
 * What the store asks of Redis: each script is one step, so no two servers meet in the middle of one. Knows nothing of JavaScript.
 *
 * Keys, below the prefix: `c:<id>` hash of a context: `r` revision, `v` value, `b` its bytes, `e` end of its time or 0, `j` bytes of its
 * journal. `l:<id>` list of its journal, oldest first. `ends` sorted set of those that end. `past` hash of revisions of those forgotten.
 * `sum` hash of `n` contexts, `b` bytes, `floor` of past revisions. On the channel `told` go a revision and an id.
 */

import { redisScript } from "../../redis/link.ts";

const shared = `
local prefix = KEYS[1]
local function context(id) return prefix .. 'c:' .. id end
local function journal(id) return prefix .. 'l:' .. id end
local sum, ends, past, told = prefix .. 'sum', prefix .. 'ends', prefix .. 'past', prefix .. 'told'

local function now(given)
  if given ~= '' then return tonumber(given) end
  local time = redis.call('TIME')
  return tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end

local function text(number) return string.format('%.0f', number) end

-- The revision a context that is not held goes on from.
local function pastOf(id)
  return tonumber(redis.call('HGET', past, id) or redis.call('HGET', sum, 'floor') or 0)
end

local function keepPast(id, revision)
  redis.call('HSET', past, id, text(revision))
  local max = tonumber(redis.call('HGET', sum, 'max') or 0)
  if max == 0 or redis.call('HLEN', past) <= max then return end
  local other = redis.call('HRANDFIELD', past)
  local floor = tonumber(redis.call('HGET', sum, 'floor') or 0)
  local gone = tonumber(redis.call('HGET', past, other))
  if gone > floor then redis.call('HSET', sum, 'floor', text(gone)) end
  redis.call('HDEL', past, other)
end

local function forget(id)
  local held = redis.call('HMGET', context(id), 'r', 'b')
  redis.call('ZREM', ends, id)
  if not held[1] then return end
  local revision = tonumber(held[1]) + 1
  redis.call('DEL', context(id), journal(id))
  redis.call('HINCRBY', sum, 'n', -1)
  redis.call('HINCRBY', sum, 'b', -tonumber(held[2]))
  keepPast(id, revision)
  redis.call('PUBLISH', told, text(revision) .. ' ' .. id)
end

-- The revision a context stands at; 0 when it is not held or its time is over.
local function stand(id, at)
  local held = redis.call('HMGET', context(id), 'r', 'e')
  if not held[1] then return 0 end
  local finish = tonumber(held[2])
  if finish > 0 and finish <= at then
    forget(id)
    return 0
  end
  return tonumber(held[1])
end

-- Forgets what is due, so many at most: others wait meanwhile.
local function sweep(at, count)
  local due = redis.call('ZRANGEBYSCORE', ends, '-inf', text(at), 'LIMIT', 0, count)
  for _, id in ipairs(due) do forget(id) end
  return #due
end

local function valueOf(id) return redis.call('HGET', context(id), 'v') or '{}' end
`;

/** id, now → revision, value. */
export const readScript = redisScript(`${shared}
local revision = stand(ARGV[1], now(ARGV[2]))
return { revision, valueOf(ARGV[1]) }
`);

/**
 * id, now, expected revision, value, its bytes, journal entry from its `"t"` on without it, ttl, max contexts, max bytes, max journal
 * entries, max journal bytes → "applied", revision, time | "conflict", revision, value | "full", limit.
 */
export const applyScript = redisScript(`${shared}
local id, at, expected, value, bytes = ARGV[1], now(ARGV[2]), tonumber(ARGV[3]), ARGV[4], tonumber(ARGV[5])
local ttl, maxContexts, maxBytes = tonumber(ARGV[7]), tonumber(ARGV[8]), tonumber(ARGV[9])
local current = stand(id, at)
if current ~= expected then return { 'conflict', current, valueOf(id) } end
local held = redis.call('HMGET', context(id), 'b', 'j')
local growth = bytes - tonumber(held[1] or 0)
local function full()
  local total = redis.call('HMGET', sum, 'n', 'b')
  if current == 0 and tonumber(total[1] or 0) >= maxContexts then return 'maxContexts' end
  if growth > 0 and tonumber(total[2] or 0) + growth > maxBytes then return 'maxContextBytes' end
end
if full() then sweep(at, 100) end
local limit = full()
if limit then return { 'full', limit } end

local revision = (current > 0 and current or pastOf(id)) + 1
local entry = '{"f":' .. text(current) .. ',"r":' .. text(revision) .. ',"t":' .. text(at) .. ',' .. ARGV[6]
local journalBytes = tonumber(held[2] or 0) + #entry
redis.call('RPUSH', journal(id), entry)
while journalBytes > tonumber(ARGV[11]) or redis.call('LLEN', journal(id)) > tonumber(ARGV[10]) do
  journalBytes = journalBytes - #redis.call('LPOP', journal(id))
end
local finish = ttl > 0 and at + ttl or 0
redis.call('HSET', context(id), 'r', text(revision), 'v', value, 'b', bytes, 'e', text(finish), 'j', journalBytes)
if finish > 0 then redis.call('ZADD', ends, text(finish), id) else redis.call('ZREM', ends, id) end
redis.call('HSET', sum, 'max', maxContexts)
redis.call('HINCRBY', sum, 'b', growth)
if current == 0 then
  redis.call('HINCRBY', sum, 'n', 1)
  redis.call('HDEL', past, id)
end
redis.call('PUBLISH', told, text(revision) .. ' ' .. id)
return { 'applied', revision, text(at) }
`);

/** id, now, from → revision, value, past revision, whether the entries lead there from \`from\`, entries, last entry. */
export const sinceScript = redisScript(`${shared}
local id, from = ARGV[1], tonumber(ARGV[3])
local revision = stand(id, now(ARGV[2]))
if revision == 0 then return { 0, '{}', pastOf(id), from == 0 and 1 or 0, {}, '' } end
if revision == from then return { revision, '', 0, 1, {}, '' } end
local length = redis.call('LLEN', journal(id))
local first = from == 0 and 0 or length - (revision - from)
local entry = first >= 0 and first < length and redis.call('LINDEX', journal(id), first)
if entry and tonumber(string.match(entry, '^{"f":(%d+)')) == from then
  return { revision, '', 0, 1, redis.call('LRANGE', journal(id), first, -1), '' }
end
return { revision, valueOf(id), 0, 0, {}, redis.call('LINDEX', journal(id), -1) or '' }
`);

/** id, now, revision below which, count → entries, oldest first. */
export const historyScript = redisScript(`${shared}
local id, before, count = ARGV[1], tonumber(ARGV[3]), tonumber(ARGV[4])
local revision = stand(id, now(ARGV[2]))
if revision == 0 or count < 1 then return {} end
local last = redis.call('LLEN', journal(id)) - 1 - math.max(0, revision - before + 1)
if last < 0 then return {} end
return redis.call('LRANGE', journal(id), math.max(0, last - count + 1), last)
`);

/** now, count → how many were forgotten. */
export const sweepScript = redisScript(`${shared}
return sweep(now(ARGV[1]), tonumber(ARGV[2]))
`);
