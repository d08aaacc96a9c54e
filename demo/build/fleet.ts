/** Makes depots, customers, vehicles, drivers and their driving logs. Knows nothing of shipments. */

import { type CustomerRow, type DriverRow, type PlaceRow, rowAt, type VehicleRow } from "../data-set.ts";
import { randomFrom } from "../random.ts";
import { isWorkday, minutesPerDay, today, weekdayOf } from "../rules/calendar.ts";
import { countries } from "../rules/countries.ts";
import { greatCircleKm } from "../rules/distance.ts";
import { vehicleClasses } from "../rules/vehicle-classes.ts";

const customerCount = 240;
const reserveDriversPerDepot = 2;

/** Two depots are never nearer than this. */
const depotSpacingKm = 80;

/** In each country the largest places that keep their distance, in the order of `countries`. */
export function chooseDepots(places: readonly PlaceRow[]): readonly number[] {
  const chosen: number[] = [];
  for (const country of countries) {
    const candidates = places
      .map((place, index) => ({ place, index }))
      .filter(({ place }) => place.country === country.code)
      .sort((left, right) => right.place.population - left.place.population);
    let left = country.depots;
    for (const { place, index } of candidates) {
      if (left === 0) break;
      if (chosen.some((depot) => greatCircleKm(rowAt(places, depot), place) < depotSpacingKm)) continue;
      chosen.push(index);
      left--;
    }
  }
  return chosen;
}

export function makeCustomers(places: readonly PlaceRow[]): readonly CustomerRow[] {
  const random = randomFrom("customers");
  const weights = places.map((place) => Math.round(place.population / 1_000));
  return Array.from({ length: customerCount }, () => ({ place: random.weighted(weights) }));
}

export function makeVehicles(depots: readonly number[]): readonly VehicleRow[] {
  return depots.flatMap((_, depot) =>
    vehicleClasses.flatMap((vehicleClass, index) => Array.from({ length: vehicleClass.perDepot }, () => ({ class: index, depot }))),
  );
}

/** One driver a vehicle, then the reserve of each depot. */
export function makeDrivers(depots: readonly number[], vehicles: readonly VehicleRow[]): readonly DriverRow[] {
  const random = randomFrom("drivers");
  const seats = [
    ...vehicles.map((vehicle, index) => ({ depot: vehicle.depot, vehicle: index })),
    ...depots.flatMap((_, depot) => Array.from({ length: reserveDriversPerDepot }, () => ({ depot, vehicle: -1 }))),
  ];
  const firstDay = today - (7 + weekdayOf(today)) * minutesPerDay;
  return seats.map((seat) => {
    // A few drivers are always near or over a limit: the compliance desk has something to find.
    const isHardDriven = random.chance(6);
    const days: number[] = [];
    for (let day = firstDay; day < today; day += minutesPerDay) days.push(drivenOn(day));
    const drivenToday = random.between(60, isHardDriven ? 430 : 330);
    days.push(drivenToday);
    return { ...seat, days, sinceBreak: Math.min(drivenToday, random.between(0, isHardDriven ? 290 : 265)) };

    function drivenOn(day: number): number {
      if (!isWorkday(day)) return random.chance(isHardDriven ? 40 : 4) ? random.between(120, 400) : 0;
      if (random.chance(5)) return 0;
      return isHardDriven ? random.between(500, 605) : random.between(280, 540);
    }
  });
}
