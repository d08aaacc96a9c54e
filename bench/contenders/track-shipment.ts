/** The tool that every contender serves: one pattern and one boolean in; an enum, date-times and five events out, about 600 bytes. */

export const toolName = "track_shipment";

export const inputSchema = {
  type: "object",
  properties: {
    shipment_id: { type: "string", pattern: "^[A-Z]{3}-[0-9]{6}$", description: 'Such as "SHP-004211".' },
    include_events: { type: "boolean", default: false, description: "Also return the latest events." },
  },
  required: ["shipment_id"],
  additionalProperties: false,
} as const;

const dateTime = { type: "string", format: "date-time" } as const;

export const outputSchema = {
  type: "object",
  properties: {
    shipment_id: { type: "string", pattern: "^[A-Z]{3}-[0-9]{6}$", description: "The shipment." },
    status: { enum: ["booked", "picked_up", "in_transit", "out_for_delivery", "delivered"], description: "Where it stands." },
    promised_by: { ...dateTime, description: "What the customer was told." },
    expected_at: { ...dateTime, description: "What is expected now." },
    events: {
      type: "array",
      maxItems: 20,
      description: "What happened, latest first.",
      items: {
        type: "object",
        properties: {
          at: { ...dateTime, description: "When." },
          kind: { enum: ["booked", "picked_up", "departed", "arrived", "delayed", "delivered"], description: "What." },
          place: { type: "string", maxLength: 60, description: "Where." },
        },
        required: ["at", "kind", "place"],
        additionalProperties: false,
      },
    },
  },
  required: ["shipment_id", "status", "promised_by", "expected_at", "events"],
  additionalProperties: false,
} as const;

export const callOf = {
  tool: toolName,
  payload: { shipment_id: "SHP-004211", include_events: true },
  expect: { field: "shipment_id", value: "SHP-004211" },
} as const;

export interface TrackInput {
  readonly shipment_id: string;
  readonly include_events: boolean;
}

const route = [
  ["arrived", "Strasbourg, FR", "2026-01-21T11:02:00Z"],
  ["departed", "Nancy, FR", "2026-01-21T08:40:00Z"],
  ["delayed", "Dijon, FR", "2026-01-20T19:15:00.250Z"],
  ["picked_up", "Villeurbanne, FR", "2026-01-20T06:30:00+01:00"],
  ["booked", "Villeurbanne, FR", "2026-01-19T06:00:00Z"],
] as const;

/** The business code: a fresh result a call, as a handler's would be. */
export function track(input: TrackInput) {
  return {
    shipment_id: input.shipment_id,
    status: "in_transit" as const,
    promised_by: "2026-01-21T17:00:00Z",
    expected_at: "2026-01-21T15:44:00Z",
    events: input.include_events ? route.map(([kind, place, at]) => ({ at, kind, place })) : [],
  };
}
