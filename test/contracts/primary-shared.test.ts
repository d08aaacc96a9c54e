/** The drivers of workers, whose primary process keeps what servers share beside contexts, each through its port's suite. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { silentLogger } from "../../runtime/observe/pino-logger.ts";
import { openFileCallRecords } from "../../runtime/shared/drivers/file-call-records.ts";
import { createMemoryCallRecords } from "../../runtime/shared/drivers/memory-call-records.ts";
import { createMemoryRateCounters } from "../../runtime/shared/drivers/memory-rate-counters.ts";
import { createMemoryTickets } from "../../runtime/shared/drivers/memory-tickets.ts";
import { createPrimaryCallRecords } from "../../runtime/shared/drivers/primary-call-records.ts";
import { createPrimaryChangedResources } from "../../runtime/shared/drivers/primary-changed-resources.ts";
import { createPrimaryRateCounters } from "../../runtime/shared/drivers/primary-rate-counters.ts";
import { openPrimaryRevocations } from "../../runtime/shared/drivers/primary-revocations.ts";
import { createPrimaryTickets } from "../../runtime/shared/drivers/primary-tickets.ts";
import { eventually } from "../support/eventually.ts";
import { openTestPrimary, type PrimaryOptions } from "../support/primary.ts";
import { type CallsOptions, describeCallRecords, type OpenedCalls } from "./calls/calls-contract.ts";
import { describeRateCounters } from "./rates/rates-contract.ts";
import { describeRevocations } from "./revocations/revocations-contract.ts";
import { describeTickets } from "./tickets/tickets-contract.ts";

async function openCalls(kept: Pick<PrimaryOptions, "calls" | "clock">): Promise<OpenedCalls> {
  const primary = await openTestPrimary(kept);
  const [link, other] = [await primary.link(), await primary.link()];
  const [calls, there] = [createPrimaryCallRecords(link), createPrimaryCallRecords(other)];
  return {
    calls,
    there,
    async crash() {
      await primary.kill(link);
      return there;
    },
    dispose: () => primary[Symbol.asyncDispose](),
  };
}

describeCallRecords("primary, in memory", (options: CallsOptions) =>
  openCalls({ calls: createMemoryCallRecords(options), clock: options.clock }),
);

describeCallRecords("primary, on disk", async (options: CallsOptions) => {
  const dir = await mkdtemp(join(tmpdir(), "toolwright-calls-"));
  const records = await openFileCallRecords({ ...options, dir, logger: silentLogger, compactAtBytes: 300 });
  const opened = await openCalls({ calls: records, clock: options.clock });
  return {
    ...opened,
    async dispose() {
      await opened.dispose?.();
      await rm(dir, { recursive: true, force: true });
    },
  };
});

describeRateCounters("primary", async (clock) => {
  const primary = await openTestPrimary({ clock, rates: createMemoryRateCounters(clock) });
  const begin = async () => createPrimaryRateCounters(await primary.link());
  return { rates: await begin(), there: await begin(), dispose: () => primary[Symbol.asyncDispose]() };
});

describeTickets("primary", async (clock, limits) => {
  const primary = await openTestPrimary({ clock, tickets: createMemoryTickets({ ...limits, clock }) });
  const begin = async () => createPrimaryTickets(await primary.link());
  return { tickets: await begin(), there: await begin(), dispose: () => primary[Symbol.asyncDispose]() };
});

describeRevocations("primary", async (clock) => {
  const primary = await openTestPrimary({ clock });
  const begin = async () => openPrimaryRevocations({ link: await primary.link(), clock });
  return { here: await begin(), there: await begin(), begin, dispose: () => primary[Symbol.asyncDispose]() };
});

describe("changed resources: primary", () => {
  it("tell every other worker of each address, and not the one that told", async () => {
    await using primary = await openTestPrimary();
    const [here, there] = [createPrimaryChangedResources(await primary.link()), createPrimaryChangedResources(await primary.link())];
    const heard: string[][] = [[], []];
    here.hear((uri) => heard[0]?.push(uri));
    there.hear((uri) => heard[1]?.push(uri));
    await here.tell("docs://a b c");
    await eventually(() => expect(heard[1]).toEqual(["docs://a b c"]));
    await there.tell("docs://back");
    await eventually(() => expect(heard).toEqual([["docs://back"], ["docs://a b c"]]));
  });
});
