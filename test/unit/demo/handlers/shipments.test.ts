/** What the shipment tools answer about real rows of the data set. */

import { beforeEach, describe, expect, it } from "vitest";
import { idOf, openDesk, rowOf, timesOf } from "../../../../demo/index.ts";
import { handler as cancelShipment } from "../../../../handlers/shipments/cancel_shipment.ts";
import { handler as findShipments } from "../../../../handlers/shipments/find_shipments.ts";
import { handler as listLate } from "../../../../handlers/shipments/list_late_shipments.ts";
import { handler as measurePunctuality } from "../../../../handlers/shipments/measure_punctuality.ts";
import { handler as rescheduleDelivery } from "../../../../handlers/shipments/reschedule_delivery.ts";
import { handler as trackShipment } from "../../../../handlers/shipments/track_shipment.ts";
import { toolContext } from "./call.ts";

const context = toolContext();
const desk = openDesk();
const track = (shipment_id: string, include_events = false) => trackShipment({ shipment_id, include_events }, context);
const withStatus = (status: string): string => idOf("SHP", desk.undelivered.find((row) => timesOf(desk, row).status === status) ?? -1);

beforeEach(() => desk.changes.clear());

describe("track_shipment", () => {
  it("tells SHP-000001 delivered, without events unless asked", async () => {
    expect(await track("SHP-000001")).toMatchObject({ status: "delivered", late_minutes: 0 });
    expect(await track("SHP-000001")).not.toHaveProperty("events");
  });

  it("ends the events of every shipment at its status, oldest first", async () => {
    const last = { booked: "booked", collected: "collected", in_transit: "departed", out_for_delivery: "out_for_delivery" };
    for (const [status, event] of Object.entries(last)) {
      const { events = [] } = await track(withStatus(status), true);
      expect({ status, last: events.at(-1)?.event }).toEqual({ status, last: event });
      expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).sort());
    }
  });

  it.each(["SHP-000000", "SHP-012001", "SHP-999999"])("does not know %s", async (id) => {
    await expect(track(id)).rejects.toMatchObject({ code: "SHIPMENT_NOT_FOUND" });
  });

  it("knows the last one", async () => {
    expect(await track("SHP-012000")).toMatchObject({ shipment_id: "SHP-012000", status: "booked" });
  });
});

describe("find_shipments", () => {
  it("gives all shipments of a reference, the latest booking first, cut at the limit", async () => {
    const found = await findShipments({ customer_id: "CUS-0008", customer_reference: "PO-747725", limit: 2 }, context);
    expect(found.shipments.map((each) => each.shipment_id)).toEqual(["SHP-000170", "SHP-000040"]);
    expect(found.total).toBe(3);
  });

  it("does not mix customers who use one number", async () => {
    const found = await findShipments({ customer_id: "CUS-0009", customer_reference: "PO-747725", limit: 10 }, context);
    expect(found).toEqual({ shipments: [], total: 0 });
  });

  it("filters by status after changes", async () => {
    const { customer_id, customer_reference } = await track("SHP-011670");
    await cancelShipment({ shipment_id: "SHP-011670", reason: "duplicate" }, context);
    const found = await findShipments({ customer_id, customer_reference, status: "cancelled", limit: 10 }, context);
    expect(found.shipments.map((each) => each.shipment_id)).toContain("SHP-011670");
  });
});

describe("list_late_shipments", () => {
  const list = (input: Partial<Parameters<typeof listLate>[0]>) => listLate({ min_late_minutes: 1, limit: 20, ...input }, context);

  it("gives every late shipment exactly once over its pages, the earliest promise first", async () => {
    const seen: { id: string; promised: string }[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const page = await list(cursor === undefined ? {} : { cursor });
      seen.push(...page.shipments.map((each) => ({ id: each.shipment_id, promised: each.promised_by })));
      cursor = page.next_cursor;
      pages++;
      expect(page.total).toBe(151);
    } while (cursor !== undefined);
    expect(pages).toBe(8);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(151);
    expect(seen.map(({ promised }) => promised)).toEqual(seen.map(({ promised }) => promised).sort());
  });

  it("keeps its place when the shipment at the cursor leaves the list", async () => {
    const whole = await list({ limit: 4 });
    const first = await list({ limit: 2 });
    const row = rowOf("SHP", first.shipments[1]?.shipment_id ?? "", 12_000) ?? -1;
    desk.changes.set(row, { cancelled: 1 });
    const second = await list({ limit: 2, ...(first.next_cursor === undefined ? {} : { cursor: first.next_cursor }) });
    expect(second.shipments.map((each) => each.shipment_id)).toEqual(whole.shipments.slice(2).map((each) => each.shipment_id));
  });

  it("filters by country, customer and delay", async () => {
    const french = await list({ country: "FR", min_late_minutes: 1_000, limit: 50 });
    expect(french.total).toBeGreaterThan(0);
    expect(french.shipments.filter((each) => each.to.country !== "FR" || each.late_minutes < 1_000)).toEqual([]);
    const theirs = await list({ customer_id: "CUS-0001", limit: 50 });
    expect(theirs.shipments.filter((each) => each.customer_id !== "CUS-0001")).toEqual([]);
  });

  it("names what is served when a country is not", async () => {
    await expect(list({ country: "CH" })).rejects.toMatchObject({
      code: "COUNTRY_NOT_SERVED",
      message: "Nothing is delivered in CH. Served are AT, BE, CZ, DE, FR, LU, NL, PL.",
    });
  });
});

