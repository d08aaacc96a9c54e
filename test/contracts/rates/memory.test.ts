import { createMemoryRateCounters } from "../../../runtime/shared/drivers/memory-rate-counters.ts";
import { describeRateCounters } from "./rates-contract.ts";

describeRateCounters("memory", async (clock) => ({ rates: createMemoryRateCounters(clock) }));
