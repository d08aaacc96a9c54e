/** The drivers in Redis of what servers share beside contexts, each through its port's suite. */

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { silentLogger } from "../../runtime/observe/pino-logger.ts";
import { RedisLink } from "../../runtime/redis/link.ts";
import { openRedisCallRecords } from "../../runtime/shared/drivers/redis-call-records.ts";
import { openRedisChangedResources } from "../../runtime/shared/drivers/redis-changed-resources.ts";
import { createRedisRateCounters } from "../../runtime/shared/drivers/redis-rate-counters.ts";
import { openRedisRevocations } from "../../runtime/shared/drivers/redis-revocations.ts";
import { createRedisTickets } from "../../runtime/shared/drivers/redis-tickets.ts";
import { noRedis, type RedisServer, startRedis } from "../stores/redis-server.ts";
import { eventually } from "../support/eventually.ts";
import { describeCallRecords } from "./calls/calls-contract.ts";
import { describeRateCounters } from "./rates/rates-contract.ts";
import { describeRevocations } from "./revocations/revocations-contract.ts";
import { describeTickets } from "./tickets/tickets-contract.ts";

describe.skipIf(noRedis !== undefined)(`with a real Redis${noRedis === undefined ? "" : ` (${noRedis})`}`, () => {
  let redis: RedisServer;
  let links: RedisLink[] = [];
  let prefixes = 0;

  beforeAll(async () => {
    redis = await startRedis();
  });

  afterAll(() => redis[Symbol.asyncDispose]());

  const nextPrefix = () => `shared-${++prefixes}`;

  async function link(prefix: string): Promise<RedisLink> {
    const one = await RedisLink.open({ url: redis.url, prefix, timeoutMs: 5_000, logger: silentLogger });
    links.push(one);
    return one;
  }

  async function dispose(): Promise<void> {
    for (const one of links) await one.close();
    links = [];
  }

  describeCallRecords("redis", async (options) => {
    const prefix = nextPrefix();
    const openHere = async () => openRedisCallRecords({ ...options, link: await link(prefix) });
    const calls = await openHere();
    const there = await openHere();
    return {
      calls,
      there,
      async crash() {
        await calls.close();
        return there;
      },
      dispose,
    };
  });

  describeRateCounters("redis", async (clock) => {
    const prefix = nextPrefix();
    const [rates, there] = [await link(prefix), await link(prefix)].map((one) => createRedisRateCounters({ link: one, clock }));
    if (!rates || !there) throw new Error("two ends");
    return { rates, there, dispose };
  });

  describeTickets("redis", async (clock, limits) => {
    const prefix = nextPrefix();
    const begin = async () => createRedisTickets({ ...limits, link: await link(prefix), clock });
    return { tickets: await begin(), there: await begin(), dispose };
  });

  describe("changed resources: redis", () => {
    it("tell every other server of each address, and not the one that told", async () => {
      const prefix = nextPrefix();
      const [here, there] = [
        await openRedisChangedResources({ link: await link(prefix) }),
        await openRedisChangedResources({ link: await link(prefix) }),
      ];
      const heard: string[][] = [[], []];
      here.hear((uri) => heard[0]?.push(uri));
      there.hear((uri) => heard[1]?.push(uri));
      await here.tell("docs://a b c");
      await eventually(() => expect(heard[1]).toEqual(["docs://a b c"]));
      await there.tell("docs://back");
      await eventually(() => expect(heard).toEqual([["docs://back"], ["docs://a b c"]]));
      await dispose();
    });
  });

  describeRevocations("redis", async (clock) => {
    const prefix = nextPrefix();
    const begin = async () => openRedisRevocations({ link: await link(prefix), logger: silentLogger, clock });
    return { here: await begin(), there: await begin(), begin, dispose };
  });
});
