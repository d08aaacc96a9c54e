/** Loads shipments that are on the road now on vehicles: one country a vehicle, never above its payload. */

import { type PlaceRow, rowAt, type VehicleRow } from "../data-set.ts";
import { now } from "../rules/calendar.ts";
import { greatCircleKm } from "../rules/distance.ts";
import { type VehicleClass, vehicleClasses } from "../rules/vehicle-classes.ts";
import type { Timeline } from "./timeline.ts";

interface Ground {
  readonly places: readonly PlaceRow[];
  readonly depots: readonly number[];
  readonly vehicles: readonly VehicleRow[];
}

export interface Load {
  readonly from: number;
  readonly to: number;
  readonly weightKg: number;
  readonly times: Timeline;
}

interface Hold {
  kg: number;
  heading: string;
}

/** @returns The index of the vehicle that carries a load now; -1 when it lies in a depot, is not collected, or is delivered. */
export function createLoader(ground: Ground): (load: Load) => number {
  const holds: Hold[] = ground.vehicles.map((vehicle) => ({
    kg: rowAt<VehicleClass>(vehicleClasses, vehicle.class).payloadKg,
    heading: "",
  }));
  const nearest = ground.places.map((place) =>
    ground.depots
      .map((depot, index) => ({ index, km: greatCircleKm(place, ground.places[depot] ?? place) }))
      .sort((left, right) => left.km - right.km || left.index - right.index)
      .map(({ index }) => index),
  );
  const byDepot = ground.depots.map((_, depot) => ground.vehicles.flatMap((vehicle, index) => (vehicle.depot === depot ? [index] : [])));

  return ({ from, to, weightKg, times }) => {
    const hauling = times.collected <= now && now < times.arrived;
    const delivering = times.out <= now && now < times.delivered;
    if (!hauling && !delivering) return -1;
    const heading = hauling ? (ground.places[to]?.country ?? "") : `local ${to}`;
    const fits = (index: number, wanted: string): boolean => holds[index]?.heading === wanted && (holds[index]?.kg ?? 0) >= weightKg;
    for (const depot of nearest[hauling ? from : to] ?? []) {
      const vehicles = byDepot[depot] ?? [];
      const chosen = vehicles.find((index) => fits(index, heading)) ?? vehicles.find((index) => fits(index, ""));
      const hold = chosen === undefined ? undefined : holds[chosen];
      if (chosen === undefined || hold === undefined) continue;
      hold.kg -= weightKg;
      hold.heading = heading;
      return chosen;
    }
    return -1;
  };
}
