/** The context that every contender tells its followers of: a patch and a notice of it of about 600 bytes, as `track_shipment` answers. */

import type { JsonObject } from "../../contract/index.ts";

export const boardId = "board";

const entry = {
  type: "object",
  properties: {
    at: { type: "string", maxLength: 40, description: "When." },
    kind: { type: "string", maxLength: 40, description: "What." },
    place: { type: "string", maxLength: 60, description: "Where." },
  },
  additionalProperties: false,
} as const;

export const boardDocument = {
  apiVersion: "toolwright/v1",
  kind: "Context",
  name: boardId,
  description: "What all of them look at.",
  schema: {
    type: "object",
    properties: {
      step: { type: "integer", description: "Counts the updates." },
      entries: { type: "array", maxItems: 10, items: entry, description: "The latest, newest first." },
    },
    additionalProperties: false,
  },
  readers: ["bench:use"],
  writers: ["bench:use"],
  limits: { maxBytes: "64KiB" },
} as const;

const entries = ["Rotterdam", "Antwerp", "Hamburg", "Bremerhaven", "Felixstowe"].map((place, index) => ({
  at: `2026-11-2${index}T08:15:00Z`,
  kind: "departed",
  place: `${place}, container terminal`,
}));

/** What the update of that number changes. */
export function boardPatch(step: number): JsonObject {
  return { step, entries };
}

/** What the bare loop sends: a notice as long as the server's own. */
export const readyNotice = JSON.stringify({
  type: "contextUpdate",
  context_id: boardId,
  from_revision: 1_000,
  revision: 1_001,
  by: { agent_id: "bench", correlation_id: "update-1000" },
  patch: boardPatch(1_000),
});
