import { ToolError } from "toolwright/contract";
import {
  addWorkdays,
  chargeableKg,
  chargesOf,
  type Desk,
  dateText,
  findPlace,
  largestLoad,
  minutesPerDay,
  openDesk,
  type Place,
  type PlaceRow,
  placeOf,
  promisedAt,
  roadKm,
  serviceLevelOf,
  suggestPlaces,
  timeText,
  today,
} from "../../demo/index.ts";
import type { Handler } from "../../generated/tools.ts";

const validDays = 14;

function servedPlace(desk: Desk, wanted: Place): PlaceRow {
  const found = findPlace(desk, wanted);
  if (found !== undefined) return found;
  throw new ToolError("PLACE_NOT_SERVED", `${wanted.city} (${wanted.country}) is not served. ${suggestPlaces(desk, wanted)}`);
}

export const handler: Handler<"quote_shipment"> = async (input) => {
  const desk = openDesk();
  const from = servedPlace(desk, input.from);
  const to = servedPlace(desk, input.to);
  const level = serviceLevelOf(input.service_level);
  const { pallets: mostPallets } = largestLoad();
  if (input.weight_kg > level.maxWeightKg || input.pallets > mostPallets) {
    throw new ToolError(
      "LOAD_NOT_CARRIED",
      `${level.title} carries up to ${level.maxWeightKg} kg and ${mostPallets} pallets in one shipment.`,
    );
  }
  const distanceKm = roadKm(from, to);
  if (distanceKm > level.maxDistanceKm) {
    throw new ToolError("LANE_NOT_OFFERED", `${level.title} is offered up to ${level.maxDistanceKm} km; this lane has ${distanceKm} km.`);
  }

  const load = { weightKg: input.weight_kg, pallets: input.pallets };
  const charges = chargesOf({ ...load, distanceKm, level, dangerousGoods: input.dangerous_goods, tailLift: input.tail_lift });
  return {
    from: placeOf(from),
    to: placeOf(to),
    distance_km: distanceKm,
    chargeable_kg: chargeableKg(load),
    charges,
    total_cents: charges.reduce((sum, line) => sum + line.amount_cents, 0),
    currency: "EUR",
    promised_by: timeText(promisedAt(level, distanceKm, addWorkdays(today, 1))),
    valid_until: dateText(today + validDays * minutesPerDay),
  };
};
