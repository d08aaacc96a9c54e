// Made by toolwright generate. Do not edit: change the catalog instead.
/** What callers send. */
export type QuoteShipmentArguments = {
  /** Where it is collected. */
  from: QuoteShipmentArgumentsPlace;
  /** Where it is delivered. */
  to: QuoteShipmentArgumentsPlace;
  weight_kg: QuoteShipmentArgumentsWeightKg;
  /** Default: 1. */
  pallets?: QuoteShipmentArgumentsPallets | undefined;
  /** Default: "standard". */
  service_level?: QuoteShipmentArgumentsServiceLevel | undefined;
  /**
   * Whether the goods fall under ADR.
   * Default: false.
   */
  dangerous_goods?: boolean | undefined;
  /**
   * Whether a vehicle with a tail lift is needed.
   * Default: false.
   */
  tail_lift?: boolean | undefined;
};

export type QuoteShipmentArgumentsPlace = {
  /** Name of the town, such as "Lyon"; case and accents do not matter. */
  city: string;
  /** ISO 3166-1 alpha-2 country code, such as "FR". */
  country: string;
};

/** Gross weight in kilograms. */
export type QuoteShipmentArgumentsWeightKg = number;

/** Number of euro pallets. */
export type QuoteShipmentArgumentsPallets = number;

/** Service level, slowest first. */
export type QuoteShipmentArgumentsServiceLevel = "economy" | "standard" | "express";

/** What the handler is given: the arguments with defaults filled in. */
export type QuoteShipmentInput = {
  /** Where it is collected. */
  from: QuoteShipmentInputPlace;
  /** Where it is delivered. */
  to: QuoteShipmentInputPlace;
  weight_kg: QuoteShipmentInputWeightKg;
  /** Default: 1. */
  pallets: QuoteShipmentInputPallets;
  /** Default: "standard". */
  service_level: QuoteShipmentInputServiceLevel;
  /**
   * Whether the goods fall under ADR.
   * Default: false.
   */
  dangerous_goods: boolean;
  /**
   * Whether a vehicle with a tail lift is needed.
   * Default: false.
   */
  tail_lift: boolean;
};

export type QuoteShipmentInputPlace = {
  /** Name of the town, such as "Lyon"; case and accents do not matter. */
  city: string;
  /** ISO 3166-1 alpha-2 country code, such as "FR". */
  country: string;
};

/** Gross weight in kilograms. */
export type QuoteShipmentInputWeightKg = number;

/** Number of euro pallets. */
export type QuoteShipmentInputPallets = number;

/** Service level, slowest first. */
export type QuoteShipmentInputServiceLevel = "economy" | "standard" | "express";

/** What the handler answers. */
export type QuoteShipmentOutput = {
  /** Where it is collected. */
  from: QuoteShipmentOutputPlace;
  /** Where it is delivered. */
  to: QuoteShipmentOutputPlace;
  distance_km: QuoteShipmentOutputDistanceKm;
  /** Kilograms charged: the weight, at least 250 a pallet and 50 in all. */
  chargeable_kg: number;
  /** The lines of the price; lines of nothing are left out. */
  charges: readonly {
    /** What is charged. */
    charge: "base_fee" | "freight" | "service" | "fuel" | "dangerous_goods" | "tail_lift";
    /** Euro cents; negative for a discount. */
    amount_cents: QuoteShipmentOutputCents;
  }[];
  /** Sum of the lines in euro cents, before tax. */
  total_cents: QuoteShipmentOutputCents;
  /** Always euros. */
  currency: "EUR";
  /** The promise, if it were collected on the next working day. */
  promised_by: QuoteShipmentOutputTime;
  /** The last day on which the price holds. */
  valid_until: QuoteShipmentOutputDate;
};

export type QuoteShipmentOutputPlace = {
  /** Name of the town, such as "Lyon"; case and accents do not matter. */
  city: string;
  /** ISO 3166-1 alpha-2 country code, such as "FR". */
  country: string;
};

/** Estimated road distance in kilometres. */
export type QuoteShipmentOutputDistanceKm = number;

/** An amount in euro cents. */
export type QuoteShipmentOutputCents = number;

/** A point in time, UTC, such as "2026-03-19T12:00:00Z". */
export type QuoteShipmentOutputTime = string;

/** A day, such as "2026-03-19". */
export type QuoteShipmentOutputDate = string;
