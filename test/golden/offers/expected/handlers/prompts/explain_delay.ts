import type { Completers } from "toolwright/contract";
import type { Prompts } from "../../generated/tools.ts";

/** What is offered while a person types. */
export const complete: Completers<Prompts["explain_delay"], "shipment_id"> = {
  "shipment_id": async (_typed, _others, _context) => [],
};
