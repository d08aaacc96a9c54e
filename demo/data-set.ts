/** The shape of the demo's data at rest. Knows neither how it is made nor how it is read. */

/** Raised whenever the shape changes; files of another format are built anew. */
export const dataSetFormat = 1;

export interface PlaceRow {
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly population: number;
}

export interface VehicleRow {
  /** Index into `vehicleClasses`. */
  readonly class: number;
  /** Index into `depots`. */
  readonly depot: number;
}

export interface DriverRow {
  readonly depot: number;
  /** Index into `vehicles`; -1 for a reserve driver. */
  readonly vehicle: number;
  /** Minutes driven on each day of two weeks, Monday first; days to come are left out. */
  readonly days: readonly number[];
  readonly sinceBreak: number;
}

export interface CustomerRow {
  /** Index into `places`. */
  readonly place: number;
}

/** One array a column, all of one length; row 0 is SHP-000001. Times are minutes. */
export interface ShipmentColumns {
  readonly customer: readonly number[];
  /** The number in the customer's reference, such as 482913 of PO-482913. */
  readonly reference: readonly number[];
  /** Index into `serviceLevels`. */
  readonly service: readonly number[];
  /** Indices into `places`. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly weightKg: readonly number[];
  readonly pallets: readonly number[];
  /** Minutes since 1970, ascending. */
  readonly booked: readonly number[];
  /** Minutes after booking, here and below. */
  readonly collected: readonly number[];
  readonly departed: readonly number[];
  readonly arrived: readonly number[];
  readonly out: readonly number[];
  /** What the planner expects, where it lies ahead. */
  readonly delivered: readonly number[];
  readonly promised: readonly number[];
  /** Minutes after booking; 0 for a shipment that was not cancelled. */
  readonly cancelled: readonly number[];
  /** Index into `delayReasons`; 0 is none. */
  readonly reason: readonly number[];
  /** Index into `vehicles` of what carries it now; -1 for none. */
  readonly vehicle: readonly number[];
}

export interface CaseRow {
  /** Row of the shipment. */
  readonly shipment: number;
  readonly opened: number;
  /** 0 while the case is open. */
  readonly closed: number;
}

export interface DataSet {
  /** By country, then by name, in code units. */
  readonly places: readonly PlaceRow[];
  /** Indices into `places`; the first is DEP-01. */
  readonly depots: readonly number[];
  readonly customers: readonly CustomerRow[];
  readonly vehicles: readonly VehicleRow[];
  readonly drivers: readonly DriverRow[];
  readonly shipments: ShipmentColumns;
  /** In order of opening; the first is CASE-000001. */
  readonly cases: readonly CaseRow[];
}

export const delayReasons = ["none", "traffic", "weather", "vehicle_breakdown", "missed_collection", "recipient_closed"] as const;

export type DelayReason = Exclude<(typeof delayReasons)[number], "none">;

/**
 * The row an index of this data set points at.
 *
 * @throws {RangeError} When it points nowhere: the data set contradicts itself.
 */
export function rowAt<Row>(rows: readonly Row[], index: number): Row {
  const row = rows[index];
  if (row === undefined) throw new RangeError(`row ${index} of ${rows.length} does not exist`);
  return row;
}
