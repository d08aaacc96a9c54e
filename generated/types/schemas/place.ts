// Made by toolwright generate. Do not edit: change the catalog instead.
export type Place = {
  /** Name of the town, such as "Lyon"; case and accents do not matter. */
  city: string;
  /** ISO 3166-1 alpha-2 country code, such as "FR". */
  country: string;
};
