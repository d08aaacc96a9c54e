/** The countries served, and how many depots each has. Eight neighbours on one road network: no ferry, no customs. */

export interface Country {
  readonly code: string;
  readonly name: string;
  readonly depots: number;
}

/** Ascending by code. */
export const countries: readonly Country[] = [
  { code: "AT", name: "Austria", depots: 2 },
  { code: "BE", name: "Belgium", depots: 2 },
  { code: "CZ", name: "Czechia", depots: 2 },
  { code: "DE", name: "Germany", depots: 7 },
  { code: "FR", name: "France", depots: 6 },
  { code: "LU", name: "Luxembourg", depots: 1 },
  { code: "NL", name: "Netherlands", depots: 2 },
  { code: "PL", name: "Poland", depots: 5 },
];

export const servedCountries: ReadonlySet<string> = new Set(countries.map((country) => country.code));
