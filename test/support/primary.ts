/** Workers' ends of stores that this process keeps as a primary does, over real pipes of the system. */

import type { Logger } from "../../contract/index.ts";
import { createMemoryStore } from "../../runtime/context/stores/memory.ts";
import { silentLogger } from "../../runtime/observe/pino-logger.ts";
import { PrimaryHost, type PrimaryHostOptions } from "../../runtime/primary/host.ts";
import { PrimaryLink } from "../../runtime/primary/link.ts";
import { createMemoryCallRecords } from "../../runtime/shared/drivers/memory-call-records.ts";
import { createMemoryRateCounters } from "../../runtime/shared/drivers/memory-rate-counters.ts";
import { createMemoryTickets } from "../../runtime/shared/drivers/memory-tickets.ts";
import { closed, openPipes, type Pipe, type Pipes } from "./pipes.ts";

export interface PrimaryOptions extends Partial<PrimaryHostOptions> {
  /** Of the links. */
  readonly timeoutMs?: number;
}

export interface TestPrimary {
  [Symbol.asyncDispose](): Promise<void>;
  readonly host: PrimaryHost;
  readonly pipes: Pipes;
  /** One more worker. */
  link(logger?: Logger): Promise<PrimaryLink>;
  /** Ends the link's pipe as a worker that is killed does; resolves when the primary knows. */
  kill(link: PrimaryLink): Promise<void>;
}

export async function openTestPrimary({ timeoutMs = 5_000, ...given }: PrimaryOptions = {}): Promise<TestPrimary> {
  const clock = given.clock ?? Date.now;
  const limits = { idempotencyWindowMs: 60_000, maxIdempotencyRecords: 100, maxIdempotencyBytes: 1_000_000 };
  const host = new PrimaryHost({
    contexts: createMemoryStore({ clock, maxContexts: 10, maxContextBytes: 1_000_000 }),
    calls: createMemoryCallRecords({ clock, ...limits }),
    rates: createMemoryRateCounters(clock),
    tickets: createMemoryTickets({ clock, ticketLifetimeMs: 30_000, maxTickets: 10 }),
    logger: silentLogger,
    ...given,
    clock,
  });
  const pipes = await openPipes();
  const links = new Map<PrimaryLink, Pipe>();
  return {
    host,
    pipes,
    async link(logger = silentLogger) {
      const ends = await pipes.pipe();
      host.attach(ends.primary, links.size + 1);
      const link = new PrimaryLink({ stream: ends.worker, timeoutMs, logger });
      links.set(link, ends);
      return link;
    },
    async kill(link) {
      const ends = links.get(link);
      if (ends === undefined || ends.primary.closed) return;
      ends.worker.destroy();
      await closed(ends.primary);
    },
    async [Symbol.asyncDispose]() {
      for (const link of links.keys()) link.close();
      await host.close();
      await pipes[Symbol.asyncDispose]();
    },
  };
}
