/** Opens a delivery case for what went badly wrong: overdue and not delivered, or delivered more than a day late. */

import type { CaseRow, ShipmentColumns } from "../data-set.ts";
import { randomFrom } from "../random.ts";
import { minutesPerDay, now } from "../rules/calendar.ts";

export function makeCases(shipments: ShipmentColumns): readonly CaseRow[] {
  const random = randomFrom("cases");
  const cases: CaseRow[] = [];
  shipments.booked.forEach((booked, row) => {
    if ((shipments.cancelled[row] ?? 0) > 0) return;
    const promised = booked + (shipments.promised[row] ?? 0);
    const delivered = booked + (shipments.delivered[row] ?? 0);
    const isOverdue = delivered > now && promised < now;
    if (!isOverdue && !(delivered <= now && delivered - promised > minutesPerDay)) return;
    const opened = promised + random.between(20, 180);
    const closed = delivered + random.between(60, 2 * minutesPerDay);
    if (opened <= now) cases.push({ shipment: row, opened, closed: closed <= now ? closed : 0 });
  });
  return cases.sort((left, right) => left.opened - right.opened || left.shipment - right.shipment);
}
