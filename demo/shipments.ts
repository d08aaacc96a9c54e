/** A shipment as people speak of it: its status, its promise, its story. Reads rows and changes; decides nothing. */

import { type CaseRow, type DelayReason, delayReasons, rowAt } from "./data-set.ts";
import type { Desk } from "./desk.ts";
import { idOf, rowOf } from "./identifiers.ts";
import { type Place, placeOf } from "./places.ts";
import { now, timeText } from "./rules/calendar.ts";
import { roadKm } from "./rules/distance.ts";
import { type ServiceCode, type ServiceLevel, serviceLevels } from "./rules/service-levels.ts";

export type ShipmentStatus = "booked" | "collected" | "in_transit" | "at_depot" | "out_for_delivery" | "delivered" | "cancelled";

export type EventName = "booked" | "collected" | "departed" | "arrived" | "out_for_delivery" | "delivered" | "cancelled";

export interface ShipmentEvent {
  readonly at: string;
  readonly event: EventName;
  readonly place: Place;
}

export interface Shipment {
  readonly shipment_id: string;
  readonly customer_id: string;
  readonly customer_reference: string;
  readonly status: ShipmentStatus;
  readonly service_level: ServiceCode;
  readonly from: Place;
  readonly to: Place;
  readonly weight_kg: number;
  readonly pallets: number;
  readonly distance_km: number;
  readonly booked_at: string;
  readonly promised_by: string;
  readonly expected_at?: string;
  readonly delivered_at?: string;
  readonly late_minutes: number;
  readonly delay_reason?: DelayReason;
  readonly vehicle_id?: string;
  readonly case_id?: string;
  readonly events?: readonly ShipmentEvent[];
}

/** A row with its changes applied; minutes since 1970. */
export interface ShipmentTimes {
  readonly status: ShipmentStatus;
  readonly booked: number;
  readonly collected: number;
  readonly departed: number;
  readonly arrived: number;
  readonly out: number;
  /** Delivered, or expected. */
  readonly delivered: number;
  readonly promised: number;
  /** 0 when it was not cancelled. */
  readonly cancelled: number;
}

export function shipmentRow(desk: Desk, id: string): number | undefined {
  return rowOf("SHP", id, desk.data.shipments.booked.length);
}

export function timesOf(desk: Desk, row: number): ShipmentTimes {
  const { shipments } = desk.data;
  const change = desk.changes.get(row);
  const booked = rowAt(shipments.booked, row);
  const seededCancel = rowAt(shipments.cancelled, row);
  const times = {
    booked,
    collected: booked + rowAt(shipments.collected, row),
    departed: booked + rowAt(shipments.departed, row),
    arrived: booked + rowAt(shipments.arrived, row),
    out: booked + rowAt(shipments.out, row),
    delivered: change?.expected ?? booked + rowAt(shipments.delivered, row),
    promised: change?.promised ?? booked + rowAt(shipments.promised, row),
    cancelled: change?.cancelled ?? (seededCancel === 0 ? 0 : booked + seededCancel),
  };
  return { ...times, status: statusOf(times) };
}

function statusOf(times: Omit<ShipmentTimes, "status">): ShipmentStatus {
  if (times.cancelled > 0) return "cancelled";
  if (times.delivered <= now) return "delivered";
  if (times.out <= now) return "out_for_delivery";
  if (times.arrived <= now) return "at_depot";
  if (times.departed <= now) return "in_transit";
  return times.collected <= now ? "collected" : "booked";
}

/** Minutes between promise and delivery, or between promise and what is expected; never negative, 0 when cancelled. */
export function lateMinutes(times: ShipmentTimes): number {
  return times.status === "cancelled" ? 0 : Math.max(0, times.delivered - times.promised);
}

export function distanceOf(desk: Desk, row: number): number {
  const { shipments, places } = desk.data;
  return roadKm(rowAt(places, rowAt(shipments.from, row)), rowAt(places, rowAt(shipments.to, row)));
}

export function serviceOf(desk: Desk, row: number): ServiceLevel {
  return rowAt<ServiceLevel>(serviceLevels, rowAt(desk.data.shipments.service, row));
}

function reasonOf(desk: Desk, row: number): DelayReason | undefined {
  const reason = delayReasons[rowAt(desk.data.shipments.reason, row)] ?? "none";
  return reason === "none" ? undefined : reason;
}

/** The vehicle that carries it now or is assigned to collect it. */
function vehicleOf(desk: Desk, row: number): number | undefined {
  const assigned = desk.changes.get(row)?.vehicle;
  const carrying = rowAt(desk.data.shipments.vehicle, row);
  return assigned ?? (carrying === -1 ? undefined : carrying);
}

/** Everything that is known of one shipment; the events are left out unless asked for. */
export function describeShipment(desk: Desk, row: number, options: { readonly withEvents?: boolean } = {}): Shipment {
  const { shipments, places } = desk.data;
  const times = timesOf(desk, row);
  const late = lateMinutes(times);
  const reason = late > 0 ? reasonOf(desk, row) : undefined;
  const vehicle = vehicleOf(desk, row);
  const caseRow = desk.caseOfShipment.get(row);
  return {
    shipment_id: idOf("SHP", row),
    customer_id: idOf("CUS", rowAt(shipments.customer, row)),
    customer_reference: `PO-${rowAt(shipments.reference, row)}`,
    status: times.status,
    service_level: serviceOf(desk, row).code,
    from: placeOf(rowAt(places, rowAt(shipments.from, row))),
    to: placeOf(rowAt(places, rowAt(shipments.to, row))),
    weight_kg: rowAt(shipments.weightKg, row),
    pallets: rowAt(shipments.pallets, row),
    distance_km: distanceOf(desk, row),
    booked_at: timeText(times.booked),
    promised_by: timeText(times.promised),
    ...(times.status === "delivered" ? { delivered_at: timeText(times.delivered) } : {}),
    ...(times.status === "delivered" || times.status === "cancelled" ? {} : { expected_at: timeText(times.delivered) }),
    late_minutes: late,
    ...(reason === undefined ? {} : { delay_reason: reason }),
    ...(vehicle === undefined || times.status === "cancelled" ? {} : { vehicle_id: idOf("VEH", vehicle) }),
    ...(caseRow === undefined ? {} : { case_id: idOf("CASE", caseRow) }),
    ...(options.withEvents === true ? { events: eventsOf(desk, row, times) } : {}),
  };
}

/** What has happened so far, oldest first. */
function eventsOf(desk: Desk, row: number, times: ShipmentTimes): readonly ShipmentEvent[] {
  const { shipments, places } = desk.data;
  const from = placeOf(rowAt(places, rowAt(shipments.from, row)));
  const to = placeOf(rowAt(places, rowAt(shipments.to, row)));
  const story: readonly [EventName, number, Place][] =
    times.cancelled > 0
      ? [
          ["booked", times.booked, from],
          ["cancelled", times.cancelled, from],
        ]
      : [
          ["booked", times.booked, from],
          ["collected", times.collected, from],
          ["departed", times.departed, from],
          ["arrived", times.arrived, to],
          ["out_for_delivery", times.out, to],
          ["delivered", times.delivered, to],
        ];
  return story.filter(([, minute]) => minute <= now).map(([event, minute, place]) => ({ at: timeText(minute), event, place }));
}

export function caseAt(desk: Desk, id: string): CaseRow | undefined {
  const row = rowOf("CASE", id, desk.data.cases.length);
  return row === undefined ? undefined : desk.data.cases[row];
}

export function caseReason(desk: Desk, each: CaseRow): DelayReason | undefined {
  return reasonOf(desk, each.shipment);
}
