import { ToolError } from "toolwright/contract";
import { describeShipment, openDesk, referenceKey, rowOf, timesOf } from "../../demo/index.ts";
import type { Handler } from "../../generated/tools.ts";

export const handler: Handler<"find_shipments"> = async (input) => {
  const desk = openDesk();
  const customer = rowOf("CUS", input.customer_id, desk.data.customers.length);
  if (customer === undefined)
    throw new ToolError("CUSTOMER_NOT_FOUND", `No customer ${input.customer_id} exists. Ask which customer it is.`);
  const reference = Number(input.customer_reference.slice("PO-".length));
  const rows = (desk.byReference.get(referenceKey(customer, reference)) ?? [])
    .filter((row) => input.status === undefined || timesOf(desk, row).status === input.status)
    .reverse();
  return { shipments: rows.slice(0, input.limit).map((row) => describeShipment(desk, row)), total: rows.length };
};
