/** Call records in Redis or Valkey, known to all servers of one prefix. Knows nothing of tools. */

import { createHash, randomBytes } from "node:crypto";
import { type RedisLink, redisScript } from "../../redis/link.ts";
import {
  type CallClaim,
  type CallClaimRequest,
  type CallKey,
  type CallLimit,
  type CallRecordLimits,
  type CallRecords,
  nameOf,
} from "../call-records.ts";
import { type OwedEnd, OwedEnds } from "../owed-ends.ts";
import { SettledCalls } from "../settled-calls.ts";

export interface RedisCallRecordsOptions extends CallRecordLimits {
  readonly link: RedisLink;
  /** Epoch milliseconds; the engine's own clock when left out, which all servers share. */
  readonly clock?: () => number;
  /** Milliseconds after its last sign of life at which a server's running calls count as abandoned. */
  readonly leaseMs?: number;
}

const defaultLeaseMs = 15_000;

/** Milliseconds between two looks at a call that is waited for: its server may be gone and never tell. */
const lookAgainMs = 1_000;

/**
 * Below the prefix: `k:<name>` hash of a call: `f` fingerprint, `t` token, `s` its server, `o` outcome once done, `b` bytes.
 * `calls` sorted set of names by the end of their time. `callBytes` their bytes together. `server:<id>` there while the server lives.
 */
const shared = `
local prefix = KEYS[1]
local calls, total = prefix .. 'calls', prefix .. 'callBytes'
local function now(given)
  if given ~= '' then return tonumber(given) end
  local time = redis.call('TIME')
  return tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end
local function call(name) return prefix .. 'k:' .. name end
local function drop(name)
  redis.call('DECRBY', total, tonumber(redis.call('HGET', call(name), 'b') or 0))
  redis.call('DEL', call(name))
  redis.call('ZREM', calls, name)
end
`;

/** name, now, fingerprint, token, server, may repeat, window, max records, max bytes, bytes → kind, and what belongs to it. */
const claimScript = redisScript(`${shared}
local name, at, token, server = ARGV[1], now(ARGV[2]), ARGV[4], ARGV[5]
for _, due in ipairs(redis.call('ZRANGEBYSCORE', calls, '-inf', at, 'LIMIT', 0, 100)) do drop(due) end
local ends = tonumber(redis.call('ZSCORE', calls, name) or 0)
if ends > 0 and ends <= at then drop(name) ends = 0 end
if ends > 0 then
  local known = redis.call('HMGET', call(name), 'f', 's', 'o')
  if known[1] ~= ARGV[3] then return { 'conflict' } end
  if known[3] then return { 'done', known[3] } end
  if redis.call('EXISTS', prefix .. 'server:' .. known[2]) == 1 then return { 'running' } end
  if ARGV[6] == '0' then return { 'abandoned' } end
  redis.call('HSET', call(name), 't', token, 's', server)
  return { 'first', token }
end
local limit = redis.call('ZCARD', calls) >= tonumber(ARGV[8]) and 'maxIdempotencyRecords'
  or tonumber(redis.call('GET', total) or 0) >= tonumber(ARGV[9]) and 'maxIdempotencyBytes'
if limit then
  local oldest = redis.call('ZRANGE', calls, 0, 0, 'WITHSCORES')
  return { 'full', limit, math.max(1, tonumber(oldest[2] or at) - at) }
end
redis.call('HSET', call(name), 'f', ARGV[3], 't', token, 's', server, 'b', ARGV[10])
redis.call('ZADD', calls, string.format('%.0f', at + tonumber(ARGV[7])), name)
redis.call('INCRBY', total, tonumber(ARGV[10]))
return { 'first', token }
`);

/** name, token, "1" and outcome and its bytes to complete, "0" to release → whether it was this token's. */
const endScript = redisScript(`${shared}
local name = ARGV[1]
local known = redis.call('HMGET', call(name), 't', 'o')
if known[1] ~= ARGV[2] or known[2] then return 0 end
if ARGV[3] == '0' then
  drop(name)
else
  redis.call('HSET', call(name), 'o', ARGV[4])
  redis.call('HINCRBY', call(name), 'b', tonumber(ARGV[5]))
  redis.call('INCRBY', total, tonumber(ARGV[5]))
end
redis.call('PUBLISH', prefix .. 'settled', name)
return 1
`);

/** name → 1 while it is being made by a server that lives. */
const lookScript = redisScript(`${shared}
local known = redis.call('HMGET', call(ARGV[1]), 's', 'o')
if not known[1] or known[2] then return 0 end
return redis.call('EXISTS', prefix .. 'server:' .. known[1])
`);

