/** Finds served towns by the names people write. Knows nothing of shipments. */

import { type PlaceRow, rowAt } from "./data-set.ts";
import type { Desk } from "./desk.ts";

export interface Place {
  readonly city: string;
  readonly country: string;
}

export function placeOf(row: Place): Place {
  return { city: row.city, country: row.country };
}

/** Letters a decomposition leaves alone. */
const spellings: Readonly<Record<string, string>> = { ł: "l", ß: "ss", ø: "o", æ: "ae", œ: "oe" };

/** Case, accents and punctuation set aside: `Łódź` and `lodz` are one. */
export function folded(name: string): string {
  return name
    .toLowerCase()
    .replace(/[łßøæœ]/g, (letter) => spellings[letter] ?? letter)
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

export function findPlace(desk: Desk, wanted: Place): PlaceRow | undefined {
  const name = folded(wanted.city);
  return desk.data.places.find((place) => place.country === wanted.country && folded(place.city) === name);
}

/** Served towns whose name holds `text`, in all countries or in one; those that start with it first, then the largest. */
export function searchPlaces(desk: Desk, text: string, country?: string): readonly PlaceRow[] {
  const wanted = folded(text);
  if (wanted === "") return [];
  const rank = (place: PlaceRow): number => (folded(place.city).startsWith(wanted) ? 0 : 1);
  return desk.data.places
    .filter((place) => (country === undefined || place.country === country) && folded(place.city).includes(wanted))
    .sort((left, right) => rank(left) - rank(right) || right.population - left.population);
}

/** Words that help after a place was not found: names alike, else the largest town of the country. */
export function suggestPlaces(desk: Desk, wanted: Place): string {
  const alike = [searchPlaces(desk, wanted.city), searchPlaces(desk, wanted.city.slice(0, 4), wanted.country)].flat().slice(0, 3);
  if (alike.length > 0) return `Did you mean ${[...new Set(alike.map((place) => `${place.city} (${place.country})`))].join(" or ")}?`;
  const largest = desk.data.places
    .filter((place) => place.country === wanted.country)
    .reduce<PlaceRow | undefined>((best, place) => (best !== undefined && best.population >= place.population ? best : place), undefined);
  return largest === undefined ? "Use find_places to see what is served." : `The largest town served there is ${largest.city}.`;
}

export function depotPlace(desk: Desk, depot: number): PlaceRow {
  return rowAt(desk.data.places, rowAt(desk.data.depots, depot));
}
