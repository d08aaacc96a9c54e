/** What the tariff tools answer: prices that add up, levels that carry, places people can spell. */

import { describe, expect, it } from "vitest";
import { handler as findPlaces } from "../../../../handlers/tariffs/find_places.ts";
import { handler as listLevels } from "../../../../handlers/tariffs/list_service_levels.ts";
import { handler as quoteShipment } from "../../../../handlers/tariffs/quote_shipment.ts";
import { toolContext } from "./call.ts";

const context = toolContext();
const lane = {
  from: { city: "Hamburg", country: "DE" },
  to: { city: "Lyon", country: "FR" },
  weight_kg: 300,
  pallets: 1,
  service_level: "standard" as const,
  dangerous_goods: false,
  tail_lift: false,
};

describe("quote_shipment", () => {
  it("adds its lines up, and dates promise and validity from the next working day", async () => {
    const quote = await quoteShipment(lane, context);
    expect(quote.total_cents).toBe(quote.charges.reduce((sum, line) => sum + line.amount_cents, 0));
    expect(quote).toMatchObject({ distance_km: 1_131, chargeable_kg: 300, promised_by: "2026-03-25T17:00:00Z", valid_until: "2026-04-02" });
  });

  it("orders the levels by price as by speed", async () => {
    const totals = await Promise.all(
      (["economy", "standard", "express"] as const).map(
        async (service_level) => (await quoteShipment({ ...lane, service_level }, context)).total_cents,
      ),
    );
    expect(totals).toEqual([...totals].sort((left, right) => left - right));
  });

  it("takes names without accents and answers with the real ones", async () => {
    const quote = await quoteShipment({ ...lane, to: { city: "LODZ", country: "PL" } }, context);
    expect(quote.to).toEqual({ city: "Łódź", country: "PL" });
  });

  it.each([
    ["a town in another country", { to: { city: "Lyon", country: "DE" } }, "PLACE_NOT_SERVED"],
    ["more than express carries", { service_level: "express" as const, weight_kg: 2_501 }, "LOAD_NOT_CARRIED"],
    ["more pallets than a floor has", { pallets: 34 }, "LOAD_NOT_CARRIED"],
    [
      "express over 1,500 km",
      { service_level: "express" as const, from: { city: "Toulouse", country: "FR" }, to: { city: "Warsaw", country: "PL" } },
      "LANE_NOT_OFFERED",
    ],
  ])("refuses %s", async (_, changed, code) => {
    await expect(quoteShipment({ ...lane, ...changed }, context)).rejects.toMatchObject({ code });
  });
});

describe("list_service_levels", () => {
  it("gives all three, and fewer for what express cannot carry", async () => {
    const codes = async (input: { weight_kg?: number }) =>
      (await listLevels(input, context)).service_levels.map((level) => level.service_level);
    expect(await codes({})).toEqual(["economy", "standard", "express"]);
    expect(await codes({ weight_kg: 2_500 })).toEqual(["economy", "standard", "express"]);
    expect(await codes({ weight_kg: 2_501 })).toEqual(["economy", "standard"]);
    await expect(codes({ weight_kg: 24_001 })).rejects.toMatchObject({ code: "LOAD_NOT_CARRIED" });
  });
});

describe("find_places", () => {
  it("puts names that start with the text first, then the largest", async () => {
    const { places } = await findPlaces({ text: "ber", limit: 10 }, context);
    expect(places[0]).toEqual({ city: "Berlin", country: "DE" });
  });

  it("stays in one country when asked, and finds nothing for punctuation", async () => {
    expect((await findPlaces({ text: "an", country: "NL", limit: 50 }, context)).places.filter((place) => place.country !== "NL")).toEqual(
      [],
    );
    expect(await findPlaces({ text: "--", limit: 10 }, context)).toEqual({ places: [], total: 0 });
  });
});
