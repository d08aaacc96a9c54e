// Made by toolwright generate. Do not edit: change the catalog instead.
/** What callers send. */
export type FindPlacesArguments = {
  /** Part of the name, such as "lodz". */
  text: string;
  /** Only towns of this country, ISO 3166-1 alpha-2, such as "PL". */
  country?: string | undefined;
  /**
   * Largest number of towns returned.
   * Default: 10.
   */
  limit?: number | undefined;
};

/** What the handler is given: the arguments with defaults filled in. */
export type FindPlacesInput = {
  /** Part of the name, such as "lodz". */
  text: string;
  /** Only towns of this country, ISO 3166-1 alpha-2, such as "PL". */
  country?: string;
  /**
   * Largest number of towns returned.
   * Default: 10.
   */
  limit: number;
};

/** What the handler answers. */
export type FindPlacesOutput = {
  /** Names that start with the text first, then the largest. */
  places: readonly FindPlacesOutputPlace[];
  /** How many there are in all. */
  total: number;
};

export type FindPlacesOutputPlace = {
  /** Name of the town, such as "Lyon"; case and accents do not matter. */
  city: string;
  /** ISO 3166-1 alpha-2 country code, such as "FR". */
  country: string;
};
