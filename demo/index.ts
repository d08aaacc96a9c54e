/** The demo company's door, for its handlers: records, indices and rules. Knows nothing of tools, agents or contexts. */

export type { CaseRow, DataSet, DelayReason, PlaceRow } from "./data-set.ts";
export { delayReasons, rowAt } from "./data-set.ts";
export type { Desk, ShipmentChange } from "./desk.ts";
export { changeShipment, createDesk, openDesk, referenceKey } from "./desk.ts";
export type { AvailableVehicle, VehicleWish } from "./fleet.ts";
export {
  accountOf,
  classOf,
  depotRow,
  driverRow,
  findAvailable,
  freePayloadKg,
  isOnTheRoad,
  largestLoad,
  logDayOf,
  recordedDays,
  todayInLog,
  vehicleRow,
} from "./fleet.ts";
export { idOf, rowOf } from "./identifiers.ts";
export type { Place } from "./places.ts";
export { depotPlace, findPlace, placeOf, searchPlaces, suggestPlaces } from "./places.ts";
export { addWorkdays, dateText, dayOf, isWorkday, minuteOfDate, minutesPerDay, now, timeText, today } from "./rules/calendar.ts";
export { countries, servedCountries } from "./rules/countries.ts";
export { roadKm } from "./rules/distance.ts";
export { limits as drivingLimits } from "./rules/driving-hours.ts";
export type { ServiceCode, ServiceLevel } from "./rules/service-levels.ts";
export { promisedAt, serviceLevelOf, serviceLevels, transitWorkdays } from "./rules/service-levels.ts";
export { chargeableKg, chargesOf } from "./rules/tariff.ts";
export type { Shipment, ShipmentEvent, ShipmentStatus, ShipmentTimes } from "./shipments.ts";
export { caseAt, caseReason, describeShipment, distanceOf, lateMinutes, serviceOf, shipmentRow, timesOf } from "./shipments.ts";
