import { ToolError } from "toolwright/contract";
import { findAvailable, findPlace, largestLoad, openDesk, suggestPlaces } from "../../demo/index.ts";
import type { Handler } from "../../generated/tools.ts";

export const handler: Handler<"find_available_vehicles"> = async (input) => {
  const desk = openDesk();
  const near = findPlace(desk, input.near);
  if (near === undefined) {
    throw new ToolError("PLACE_NOT_SERVED", `${input.near.city} (${input.near.country}) is not served. ${suggestPlaces(desk, input.near)}`);
  }
  const most = largestLoad(input.vehicle_class);
  if (input.weight_kg > most.payloadKg || input.pallets > most.pallets) {
    throw new ToolError("LOAD_NOT_CARRIED", `At most ${most.payloadKg} kg and ${most.pallets} pallets fit one vehicle. Split the load.`);
  }
  const vehicles = findAvailable(desk, {
    near,
    weightKg: input.weight_kg,
    pallets: input.pallets,
    maxDistanceKm: input.max_distance_km,
    ...(input.vehicle_class === undefined ? {} : { vehicleClass: input.vehicle_class }),
  });
  return { vehicles: vehicles.slice(0, input.limit), total: vehicles.length };
};
