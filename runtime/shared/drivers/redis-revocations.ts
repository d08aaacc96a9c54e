/** Revocations in Redis or Valkey: told to all servers of one prefix, and read whole by each that begins or was away. */

import type { Logger } from "../../../contract/index.ts";
import { type RedisLink, redisScript } from "../../redis/link.ts";
import type { Revocations } from "../revocations.ts";
import { RevokedIds } from "../revoked-ids.ts";

/** id, until or 0 for ever. */
const revokeScript = redisScript(`
redis.call('HSET', KEYS[1] .. 'revoked', ARGV[1], ARGV[2])
redis.call('PUBLISH', KEYS[1] .. 'revoked', ARGV[2] .. ' ' .. ARGV[1])
return 1
`);

/** now → ids and untils by turns; forgets those that ended. */
const allScript = redisScript(`
local all, now = redis.call('HGETALL', KEYS[1] .. 'revoked'), tonumber(ARGV[1])
for at = 1, #all, 2 do
  local ends = tonumber(all[at + 1])
  if ends > 0 and ends <= now then redis.call('HDEL', KEYS[1] .. 'revoked', all[at]) end
end
return all
`);

export interface RedisRevocationsOptions {
  readonly link: RedisLink;
  readonly logger: Logger;
  /** Epoch milliseconds. */
  readonly clock: () => number;
}

/** Resolves when what was revoked before is known, or when Redis is away: it is read when Redis is there. */
export async function openRedisRevocations({ link, logger, clock }: RedisRevocationsOptions): Promise<Revocations> {
  const revoked = new RevokedIds(clock);
  const add = (id: string, until: number) => {
    if (until === 0 || until > clock()) revoked.add(id, until === 0 ? undefined : until);
  };
  const readAll = async () => {
    const all = (await link.run(allScript, clock())) as readonly string[];
    for (let at = 0; at < all.length; at += 2) add(all[at] ?? "", Number(all[at + 1]));
  };
  const tryToRead = () => readAll().catch((error: unknown) => logger.warn("revocations.behind", { error }));
  link.onWell(() => void tryToRead());
  // Heard before it is read: what is revoked in between is not missed.
  await link.hear("revoked", (message) => {
    const space = message.indexOf(" ");
    add(message.slice(space + 1), Number(message.slice(0, space)));
  });
  await tryToRead();
  return {
    async revoke(id, until = 0) {
      // Here at once, whatever becomes of the telling.
      add(id, until);
      await link.run(revokeScript, id, until);
    },
    has: (id) => revoked.has(id),
    onRevoked: (listener) => revoked.listen(listener),
    async close() {
      revoked.clear();
    },
  };
}
