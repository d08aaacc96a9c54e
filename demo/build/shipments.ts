/** Makes the shipments of two months, in order of booking, and loads those under way on vehicles. */

import { type CustomerRow, type PlaceRow, rowAt, type ShipmentColumns, type VehicleRow } from "../data-set.ts";
import { type Random, randomFrom } from "../random.ts";
import { isWorkday, minutesPerDay, now, today } from "../rules/calendar.ts";
import { roadKm } from "../rules/distance.ts";
import { type ServiceLevel, serviceLevelOf, serviceLevels } from "../rules/service-levels.ts";
import { createLoader } from "./load-vehicles.ts";
import { playTimeline } from "./timeline.ts";

export const shipmentCount = 12_000;
const daysBack = 60;
const express = serviceLevels.findIndex((level) => level.code === "express");
const expressLevel = serviceLevelOf("express");
const standard = serviceLevels.findIndex((level) => level.code === "standard");

interface Ground {
  readonly places: readonly PlaceRow[];
  readonly depots: readonly number[];
  readonly customers: readonly CustomerRow[];
  readonly vehicles: readonly VehicleRow[];
}

/** Ascending minutes of booking, in office hours of working days. */
function bookingTimes(): readonly number[] {
  const random = randomFrom("bookings");
  const times: number[] = [];
  while (times.length < shipmentCount) {
    const day = today - random.below(daysBack + 1) * minutesPerDay;
    const minute = day + random.between(6 * 60, 18 * 60);
    if (isWorkday(day) && minute <= now) times.push(minute);
  }
  return times.sort((left, right) => left - right);
}

/** Mostly a few pallets, sometimes a truckload. */
function drawLoad(random: Random): { readonly pallets: number; readonly weightKg: number } {
  const [least, most] = (
    [
      [1, 4],
      [5, 14],
      [15, 33],
    ] as const
  )[random.weighted([72, 23, 5])] ?? [1, 1];
  const pallets = random.between(least, most);
  return { pallets, weightKg: pallets * random.between(60, 700) };
}

function columns(): { -readonly [Column in keyof ShipmentColumns]: number[] } {
  return {
    customer: [],
    reference: [],
    service: [],
    from: [],
    to: [],
    weightKg: [],
    pallets: [],
    booked: [],
    collected: [],
    departed: [],
    arrived: [],
    out: [],
    delivered: [],
    promised: [],
    cancelled: [],
    reason: [],
    vehicle: [],
  };
}

export function makeShipments(ground: Ground): ShipmentColumns {
  const { places, customers } = ground;
  const random = randomFrom("shipments");
  const everywhere = destinations(places);
  const rows = columns();
  const load = createLoader(ground);
  const lastReference = new Map<number, number>();

  for (const booked of bookingTimes()) {
    // Squaring favours the first customers: a few large ones, many small ones.
    const customer = Math.floor((random.below(1_000) / 1_000) ** 2 * customers.length);
    const home = customers[customer]?.place ?? 0;
    const other = drawDestination(home);
    const isReturn = random.chance(12);
    const [from, to] = isReturn ? [other, home] : [home, other];
    const { pallets, weightKg } = drawLoad(random);
    const distanceKm = roadKm(rowAt(places, from), rowAt(places, to));
    const wished = random.weighted([30, 55, 15]);
    const allowed = wished !== express || (weightKg <= expressLevel.maxWeightKg && distanceKm <= expressLevel.maxDistanceKm);
    const service = allowed ? wished : standard;
    const times = playTimeline(booked, rowAt<ServiceLevel>(serviceLevels, service), distanceKm, random);
    const drawn = random.chance(2) ? random.between(5, times.collected - booked - 1) : 0;
    const cancelled = booked + drawn <= now ? drawn : 0;
    const reference = (random.chance(25) ? lastReference.get(customer) : undefined) ?? random.between(100_000, 999_999);
    lastReference.set(customer, reference);

    rows.customer.push(customer);
    rows.reference.push(reference);
    rows.service.push(service);
    rows.from.push(from);
    rows.to.push(to);
    rows.weightKg.push(weightKg);
    rows.pallets.push(pallets);
    rows.booked.push(booked);
    for (const step of ["collected", "departed", "arrived", "out", "delivered", "promised"] as const) rows[step].push(times[step] - booked);
    rows.cancelled.push(cancelled);
    rows.reason.push(cancelled > 0 ? 0 : times.reason);
    rows.vehicle.push(cancelled > 0 ? -1 : load({ from, to, weightKg, times }));
  }
  return rows;

  function drawDestination(home: number): number {
    const { country } = rowAt(places, home);
    // Luxembourg is one town here: nothing to send at home.
    const isDomestic = random.chance(55) && places.some((place, index) => index !== home && place.country === country);
    for (;;) {
      const to = everywhere(random);
      if (to !== home && (!isDomestic || rowAt(places, to).country === country)) return to;
    }
  }
}

/** Draws places by population, quickly: from a bag that holds a place once for each 30,000 people. */
function destinations(places: readonly PlaceRow[]): (random: Random) => number {
  const bag = places.flatMap((place, index) => Array.from({ length: Math.ceil(place.population / 30_000) }, () => index));
  return (random) => bag[random.below(bag.length)] ?? 0;
}
