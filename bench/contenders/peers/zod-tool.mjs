/** The tool as the peers' guides declare one: schemas of zod, made once. */

import { z } from "zod";
import { toolName, track } from "../track-shipment.ts";

const shipmentId = z.string().regex(/^[A-Z]{3}-[0-9]{6}$/);
const dateTime = z.iso.datetime({ offset: true });

export function toolSchemas() {
  const input = z
    .object({
      shipment_id: shipmentId.describe('Such as "SHP-004211".'),
      include_events: z.boolean().default(false).describe("Also return the latest events."),
    })
    .strict();
  const event = z
    .object({
      at: dateTime.describe("When."),
      kind: z.enum(["booked", "picked_up", "departed", "arrived", "delayed", "delivered"]).describe("What."),
      place: z.string().max(60).describe("Where."),
    })
    .strict();
  const output = z
    .object({
      shipment_id: shipmentId.describe("The shipment."),
      status: z.enum(["booked", "picked_up", "in_transit", "out_for_delivery", "delivered"]).describe("Where it stands."),
      promised_by: dateTime.describe("What the customer was told."),
      expected_at: dateTime.describe("What is expected now."),
      events: z.array(event).max(20).describe("What happened, latest first."),
    })
    .strict();
  return { input, output };
}

/** `track_shipment` and as many like it besides as the catalog has tools. */
export function tools(count) {
  return Array.from({ length: Math.max(1, count) }, (_, at) => ({
    name: at === 0 ? toolName : `${toolName}_${at}`,
    description: "Current status, promise and latest events of one shipment.",
    ...toolSchemas(),
  }));
}

export function resultOf(payload) {
  const structuredContent = track(payload);
  return { content: [{ type: "text", text: JSON.stringify(structuredContent) }], structuredContent };
}

export const serverInfo = { name: "peer", version: "1.0.0" };
