import { ToolError } from "toolwright/contract";
import { serviceLevels } from "../../demo/index.ts";
import type { Handler } from "../../generated/tools.ts";

export const handler: Handler<"list_service_levels"> = async (input) => {
  const weight = input.weight_kg ?? 0;
  const levels = serviceLevels.filter((level) => level.maxWeightKg >= weight);
  if (levels.length === 0) {
    const most = Math.max(...serviceLevels.map((level) => level.maxWeightKg));
    throw new ToolError("LOAD_NOT_CARRIED", `One shipment carries up to ${most} kg; ${weight} kg need several.`);
  }
  return {
    service_levels: levels.map((level) => ({
      service_level: level.code,
      title: level.title,
      description: level.description,
      km_per_day: level.kmPerDay,
      handling_days: level.handlingDays,
      supplement_percent: level.supplementPercent,
      max_weight_kg: level.maxWeightKg,
      max_distance_km: level.maxDistanceKm,
    })),
  };
};
