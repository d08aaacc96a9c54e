import { ToolError } from "toolwright/contract";
import { countries, type Desk, describeShipment, lateMinutes, openDesk, rowAt, rowOf, servedCountries, timesOf } from "../../demo/index.ts";
import type { Handler } from "../../generated/tools.ts";

/** Where a shipment stands in the order of the list: by promise, then by booking. Cursors are made of it, so pages survive changes. */
interface Standing {
  readonly promised: number;
  readonly row: number;
}

const compare = (left: Standing, right: Standing): number => left.promised - right.promised || left.row - right.row;

function standingOf(cursor: string): Standing {
  const [promised = 0, row = 0] = cursor.split("-").map(Number);
  return { promised, row };
}

function customerRow(desk: Desk, id: string | undefined): number | undefined {
  if (id === undefined) return undefined;
  const customer = rowOf("CUS", id, desk.data.customers.length);
  if (customer === undefined) throw new ToolError("CUSTOMER_NOT_FOUND", `No customer ${id} exists. Ask which customer it is.`);
  return customer;
}

export const handler: Handler<"list_late_shipments"> = async (input) => {
  const desk = openDesk();
  const { shipments, places } = desk.data;
  if (input.country !== undefined && !servedCountries.has(input.country)) {
    const served = countries.map((country) => country.code).join(", ");
    throw new ToolError("COUNTRY_NOT_SERVED", `Nothing is delivered in ${input.country}. Served are ${served}.`);
  }
  const customer = customerRow(desk, input.customer_id);
  const late = desk.undelivered
    .filter((row) => customer === undefined || rowAt(shipments.customer, row) === customer)
    .filter((row) => input.country === undefined || rowAt(places, rowAt(shipments.to, row)).country === input.country)
    .map((row) => ({ row, times: timesOf(desk, row) }))
    .filter(({ times }) => lateMinutes(times) >= input.min_late_minutes)
    .map(({ row, times }): Standing => ({ row, promised: times.promised }))
    .sort(compare);

  const after = input.cursor === undefined ? undefined : standingOf(input.cursor);
  const rest = after === undefined ? late : late.filter((standing) => compare(standing, after) > 0);
  const page = rest.slice(0, input.limit);
  const last = page.at(-1);
  return {
    shipments: page.map(({ row }) => describeShipment(desk, row)),
    total: late.length,
    ...(last !== undefined && rest.length > page.length ? { next_cursor: `${last.promised}-${last.row}` } : {}),
  };
};
