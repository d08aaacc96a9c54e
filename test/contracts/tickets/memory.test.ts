import { createMemoryTickets } from "../../../runtime/shared/drivers/memory-tickets.ts";
import { describeTickets } from "./tickets-contract.ts";

describeTickets("memory", async (clock, limits) => ({ tickets: createMemoryTickets({ ...limits, clock }) }));
