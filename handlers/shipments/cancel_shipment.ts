import { ToolError } from "toolwright/contract";
import { changeShipment, dayOf, now, openDesk, shipmentRow, timesOf, today } from "../../demo/index.ts";
import type { Handler } from "../../generated/tools.ts";

const sameDayFeeCents = 2_500;

export const handler: Handler<"cancel_shipment"> = async (input) => {
  const desk = openDesk();
  const row = shipmentRow(desk, input.shipment_id);
  if (row === undefined)
    throw new ToolError("SHIPMENT_NOT_FOUND", `No shipment ${input.shipment_id} exists. Look it up with find_shipments.`);
  const times = timesOf(desk, row);
  if (times.status !== "booked" && times.status !== "cancelled") {
    throw new ToolError("ALREADY_COLLECTED", `${input.shipment_id} is ${times.status} and can no longer be cancelled.`);
  }
  // Cancelling twice answers twice the same: the first time keeps its place.
  if (times.status === "booked") changeShipment(desk, row, { cancelled: now });
  const isSameDay = dayOf(times.collected) === today && input.reason !== "duplicate";
  return { shipment_id: input.shipment_id, status: "cancelled", fee_cents: isSameDay ? sameDayFeeCents : 0 };
};
