/** The classes of vehicle in the fleet: one table. */

export type VehicleClassCode = "van" | "rigid" | "articulated";

export interface VehicleClass {
  readonly code: VehicleClassCode;
  readonly payloadKg: number;
  /** Euro pallets side by side. */
  readonly pallets: number;
  /** Vehicles of this class at every depot. */
  readonly perDepot: number;
}

/** Smallest first. */
export const vehicleClasses = [
  { code: "van", payloadKg: 1_200, pallets: 4, perDepot: 5 },
  { code: "rigid", payloadKg: 7_500, pallets: 16, perDepot: 7 },
  { code: "articulated", payloadKg: 24_000, pallets: 33, perDepot: 6 },
] as const satisfies readonly VehicleClass[];
