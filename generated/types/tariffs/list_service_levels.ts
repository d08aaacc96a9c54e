// Made by toolwright generate. Do not edit: change the catalog instead.
/** What callers send. */
export type ListServiceLevelsArguments = {
  /** Only levels that carry this gross weight in kilograms. */
  weight_kg?: ListServiceLevelsArgumentsWeightKg | undefined;
};

/** Gross weight in kilograms. */
export type ListServiceLevelsArgumentsWeightKg = number;

/** What the handler is given. */
export type ListServiceLevelsInput = ListServiceLevelsArguments;

/** What the handler answers. */
export type ListServiceLevelsOutput = {
  /** Slowest first. */
  service_levels: readonly {
    service_level: ListServiceLevelsOutputServiceLevel;
    /** Its name in an offer. */
    title: string;
    /** What it is for. */
    description: string;
    /** Road kilometres in a working day. */
    km_per_day: number;
    /** Working days added to those of the road. */
    handling_days: number;
    /** Percent of the freight added; negative is a discount. */
    supplement_percent: number;
    /** Heaviest shipment in kilograms. */
    max_weight_kg: number;
    /** Longest road distance in kilometres. */
    max_distance_km: number;
  }[];
};

/** Service level, slowest first. */
export type ListServiceLevelsOutputServiceLevel = "economy" | "standard" | "express";
