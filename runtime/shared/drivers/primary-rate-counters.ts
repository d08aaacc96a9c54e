/** Rates of a worker, which the primary process counts for all workers of one machine. Its clock counts. */

import type { PrimaryLink } from "../../primary/link.ts";
import type { RateCounters } from "../rate-counters.ts";

export function createPrimaryRateCounters(link: PrimaryLink): RateCounters {
  return {
    take: (name, rate, count = 1) => link.ask("rates.take", [name, rate, count]),
    async close() {},
  };
}
