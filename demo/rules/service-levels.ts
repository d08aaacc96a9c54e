/** The service levels a shipment can be sent by: one table; promises and prices follow from it. */

import { addWorkdays } from "./calendar.ts";

export type ServiceCode = "economy" | "standard" | "express";

export interface ServiceLevel {
  readonly code: ServiceCode;
  readonly title: string;
  readonly description: string;
  /** Working days added to those of the road. */
  readonly handlingDays: number;
  /** Road kilometres covered in one working day. */
  readonly kmPerDay: number;
  /** Percent of the freight added; negative is a discount. */
  readonly supplementPercent: number;
  readonly maxWeightKg: number;
  readonly maxDistanceKm: number;
}

/** Slowest first. */
export const serviceLevels = [
  {
    code: "economy",
    title: "Economy",
    description: "Consolidated with other freight; two more working days in hand.",
    handlingDays: 2,
    kmPerDay: 450,
    supplementPercent: -15,
    maxWeightKg: 24_000,
    maxDistanceKm: 4_000,
  },
  {
    code: "standard",
    title: "Standard",
    description: "Regular line haul between depots; one more working day in hand.",
    handlingDays: 1,
    kmPerDay: 600,
    supplementPercent: 0,
    maxWeightKg: 24_000,
    maxDistanceKm: 4_000,
  },
  {
    code: "express",
    title: "Express",
    description: "Direct run for small consignments on lanes of up to 1,500 km.",
    handlingDays: 0,
    kmPerDay: 900,
    supplementPercent: 65,
    maxWeightKg: 2_500,
    maxDistanceKm: 1_500,
  },
] as const satisfies readonly ServiceLevel[];

export function serviceLevelOf(code: ServiceCode): ServiceLevel {
  const found = serviceLevels.find((level) => level.code === code);
  if (found === undefined) throw new RangeError(`service level ${code} does not exist`);
  return found;
}

/** Working days from collection to delivery, at least one. */
export function transitWorkdays(level: ServiceLevel, distanceKm: number): number {
  return level.handlingDays + Math.max(1, Math.ceil(distanceKm / level.kmPerDay));
}

/** Hour of the day, UTC, by which a delivery is promised. */
const promisedHour = 17;

/** The minute promised for what is collected on the day of `collected`. */
export function promisedAt(level: ServiceLevel, distanceKm: number, collected: number): number {
  return addWorkdays(collected, transitWorkdays(level, distanceKm)) + promisedHour * 60;
}
