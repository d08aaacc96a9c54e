// Made by toolwright generate. Do not edit: change the catalog instead.
/** What callers send. */
export type FindAvailableVehiclesArguments = {
  /** The town where the load waits. */
  near: FindAvailableVehiclesArgumentsPlace;
  weight_kg: FindAvailableVehiclesArgumentsWeightKg;
  /** Default: 1. */
  pallets?: FindAvailableVehiclesArgumentsPallets | undefined;
  /** Only vehicles of this class. */
  vehicle_class?: FindAvailableVehiclesArgumentsVehicleClass | undefined;
  /**
   * Farthest road distance from the vehicle's depot.
   * Default: 150.
   */
  max_distance_km?: number | undefined;
  /**
   * Largest number of vehicles returned.
   * Default: 5.
   */
  limit?: number | undefined;
};

export type FindAvailableVehiclesArgumentsPlace = {
  /** Name of the town, such as "Lyon"; case and accents do not matter. */
  city: string;
  /** ISO 3166-1 alpha-2 country code, such as "FR". */
  country: string;
};

/** Gross weight in kilograms. */
export type FindAvailableVehiclesArgumentsWeightKg = number;

/** Number of euro pallets. */
export type FindAvailableVehiclesArgumentsPallets = number;

/** Class of vehicle, smallest first. */
export type FindAvailableVehiclesArgumentsVehicleClass = "van" | "rigid" | "articulated";

/** What the handler is given: the arguments with defaults filled in. */
export type FindAvailableVehiclesInput = {
  /** The town where the load waits. */
  near: FindAvailableVehiclesInputPlace;
  weight_kg: FindAvailableVehiclesInputWeightKg;
  /** Default: 1. */
  pallets: FindAvailableVehiclesInputPallets;
  /** Only vehicles of this class. */
  vehicle_class?: FindAvailableVehiclesInputVehicleClass;
  /**
   * Farthest road distance from the vehicle's depot.
   * Default: 150.
   */
  max_distance_km: number;
  /**
   * Largest number of vehicles returned.
   * Default: 5.
   */
  limit: number;
};

export type FindAvailableVehiclesInputPlace = {
  /** Name of the town, such as "Lyon"; case and accents do not matter. */
  city: string;
  /** ISO 3166-1 alpha-2 country code, such as "FR". */
  country: string;
};

/** Gross weight in kilograms. */
export type FindAvailableVehiclesInputWeightKg = number;

/** Number of euro pallets. */
export type FindAvailableVehiclesInputPallets = number;

/** Class of vehicle, smallest first. */
export type FindAvailableVehiclesInputVehicleClass = "van" | "rigid" | "articulated";

/** What the handler answers. */
export type FindAvailableVehiclesOutput = {
  /** Nearest first, then the smallest that fits. */
  vehicles: readonly {
    vehicle_id: FindAvailableVehiclesOutputVehicleId;
    vehicle_class: FindAvailableVehiclesOutputVehicleClass;
    /** Kilograms it can still take. */
    free_payload_kg: number;
    depot_id: FindAvailableVehiclesOutputDepotId;
    /** Where it stands. */
    depot: FindAvailableVehiclesOutputPlace;
    distance_km: FindAvailableVehiclesOutputDistanceKm;
    driver_id: FindAvailableVehiclesOutputDriverId;
    /** Minutes its driver may still drive today. */
    driver_minutes_left: FindAvailableVehiclesOutputMinutes;
  }[];
  /** How many there are in all. */
  total: number;
};

/** Vehicle, such as "VEH-0007". */
export type FindAvailableVehiclesOutputVehicleId = string;

/** Class of vehicle, smallest first. */
export type FindAvailableVehiclesOutputVehicleClass = "van" | "rigid" | "articulated";

/** Depot, such as "DEP-07". */
export type FindAvailableVehiclesOutputDepotId = string;

export type FindAvailableVehiclesOutputPlace = {
  /** Name of the town, such as "Lyon"; case and accents do not matter. */
  city: string;
  /** ISO 3166-1 alpha-2 country code, such as "FR". */
  country: string;
};

/** Estimated road distance in kilometres. */
export type FindAvailableVehiclesOutputDistanceKm = number;

/** Driver, by number only, such as "DRV-0007". */
export type FindAvailableVehiclesOutputDriverId = string;

/** A length of time in minutes. */
export type FindAvailableVehiclesOutputMinutes = number;
