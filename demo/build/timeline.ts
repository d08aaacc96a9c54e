/** Plays one shipment through: when it is collected, hauled and delivered, and how late. Knows nothing of customers or vehicles. */

import type { Random } from "../random.ts";
import { addWorkdays, dayOf, minutesPerDay, minutesPerHour } from "../rules/calendar.ts";
import { promisedAt, type ServiceLevel } from "../rules/service-levels.ts";

/** Minutes since 1970. */
export interface Timeline {
  readonly collected: number;
  readonly departed: number;
  readonly arrived: number;
  readonly out: number;
  readonly delivered: number;
  readonly promised: number;
  /** Index into `delayReasons`. */
  readonly reason: number;
}

/** Booked before this hour, collected on the same day. */
const sameDayUntil = 10 * minutesPerHour;
const latePercent = 13;

/** Likelihoods of the reasons of a delay, from index 1. */
const reasonWeights = [40, 15, 10, 20, 15];

const hour = (day: number, from: number, to: number, random: Random): number =>
  day + random.between(from * minutesPerHour, to * minutesPerHour - 1);

/** Mostly a few hours, sometimes days. */
function lateDelivery(promised: number, random: Random): number {
  switch (random.weighted([55, 33, 12])) {
    case 0:
      return promised + random.between(15, 6 * minutesPerHour);
    case 1:
      return hour(addWorkdays(promised, 1), 8, 17, random);
    default:
      return hour(addWorkdays(promised, random.between(2, 4)), 8, 17, random);
  }
}

export function playTimeline(booked: number, level: ServiceLevel, distanceKm: number, random: Random): Timeline {
  const pickupDay = addWorkdays(booked, booked % minutesPerDay < sameDayUntil ? 0 : 1);
  const collected = hour(pickupDay, 11, 17, random);
  const departed = hour(pickupDay, 18, 22, random);
  const promised = promisedAt(level, distanceKm, collected);
  const isLate = random.chance(latePercent);
  const delivered = isLate ? lateDelivery(promised, random) : hour(dayOf(promised), 8, 17, random);
  const day = dayOf(delivered);
  return {
    collected,
    departed,
    arrived: hour(day, 0, 5, random),
    out: hour(day, 6, 8, random),
    delivered,
    promised,
    reason: isLate ? 1 + random.weighted(reasonWeights) : 0,
  };
}
