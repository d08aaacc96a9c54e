import { describe, expect, it } from "vitest";
import { complete } from "../../../../handlers/prompts/explain_delay.ts";
import { handler as listLate } from "../../../../handlers/shipments/list_late_shipments.ts";
import { toolContext } from "./call.ts";

describe("the prompt explain_delay", () => {
  it("offers shipments that are late, and those alone that begin as typed", async () => {
    const late = await listLate({ min_late_minutes: 1, limit: 50 }, toolContext());
    const all = await complete.shipment_id("", {}, toolContext());
    const some = await complete.shipment_id("shp-000", {}, toolContext());
    expect(all.length).toBe(late.total);
    expect(some.every((id) => id.startsWith("SHP-000") && all.includes(id))).toBe(true);
  });
});
