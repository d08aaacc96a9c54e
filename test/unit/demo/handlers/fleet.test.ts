/** What the fleet tools answer: who may drive, what stands free, what fits. */

import { beforeEach, describe, expect, it } from "vitest";
import { accountOf, idOf, openDesk, rowAt, rowOf } from "../../../../demo/index.ts";
import { handler as assignVehicle } from "../../../../handlers/fleet/assign_vehicle.ts";
import { handler as findVehicles } from "../../../../handlers/fleet/find_available_vehicles.ts";
import { handler as getDriverHours } from "../../../../handlers/fleet/get_driver_hours.ts";
import { handler as listViolations } from "../../../../handlers/fleet/list_hours_violations.ts";
import { handler as trackShipment } from "../../../../handlers/shipments/track_shipment.ts";
import { toolContext } from "./call.ts";

const context = toolContext();
const desk = openDesk();
const lyon = { near: { city: "lyon", country: "FR" }, weight_kg: 1_000, pallets: 1, max_distance_km: 150, limit: 20 };

beforeEach(() => desk.changes.clear());

describe("get_driver_hours", () => {
  it("gives today when no day is named, and Monday without a word of breaks", async () => {
    expect(await getDriverHours({ driver_id: "DRV-0001" }, context)).toMatchObject({ date: "2026-03-19", until_break_minutes: 98 });
    const monday = await getDriverHours({ driver_id: "DRV-0001", date: "2026-03-16" }, context);
    expect(monday).not.toHaveProperty("until_break_minutes");
    expect(monday.driven_this_week_minutes).toBe(monday.driven_today_minutes);
  });

  it("adds up the week day by day", async () => {
    const days = await Promise.all(
      ["2026-03-16", "2026-03-17", "2026-03-18", "2026-03-19"].map((date) => getDriverHours({ driver_id: "DRV-0042", date }, context)),
    );
    expect(days.at(-1)?.driven_this_week_minutes).toBe(days.reduce((sum, day) => sum + day.driven_today_minutes, 0));
  });

  it("leaves the vehicle out for a reserve driver", async () => {
    expect(await getDriverHours({ driver_id: "DRV-0540" }, context)).not.toHaveProperty("vehicle_id");
  });

  it.each(["2026-03-15", "2026-03-20"])("keeps no hours for %s", async (date) => {
    await expect(getDriverHours({ driver_id: "DRV-0001", date }, context)).rejects.toMatchObject({
      code: "DAY_NOT_RECORDED",
      message: `No hours are kept for ${date}, only for 2026-03-16 to 2026-03-19.`,
    });
  });
});

describe("list_hours_violations", () => {
  it("lists exactly the drivers whose own account shows a broken rule", async () => {
    const listed = await listViolations({ date: "2026-03-18", limit: 100 }, context);
    const expected = desk.data.drivers.flatMap((_, row) => (accountOf(desk, row, 9).broken.length > 0 ? [idOf("DRV", row)] : []));
    expect(listed.violations.map((each) => each.driver_id)).toEqual(expected);
    expect(expected.length).toBeGreaterThan(1);
  });

  it("continues after the last driver of the page before", async () => {
    const whole = await listViolations({ date: "2026-03-18", limit: 100 }, context);
    const first = await listViolations({ date: "2026-03-18", limit: 1 }, context);
    const rest = await listViolations({ date: "2026-03-18", limit: 100, after_driver_id: first.violations[0]?.driver_id ?? "" }, context);
    expect(first.more).toBe(true);
    expect([...first.violations, ...rest.violations]).toEqual(whole.violations);
  });
});

describe("find_available_vehicles", () => {
  it("offers only what stands free, fits, is near and may be driven, nearest first", async () => {
    const { vehicles, total } = await findVehicles(lyon, context);
    expect(total).toBeGreaterThan(0);
    for (const each of vehicles) {
      expect(each.free_payload_kg).toBeGreaterThanOrEqual(1_000);
      expect(each.distance_km).toBeLessThanOrEqual(150);
      expect(each.driver_minutes_left).toBeGreaterThan(0);
      expect(desk.loadOfVehicle.has(rowOf("VEH", each.vehicle_id, 486) ?? -1)).toBe(false);
    }
    expect(vehicles.map((each) => each.distance_km)).toEqual(vehicles.map((each) => each.distance_km).sort((left, right) => left - right));
  });

  it("takes assigned freight off the payload", async () => {
    const wish = { ...lyon, vehicle_class: "rigid" as const };
    const before = (await findVehicles(wish, context)).vehicles.find((each) => each.vehicle_id === "VEH-0282");
    await assignVehicle({ shipment_id: "SHP-011670", vehicle_id: "VEH-0282" }, context);
    const after = (await findVehicles(wish, context)).vehicles.find((each) => each.vehicle_id === "VEH-0282");
    expect((before?.free_payload_kg ?? 0) - (after?.free_payload_kg ?? 0)).toBe(876);
  });

  it("helps with a misspelt town and refuses what fits nowhere", async () => {
    await expect(findVehicles({ ...lyon, near: { city: "Lyn", country: "FR" } }, context)).rejects.toMatchObject({
      code: "PLACE_NOT_SERVED",
    });
    await expect(findVehicles({ ...lyon, near: { city: "Frankfurt", country: "DE" } }, context)).rejects.toMatchObject({
      message: expect.stringContaining("Did you mean Frankfurt am Main (DE)"),
    });
    await expect(findVehicles({ ...lyon, vehicle_class: "van", pallets: 5 }, context)).rejects.toMatchObject({ code: "LOAD_NOT_CARRIED" });
  });
});

describe("assign_vehicle", () => {
  const assign = (shipment_id: string, vehicle_id: string) => assignVehicle({ shipment_id, vehicle_id }, context);

  it("shows in tracking and changes nothing when repeated", async () => {
    const first = await assign("SHP-011670", "VEH-0282");
    expect(await assign("SHP-011670", "VEH-0282")).toEqual(first);
    expect(await trackShipment({ shipment_id: "SHP-011670", include_events: false }, context)).toMatchObject({ vehicle_id: "VEH-0282" });
  });

  it("refuses a vehicle on the road and more than it can take beside the rest", async () => {
    const busy = idOf("VEH", [...desk.loadOfVehicle.keys()][0] ?? -1);
    await expect(assign("SHP-011670", busy)).rejects.toMatchObject({ code: "VEHICLE_UNAVAILABLE" });
    await assign("SHP-011670", "VEH-0282");
    desk.changes.set(11_670, { vehicle: 281 });
    desk.changes.set(11_671, { vehicle: 281 });
    const heavy = desk.undelivered.find((row) => row > 11_672 && rowAt(desk.data.shipments.weightKg, row) > 7_500) ?? -1;
    await expect(assign(idOf("SHP", heavy), "VEH-0282")).rejects.toMatchObject({ code: "PAYLOAD_EXCEEDED" });
  });
});