describe("measure_punctuality", () => {
  const week = { from_date: "2026-02-02", to_date: "2026-02-06", group_by: "service_level" as const, pause_ms: 0 };

  it("counts the same deliveries whatever they are grouped by", async () => {
    const totals = await Promise.all(
      (["service_level", "country", "lane"] as const).map(async (group_by) => {
        const { groups } = await measurePunctuality({ ...week, group_by }, context);
        return { delivered: groups.reduce((sum, each) => sum + each.delivered, 0), late: groups.reduce((sum, each) => sum + each.late, 0) };
      }),
    );
    expect(totals[0]?.delivered).toBeGreaterThan(1_000);
    expect(totals[1]).toEqual(totals[0]);
    expect(totals[2]).toEqual(totals[0]);
  });

  it("tells how far it is, twelve times, upwards, to the end", async () => {
    const reports: number[] = [];
    await measurePunctuality(week, toolContext({ onProgress: ({ progress }) => reports.push(progress) }));
    expect(reports).toEqual(Array.from({ length: 12 }, (_, at) => (at + 1) * 1_000));
  });

  it("stops between two batches when the call is cancelled", async () => {
    const controller = new AbortController();
    const reports: number[] = [];
    const call = measurePunctuality(
      week,
      toolContext({
        signal: controller.signal,
        onProgress({ progress }) {
          reports.push(progress);
          if (progress === 3_000) controller.abort();
        },
      }),
    );
    await expect(call).rejects.toMatchObject({ name: "AbortError" });
    expect(reports).toEqual([1_000, 2_000, 3_000]);
  });

  it.each([
    ["2026-02-06", "2026-02-02"],
    ["2025-01-01", "2025-12-31"],
    ["2026-03-20", "2026-03-27"],
  ])("does not measure from %s to %s", async (from_date, to_date) => {
    await expect(measurePunctuality({ ...week, from_date, to_date }, context)).rejects.toMatchObject({ code: "PERIOD_NOT_COVERED" });
  });
});

describe("reschedule_delivery", () => {
  const reschedule = (shipment_id: string, date: string) => rescheduleDelivery({ shipment_id, date, window: "all_day" }, context);

  it("moves promise and expectation, as tracking shows", async () => {
    await reschedule("SHP-011672", "2026-03-25");
    expect(await track("SHP-011672")).toMatchObject({ promised_by: "2026-03-25T17:00:00Z", expected_at: "2026-03-25T14:00:00Z" });
  });

  it("takes a late shipment off the list of late ones", async () => {
    const id = withStatus("in_transit");
    expect((await track(id)).late_minutes).toBeGreaterThan(0);
    await reschedule(id, "2026-03-25");
    expect((await track(id)).late_minutes).toBe(0);
  });

  it("answers twice the same when it is asked twice", async () => {
    expect(await reschedule("SHP-011672", "2026-03-25")).toEqual(await reschedule("SHP-011672", "2026-03-25"));
  });

  it.each([
    ["a Saturday", "2026-03-28"],
    ["today", "2026-03-19"],
    ["a day before it can be there", "2026-03-20"],
    ["a day too far ahead", "2026-04-21"],
  ])("refuses %s and names what is possible", async (_, date) => {
    await expect(reschedule("SHP-011672", date)).rejects.toMatchObject({
      code: "DATE_NOT_POSSIBLE",
      message: expect.stringContaining("Possible are working days from 2026-03-2"),
    });
  });

  it("leaves what is delivered, cancelled or on the vehicle", async () => {
    await cancelShipment({ shipment_id: "SHP-011673", reason: "duplicate" }, context);
    await expect(reschedule("SHP-011673", "2026-03-25")).rejects.toMatchObject({ code: "SHIPMENT_CLOSED" });
    await expect(reschedule("SHP-000001", "2026-03-25")).rejects.toMatchObject({ code: "SHIPMENT_CLOSED" });
    await expect(reschedule(withStatus("out_for_delivery"), "2026-03-25")).rejects.toMatchObject({ code: "ALREADY_OUT_FOR_DELIVERY" });
  });
});

describe("cancel_shipment", () => {
  it("charges on the day of collection, not before, and never a duplicate", async () => {
    const cancel = (shipment_id: string, reason: "duplicate" | "customer_request") => cancelShipment({ shipment_id, reason }, context);
    expect(await cancel("SHP-011673", "duplicate")).toMatchObject({ fee_cents: 0 });
    expect(await cancel("SHP-011672", "customer_request")).toMatchObject({ fee_cents: 2_500 });
    expect(await cancel("SHP-012000", "customer_request")).toMatchObject({ fee_cents: 0 });
  });

  it("shows in tracking, with an event, and can be repeated", async () => {
    const first = await cancelShipment({ shipment_id: "SHP-011673", reason: "customer_request" }, context);
    expect(await cancelShipment({ shipment_id: "SHP-011673", reason: "customer_request" }, context)).toEqual(first);
    const tracked = await track("SHP-011673", true);
    expect(tracked).toMatchObject({ status: "cancelled", late_minutes: 0 });
    expect(tracked).not.toHaveProperty("expected_at");
    expect(tracked.events?.at(-1)?.event).toBe("cancelled");
  });

  it.each(["collected", "in_transit", "out_for_delivery"])("refuses what is %s", async (status) => {
    await expect(cancelShipment({ shipment_id: withStatus(status), reason: "duplicate" }, context)).rejects.toMatchObject({
      code: "ALREADY_COLLECTED",
    });
  });
});
