import { ToolError } from "toolwright/contract";
import {
  addWorkdays,
  changeShipment,
  dateText,
  dayOf,
  isWorkday,
  minuteOfDate,
  minutesPerDay,
  openDesk,
  type ShipmentTimes,
  shipmentRow,
  timesOf,
  timeText,
  today,
} from "../../demo/index.ts";
import type { Handler } from "../../generated/tools.ts";

const daysAhead = 30;

/** Hours of the day, UTC. */
const windows = {
  morning: { expected: 10, promised: 12 },
  afternoon: { expected: 15, promised: 17 },
  all_day: { expected: 14, promised: 17 },
} as const;

/** The next working day, or the working day on which the shipment can be there at all. */
function earliestDay(times: ShipmentTimes): number {
  const tomorrow = addWorkdays(today, 1);
  return Math.max(tomorrow, dayOf(times.arrived), times.status === "booked" ? addWorkdays(times.collected, 1) : 0);
}

export const handler: Handler<"reschedule_delivery"> = async (input) => {
  const desk = openDesk();
  const row = shipmentRow(desk, input.shipment_id);
  if (row === undefined)
    throw new ToolError("SHIPMENT_NOT_FOUND", `No shipment ${input.shipment_id} exists. Look it up with find_shipments.`);
  const times = timesOf(desk, row);
  if (times.status === "delivered" || times.status === "cancelled") {
    throw new ToolError("SHIPMENT_CLOSED", `${input.shipment_id} is ${times.status}; nothing is left to move.`);
  }
  if (times.status === "out_for_delivery") {
    throw new ToolError("ALREADY_OUT_FOR_DELIVERY", `${input.shipment_id} is out for delivery today and can no longer be moved.`);
  }

  const day = minuteOfDate(input.date);
  const earliest = earliestDay(times);
  const latest = today + daysAhead * minutesPerDay;
  if (!isWorkday(day) || day < earliest || day > latest) {
    const possible = `Possible are working days from ${dateText(earliest)} to ${dateText(latest)}.`;
    throw new ToolError("DATE_NOT_POSSIBLE", `${input.shipment_id} cannot be delivered on ${input.date}. ${possible}`);
  }

  const hours = windows[input.window];
  const promised = day + hours.promised * 60;
  const expected = day + hours.expected * 60;
  changeShipment(desk, row, { promised, expected });
  return { shipment_id: input.shipment_id, window: input.window, promised_by: timeText(promised), expected_at: timeText(expected) };
};
