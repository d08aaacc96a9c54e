/** Tickets of a worker, which the primary process keeps for all workers of one machine: given by one, taken by any, once. */

import type { PrimaryLink } from "../../primary/link.ts";
import type { Tickets } from "../tickets.ts";

export function createPrimaryTickets(link: PrimaryLink): Tickets {
  return {
    put: (id, sealed) => link.ask("tickets.put", [id, sealed]),
    take: (id) => link.ask("tickets.take", [id]),
  };
}