/** server, lease: it lives. */
const liveScript = redisScript("return redis.call('SET', KEYS[1] .. 'server:' .. ARGV[1], '1', 'PX', ARGV[2])");

/** server: it ends, and what it was making is abandoned. */
const leaveScript = redisScript("return redis.call('DEL', KEYS[1] .. 'server:' .. ARGV[1])");

/** @throws {Error} When Redis is away. */
export async function openRedisCallRecords(options: RedisCallRecordsOptions): Promise<CallRecords> {
  const records = new RedisCallRecords(options);
  await records.live().catch(() => undefined);
  return records;
}

class RedisCallRecords implements CallRecords {
  readonly #options: RedisCallRecordsOptions;
  readonly #link: RedisLink;
  readonly #server = randomBytes(9).toString("base64url");
  readonly #leaseMs: number;
  readonly #settled = new SettledCalls();
  readonly #owed: OwedEnds;
  readonly #heartbeat: NodeJS.Timeout;

  constructor(options: RedisCallRecordsOptions) {
    this.#options = options;
    this.#link = options.link;
    this.#leaseMs = options.leaseMs ?? defaultLeaseMs;
    this.#owed = new OwedEnds(options, (end) => this.#end(end));
    this.#heartbeat = setInterval(() => void this.live().catch(() => undefined), this.#leaseMs / 3).unref();
    void this.#link.hear("settled", (name) => this.#settled.tell(name));
    this.#link.onWell(() => {
      this.live().catch(() => undefined);
      // What was settled meanwhile was not heard.
      this.#settled.tellAll();
    });
  }

  async live(): Promise<void> {
    await this.#link.run(liveScript, this.#server, this.#leaseMs);
    await this.#owed.pay();
  }

  async claim(request: CallClaimRequest): Promise<CallClaim> {
    const { idempotencyWindowMs, maxIdempotencyRecords, maxIdempotencyBytes } = this.#options;
    const name = hashOf(request);
    const token = randomBytes(9).toString("base64url");
    const asked = this.#link.run(
      claimScript,
      name,
      this.#now(),
      request.fingerprint,
      token,
      this.#server,
      request.mayRepeat ? "1" : "0",
      idempotencyWindowMs,
      maxIdempotencyRecords,
      maxIdempotencyBytes,
      Buffer.byteLength(nameOf(request)),
    );
    try {
      return claimOf((await asked) as [CallClaim["kind"], string, number]);
    } catch (error) {
      // It may stand all the same, and nobody here makes that call.
      this.#owed.add({ name, token, outcome: undefined });
      throw error;
    }
  }

  complete(call: CallKey, token: string, outcome: string): Promise<boolean> {
    return this.#endOrOwe({ name: hashOf(call), token, outcome });
  }

  async release(call: CallKey, token: string): Promise<void> {
    await this.#endOrOwe({ name: hashOf(call), token, outcome: undefined });
  }

  async settled(call: CallKey, signal: AbortSignal): Promise<void> {
    const name = hashOf(call);
    while (!signal.aborted) {
      // Waiting begins before the look: what is settled in between is heard.
      const looked = AbortSignal.any([signal, AbortSignal.timeout(lookAgainMs)]);
      const heard = this.#settled.wait(name, looked);
      if ((await this.#link.run(lookScript, name)) !== 1) return;
      await heard;
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#heartbeat);
    this.#settled.tellAll();
    await this.#owed.pay().catch(() => undefined);
    await this.#link.run(leaveScript, this.#server).catch(() => undefined);
  }

  async #endOrOwe(end: OwedEnd): Promise<boolean> {
    try {
      return await this.#end(end);
    } catch (error) {
      this.#owed.add(end);
      throw error;
    }
  }

  async #end({ name, token, outcome }: OwedEnd): Promise<boolean> {
    const what = outcome === undefined ? ["0"] : ["1", outcome, Buffer.byteLength(outcome)];
    return (await this.#link.run(endScript, name, token, ...what)) === 1;
  }

  #now(): string {
    return this.#options.clock === undefined ? "" : String(this.#options.clock());
  }
}

function claimOf([kind, text, retryAfterMs]: readonly [CallClaim["kind"], string, number]): CallClaim {
  switch (kind) {
    case "first":
      return { kind, token: text };
    case "done":
      return { kind, outcome: text };
    case "full":
      return { kind, limit: text as CallLimit, retryAfterMs };
    default:
      return { kind };
  }
}

/** Agents choose their keys; none of them shall be a part of a name in Redis. */
function hashOf(call: CallKey): string {
  return createHash("sha256").update(nameOf(call)).digest("base64url");
}
