/** Vehicles and drivers as the dispatch desk sees them: what is free, how much fits, who may still drive. */

import { rowAt } from "./data-set.ts";
import type { Desk } from "./desk.ts";
import { idOf, rowOf } from "./identifiers.ts";
import { depotPlace, type Place, placeOf } from "./places.ts";
import { dateText, minuteOfDate, minutesPerDay, today, weekdayOf } from "./rules/calendar.ts";
import { type Coordinates, roadKm } from "./rules/distance.ts";
import { type DrivingAccount, settle } from "./rules/driving-hours.ts";
import { type VehicleClass, type VehicleClassCode, vehicleClasses } from "./rules/vehicle-classes.ts";

/** Index of today in a driving log: the log starts on Monday of last week. */
export const todayInLog = 7 + weekdayOf(today);

const monday = today - weekdayOf(today) * minutesPerDay;

/** The days whose hours can be asked for, in words. */
export const recordedDays = `${dateText(monday)} to ${dateText(today)}`;

/** Index of a date in a driving log, or `undefined` outside `recordedDays`. */
export function logDayOf(date: string): number | undefined {
  const day = minuteOfDate(date);
  return day >= monday && day <= today ? 7 + (day - monday) / minutesPerDay : undefined;
}

/** The most that one vehicle takes, of a class or of all. */
export function largestLoad(vehicleClass?: VehicleClassCode): { readonly payloadKg: number; readonly pallets: number } {
  const classes = vehicleClasses.filter((each) => vehicleClass === undefined || each.code === vehicleClass);
  return {
    payloadKg: Math.max(...classes.map((each) => each.payloadKg)),
    pallets: Math.max(...classes.map((each) => each.pallets)),
  };
}

export interface AvailableVehicle {
  readonly vehicle_id: string;
  readonly vehicle_class: VehicleClassCode;
  readonly free_payload_kg: number;
  readonly depot_id: string;
  readonly depot: Place;
  readonly distance_km: number;
  readonly driver_id: string;
  readonly driver_minutes_left: number;
}

export function vehicleRow(desk: Desk, id: string): number | undefined {
  return rowOf("VEH", id, desk.data.vehicles.length);
}

export function driverRow(desk: Desk, id: string): number | undefined {
  return rowOf("DRV", id, desk.data.drivers.length);
}

export function depotRow(desk: Desk, id: string): number | undefined {
  return rowOf("DEP", id, desk.data.depots.length);
}

export function classOf(desk: Desk, vehicle: number): VehicleClass {
  return rowAt<VehicleClass>(vehicleClasses, rowAt(desk.data.vehicles, vehicle).class);
}

export function isOnTheRoad(desk: Desk, vehicle: number): boolean {
  return desk.loadOfVehicle.has(vehicle);
}

/** Payload left after what was assigned since start; `except` does not count, so that an assignment may be repeated. */
export function freePayloadKg(desk: Desk, vehicle: number, except = -1): number {
  let free = classOf(desk, vehicle).payloadKg;
  for (const [row, change] of desk.changes) {
    if (row !== except && change.vehicle === vehicle && change.cancelled === undefined) free -= rowAt(desk.data.shipments.weightKg, row);
  }
  return free;
}

/** The account of a driver today, or on an earlier day of this week. */
export function accountOf(desk: Desk, driver: number, day = todayInLog): DrivingAccount {
  const { days, sinceBreak } = rowAt(desk.data.drivers, driver);
  return settle(day === todayInLog ? { days, sinceBreak } : { days }, day);
}

export interface VehicleWish {
  readonly near: Coordinates;
  readonly weightKg: number;
  readonly pallets: number;
  readonly maxDistanceKm: number;
  readonly vehicleClass?: VehicleClassCode;
}

/** Vehicles at their depot that can take a load, and whose driver may still drive: nearest first, then the smallest that fits. */
export function findAvailable(desk: Desk, wish: VehicleWish): readonly AvailableVehicle[] {
  const distances = desk.data.depots.map((_, depot) => roadKm(wish.near, depotPlace(desk, depot)));
  return desk.data.vehicles
    .flatMap((vehicle, row) => {
      const vehicleClass = classOf(desk, row);
      const distance = rowAt(distances, vehicle.depot);
      const driver = desk.driverOfVehicle.get(row);
      if (driver === undefined || isOnTheRoad(desk, row) || distance > wish.maxDistanceKm) return [];
      if (wish.vehicleClass !== undefined && vehicleClass.code !== wish.vehicleClass) return [];
      const free = freePayloadKg(desk, row);
      const minutesLeft = accountOf(desk, driver).remainingToday;
      if (free < wish.weightKg || vehicleClass.pallets < wish.pallets || minutesLeft === 0) return [];
      return [{ row, vehicle, vehicleClass, distance, driver, free, minutesLeft }];
    })
    .sort(
      (left, right) => left.distance - right.distance || left.vehicleClass.payloadKg - right.vehicleClass.payloadKg || left.row - right.row,
    )
    .map(({ row, vehicle, vehicleClass, distance, driver, free, minutesLeft }) => ({
      vehicle_id: idOf("VEH", row),
      vehicle_class: vehicleClass.code,
      free_payload_kg: free,
      depot_id: idOf("DEP", vehicle.depot),
      depot: placeOf(depotPlace(desk, vehicle.depot)),
      distance_km: distance,
      driver_id: idOf("DRV", driver),
      driver_minutes_left: minutesLeft,
    }));
}
