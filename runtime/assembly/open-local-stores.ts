/**
 * Stores that one process keeps, in memory or on its disk: for itself, or for the workers it has. Knows their drivers; decides nothing else.
 */

import { join, resolve } from "node:path";
import type { OwnContextStore } from "../context/store.ts";
import { createMemoryStore } from "../context/stores/memory.ts";
import { DamagedLog } from "../durable/load-log.ts";
import { FolderInUse } from "../durable/owner.ts";
import type { PrimaryHost } from "../primary/host.ts";
import type { OwnCallRecords } from "../shared/call-records.ts";
import { createMemoryCallRecords } from "../shared/drivers/memory-call-records.ts";
import { createMemoryRateCounters } from "../shared/drivers/memory-rate-counters.ts";
import { createMemoryTickets } from "../shared/drivers/memory-tickets.ts";
import { type Opening, type OpenStoresOptions, StoreRefused, type Stores } from "../stores-port.ts";

interface LocalStores extends Stores {
  readonly contexts: OwnContextStore;
  openShared(): Promise<{ readonly calls: OwnCallRecords; readonly tickets: ReturnType<typeof createMemoryTickets> }>;
}

/** @throws {StoreRefused} */
export function openLocalStores(options: Opening): Promise<LocalStores> {
  return options.settings.contextStore === "file" ? openFile(options) : Promise.resolve(openMemory(options));
}

/**
 * Opens the stores for workers of this machine, each of which is to be attached. Rates and revocations are theirs together: those rest when
 * a machine does, and the file of credentials outlives it, so that no disk needs to know of them.
 *
 * @throws {StoreRefused}
 */
export async function openPrimary({ clock = Date.now, ...options }: Omit<OpenStoresOptions, "primary">): Promise<PrimaryHost> {
  const { contexts, openShared } = await openLocalStores({ ...options, clock });
  try {
    const { PrimaryHost } = await import("../primary/host.ts");
    const rates = createMemoryRateCounters(clock);
    return new PrimaryHost({ contexts, ...(await openShared()), rates, clock, logger: options.logger });
  } catch (error) {
    await contexts.close();
    throw error;
  }
}

function openMemory(options: Opening): LocalStores {
  const { settings, clock } = options;
  return {
    contexts: createMemoryStore({ ...settings, clock }),
    openShared: async () => ({ calls: createMemoryCallRecords({ ...settings, clock }), tickets: ticketsOf(options) }),
  };
}

function ticketsOf({ settings, clock }: Opening): ReturnType<typeof createMemoryTickets> {
  return createMemoryTickets({ ...settings, clock, maxTickets: settings.maxConnections });
}

async function openFile(opening: Opening): Promise<LocalStores> {
  const { settings, projectDir, logger, clock } = opening;
  const dir = resolve(projectDir, settings.contextDir);
  const options = { ...settings, logger, clock };
  // Loaded when it is the one that serves.
  const { openFileStore } = await import("../context/stores/file.ts");
  return {
    contexts: await inWords(dir, openFileStore({ ...options, dir })),
    async openShared() {
      const { openFileCallRecords } = await import("../shared/drivers/file-call-records.ts");
      const callsDir = join(dir, "calls");
      return { calls: await inWords(callsDir, openFileCallRecords({ ...options, dir: callsDir })), tickets: ticketsOf(opening) };
    },
  };
}

async function inWords<T>(dir: string, opening: Promise<T>): Promise<T> {
  try {
    return await opening;
  } catch (cause) {
    throw new StoreRefused(fileRefusal(cause, dir), { cause });
  }
}

function fileRefusal(cause: unknown, dir: string): string {
  if (cause instanceof FolderInUse || cause instanceof DamagedLog) return cause.message;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return `Contexts cannot be kept in ${dir}: ${reason}. Let this user write there, choose another folder with --context-dir, or keep contexts in memory only with --context-store memory.`;
}
