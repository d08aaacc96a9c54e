/** The data set: reproducible, of the promised size, and in agreement with itself. */

import { describe, expect, it } from "vitest";
import { buildDataSet } from "../../../demo/build/build-data-set.ts";
import { rowAt } from "../../../demo/data-set.ts";
import { dataSetDigest } from "../../../demo/recipe.ts";
import { isWorkday, now } from "../../../demo/rules/calendar.ts";
import { servedCountries } from "../../../demo/rules/countries.ts";
import { greatCircleKm } from "../../../demo/rules/distance.ts";
import { vehicleClasses } from "../../../demo/rules/vehicle-classes.ts";
import { digestOf } from "../../../demo/store.ts";

const data = buildDataSet();
const { shipments } = data;
const rows = shipments.booked.map((_, row) => row);

describe("the demo's data set", () => {
  it("comes out the same twice, and carries the digest that recipe.ts names", () => {
    const first = digestOf(JSON.stringify(data));
    expect(digestOf(JSON.stringify(buildDataSet()))).toBe(first);
    expect(dataSetDigest, "the builder changed: put this digest into demo/recipe.ts").toBe(first);
  });

  it("holds twelve thousand shipments, 27 depots, 486 vehicles and 540 drivers", () => {
    expect({
      shipments: shipments.booked.length,
      depots: data.depots.length,
      vehicles: data.vehicles.length,
      drivers: data.drivers.length,
      customers: data.customers.length,
    }).toEqual({ shipments: 12_000, depots: 27, vehicles: 486, drivers: 540, customers: 240 });
  });

  it("gives every column the same length", () => {
    expect(new Set(Object.values(shipments).map((column: readonly number[]) => column.length))).toEqual(new Set([12_000]));
  });

  it("serves places whose names are unique in their country", () => {
    const names = data.places.map((place) => `${place.country} ${place.city}`);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(data.places.map((place) => place.country))).toEqual(new Set(servedCountries));
  });

  it("keeps depots at least 80 kilometres apart", () => {
    const depots = data.depots.map((index) => rowAt(data.places, index));
    const pairs = depots.flatMap((left, at) => depots.slice(at + 1).map((right) => greatCircleKm(left, right)));
    expect(Math.min(...pairs)).toBeGreaterThanOrEqual(80);
  });

  it("books shipments in ascending order, on working days, none in the future", () => {
    expect(shipments.booked).toEqual([...shipments.booked].sort((left, right) => left - right));
    expect(shipments.booked.filter((minute) => minute > now || !isWorkday(minute))).toEqual([]);
  });

  it("lets every shipment go through its steps in order", () => {
    const steps = [shipments.collected, shipments.departed, shipments.arrived, shipments.out, shipments.delivered];
    const disordered = rows.filter((row) => {
      const times = [0, ...steps.map((step) => rowAt(step, row))];
      return times.some((time, at) => at > 0 && time <= (times[at - 1] ?? 0));
    });
    expect(disordered).toEqual([]);
  });

  it("sends no shipment to where it comes from", () => {
    expect(rows.filter((row) => shipments.from[row] === shipments.to[row])).toEqual([]);
  });

  it("gives a reason to what is late, and none to what is not", () => {
    const wrong = rows.filter((row) => {
      const isLate = rowAt(shipments.delivered, row) > rowAt(shipments.promised, row);
      return rowAt(shipments.cancelled, row) === 0 && isLate !== rowAt(shipments.reason, row) > 0;
    });
    expect(wrong).toEqual([]);
  });

  it("loads no vehicle above its payload, and leaves nothing on the road without one", () => {
    const loads = data.vehicles.map(() => 0);
    for (const row of rows) {
      const vehicle = rowAt(shipments.vehicle, row);
      if (vehicle !== -1) loads[vehicle] = rowAt(loads, vehicle) + rowAt(shipments.weightKg, row);
    }
    const overloaded = loads.filter((kg, vehicle) => kg > rowAt([...vehicleClasses], rowAt(data.vehicles, vehicle).class).payloadKg);
    expect(overloaded).toEqual([]);
    const walking = rows.filter((row) => {
      const at = (column: readonly number[]): number => rowAt(shipments.booked, row) + rowAt(column, row);
      const isHauled = at(shipments.collected) <= now && now < at(shipments.arrived);
      return isHauled && rowAt(shipments.cancelled, row) === 0 && rowAt(shipments.vehicle, row) === -1;
    });
    expect(walking).toEqual([]);
  });

  it("opens cases in order, only for shipments that broke their promise", () => {
    expect(data.cases.length).toBeGreaterThan(200);
    expect(data.cases.map((each) => each.opened)).toEqual(data.cases.map((each) => each.opened).sort((left, right) => left - right));
    expect(data.cases.filter((each) => rowAt(shipments.delivered, each.shipment) <= rowAt(shipments.promised, each.shipment))).toEqual([]);
    expect(data.cases.filter((each) => each.opened > now || each.closed > now)).toEqual([]);
  });

  it("names nobody: a driver is a number, a depot and hours", () => {
    expect(new Set(data.drivers.flatMap((driver) => Object.keys(driver)))).toEqual(new Set(["depot", "vehicle", "days", "sinceBreak"]));
  });
});
