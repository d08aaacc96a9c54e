// Made by toolwright generate. Do not edit: change the catalog instead.
/** What callers send. */
export type LocateVehicleArguments = {
  vehicle_id: LocateVehicleArgumentsVehicleId;
};

/** Vehicle, such as "VEH-0007". */
export type LocateVehicleArgumentsVehicleId = string;

/** What the handler is given. */
export type LocateVehicleInput = LocateVehicleArguments;

/** What the handler answers. */
export type LocateVehicleOutput = {
  vehicle_id: LocateVehicleOutputVehicleId;
  /** Degrees, WGS 84. */
  latitude: number;
  /** Degrees, WGS 84. */
  longitude: number;
  /** Kilometres an hour. */
  speed_kmh: number;
  /** When the vehicle reported it. */
  reported_at: LocateVehicleOutputTime;
};

/** Vehicle, such as "VEH-0007". */
export type LocateVehicleOutputVehicleId = string;

/** A point in time, UTC, such as "2026-03-19T12:00:00Z". */
export type LocateVehicleOutputTime = string;
