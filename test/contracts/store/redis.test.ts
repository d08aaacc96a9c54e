import { afterAll, beforeAll, describe } from "vitest";
import { createRedisStore } from "../../../runtime/context/stores/redis.ts";
import { silentLogger } from "../../../runtime/observe/pino-logger.ts";
import { RedisLink } from "../../../runtime/redis/link.ts";
import { noRedis, type RedisServer, startRedis } from "../../stores/redis-server.ts";
import { describeContextStore } from "./store-contract.ts";

describe.skipIf(noRedis !== undefined)(`with a real Redis${noRedis === undefined ? "" : ` (${noRedis})`}`, () => {
  let redis: RedisServer;
  let prefixes = 0;

  beforeAll(async () => {
    redis = await startRedis();
  });

  afterAll(() => redis[Symbol.asyncDispose]());

  describeContextStore("redis", async (options) => {
    const prefix = `contract-${++prefixes}`;
    const [store, there] = await Promise.all(
      ["here", "there"].map(async () => {
        const link = await RedisLink.open({ url: redis.url, prefix, timeoutMs: 5_000, logger: silentLogger });
        return createRedisStore({ ...options, link, logger: silentLogger });
      }),
    );
    if (!store || !there) throw new Error("two stores");
    return { store, there };
  });
});
