import { ToolError } from "toolwright/contract";
import { describeShipment, openDesk, shipmentRow } from "../../demo/index.ts";
import type { Handler } from "../../generated/tools.ts";

export const handler: Handler<"track_shipment"> = async (input) => {
  const desk = openDesk();
  const row = shipmentRow(desk, input.shipment_id);
  if (row === undefined)
    throw new ToolError("SHIPMENT_NOT_FOUND", `No shipment ${input.shipment_id} exists. Look it up with find_shipments.`);
  return describeShipment(desk, row, { withEvents: input.include_events });
};
