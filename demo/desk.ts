/** The data set in memory with its indices and the changes made since start. One desk a process, opened at the first call. */

import { type DataSet, rowAt } from "./data-set.ts";
import { projectRoot } from "./project-root.ts";
import { dataSetDigest } from "./recipe.ts";
import { now } from "./rules/calendar.ts";
import { loadDataSet } from "./store.ts";

/** What was decided about a shipment since start; gone with the process. Minutes since 1970. */
export interface ShipmentChange {
  readonly promised?: number;
  readonly expected?: number;
  readonly cancelled?: number;
  readonly vehicle?: number;
}

export interface Desk {
  readonly data: DataSet;
  /** Rows that were not delivered when the data set's clock stopped, in order of booking. */
  readonly undelivered: readonly number[];
  /** Rows by customer and number of the reference, in order of booking. */
  readonly byReference: ReadonlyMap<string, readonly number[]>;
  /** Row of the case by row of its shipment. */
  readonly caseOfShipment: ReadonlyMap<number, number>;
  /** Rows of the shipments that a vehicle carries now. */
  readonly loadOfVehicle: ReadonlyMap<number, readonly number[]>;
  /** Row of the driver by row of the vehicle. */
  readonly driverOfVehicle: ReadonlyMap<number, number>;
  readonly changes: Map<number, ShipmentChange>;
}

export function referenceKey(customer: number, reference: number): string {
  return `${customer}/${reference}`;
}

function groupBy<Key>(count: number, keyOf: (row: number) => Key | undefined): ReadonlyMap<Key, readonly number[]> {
  const groups = new Map<Key, number[]>();
  for (let row = 0; row < count; row++) {
    const key = keyOf(row);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

export function createDesk(data: DataSet): Desk {
  const { shipments } = data;
  const count = shipments.booked.length;
  const rows = Array.from({ length: count }, (_, row) => row);
  return {
    data,
    undelivered: rows.filter(
      (row) => rowAt(shipments.cancelled, row) === 0 && rowAt(shipments.booked, row) + rowAt(shipments.delivered, row) > now,
    ),
    byReference: groupBy(count, (row) => referenceKey(rowAt(shipments.customer, row), rowAt(shipments.reference, row))),
    caseOfShipment: new Map(data.cases.map((each, row) => [each.shipment, row])),
    loadOfVehicle: groupBy(count, (row) => {
      const vehicle = rowAt(shipments.vehicle, row);
      return vehicle === -1 ? undefined : vehicle;
    }),
    driverOfVehicle: new Map(data.drivers.flatMap((driver, row) => (driver.vehicle === -1 ? [] : [[driver.vehicle, row]]))),
    changes: new Map(),
  };
}

/** Registered by name: a bundle a handler duplicates this module, and all handlers work at one desk. */
const key = Symbol.for(`toolwright.demo.desk/${dataSetDigest}`);

/** The desk all handlers share. The first call reads the data set, or builds it: about half a second. */
export function openDesk(): Desk {
  const shared = globalThis as { [key]?: Desk };
  shared[key] ??= createDesk(loadDataSet(projectRoot()));
  return shared[key];
}

export function changeShipment(desk: Desk, row: number, change: ShipmentChange): void {
  desk.changes.set(row, { ...desk.changes.get(row), ...change });
}
