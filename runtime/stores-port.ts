/** The stores as those who open a server see them: what they are opened with, and what comes of it. Knows no driver. */

import type { Duplex } from "node:stream";
import type { Logger } from "../contract/index.ts";
import type { ServerSettings } from "./config/options.ts";
import type { ContextStore } from "./context/store.ts";
import type { CallRecords } from "./shared/call-records.ts";
import type { ChangedResources } from "./shared/changed-resources.ts";
import type { RateCounters } from "./shared/rate-counters.ts";
import type { Revocations } from "./shared/revocations.ts";
import type { Tickets } from "./shared/tickets.ts";

export interface OpenStoresOptions {
  readonly settings: ServerSettings;
  /** What a relative folder stands in. */
  readonly projectDir: string;
  readonly logger: Logger;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
  /** The pipe to the process that keeps the stores for this one, where another does. */
  readonly primary?: Duplex | undefined;
}

export type Opening = Required<Omit<OpenStoresOptions, "primary">>;

/** What every server of the same Redis, or of one machine, knows beside contexts. */
export interface SharedState {
  readonly calls: CallRecords;
  readonly tickets: Tickets;
  /** These are absent where one process is all there is. */
  readonly rates?: RateCounters;
  readonly revocations?: Revocations;
  readonly resources?: ChangedResources;
}

export interface Stores {
  /** To be closed after what is shared: it closes the way to where all of it is kept. */
  readonly contexts: ContextStore;
  /** Opened by whoever uses it, once, and closed by the same. @throws {StoreRefused} */
  openShared(): Promise<SharedState>;
}

/** The store cannot be had, for a reason that is the operator's to mend. */
export class StoreRefused extends Error {
  override readonly name = "StoreRefused";
}
