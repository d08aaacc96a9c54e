/** Changed resources over Redis or Valkey: published to all servers of one prefix. */

import { randomBytes } from "node:crypto";
import { type RedisLink, redisScript } from "../../redis/link.ts";
import type { ChangedResources } from "../changed-resources.ts";

const channel = "resources";

/** Who tells, address. */
const tellScript = redisScript(`
return redis.call('PUBLISH', KEYS[1] .. '${channel}', ARGV[1] .. ' ' .. ARGV[2])
`);

/** Resolves when the others are heard, or when Redis is away: they are heard when it is there. */
export async function openRedisChangedResources({ link }: { readonly link: RedisLink }): Promise<ChangedResources> {
  // What a server tells it has acted on already.
  const own = randomBytes(9).toString("base64url");
  let listener: ((uri: string) => void) | undefined;
  await link.hear(channel, (message) => {
    const space = message.indexOf(" ");
    if (message.slice(0, space) !== own) listener?.(message.slice(space + 1));
  });
  return {
    async tell(uri) {
      await link.run(tellScript, own, uri);
    },
    hear(told) {
      listener = told;
    },
    async close() {
      listener = undefined;
    },
  };
}
