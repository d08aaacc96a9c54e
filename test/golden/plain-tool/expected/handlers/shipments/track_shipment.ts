import { ToolError } from "toolwright/contract";
import type { Handler } from "../../generated/tools.ts";

/**
 * Current status of one shipment.
 * May answer SHIPMENT_NOT_FOUND: No shipment has this id. Ask the user to check it.
 */
export const handler: Handler<"track_shipment"> = async (_input, _context) => {
  throw new ToolError("UNIMPLEMENTED", "track_shipment is declared and not written yet.");
};
