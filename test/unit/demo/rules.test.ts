/** The company's rules: distances, working days, prices and driving hours. */

import { describe, expect, it } from "vitest";
import { readPlaces } from "../../../demo/build/places.ts";
import { randomFrom } from "../../../demo/random.ts";
import { addWorkdays, dateText, isWorkday, minuteOfDate, now, timeText, weekdayOf } from "../../../demo/rules/calendar.ts";
import { greatCircleKm, localRunKm, roadKm } from "../../../demo/rules/distance.ts";
import { settle } from "../../../demo/rules/driving-hours.ts";
import { promisedAt, serviceLevelOf, serviceLevels, transitWorkdays } from "../../../demo/rules/service-levels.ts";
import { chargeableKg, chargesOf } from "../../../demo/rules/tariff.ts";
import { fc } from "../../support/chance.ts";

const places = readPlaces();
function town(city: string): { latitude: number; longitude: number } {
  const found = places.find((place) => place.city === city);
  if (found === undefined) throw new Error(`${city} is not served`);
  return found;
}

describe("distances", () => {
  // Well-known distances between city centres, in kilometres.
  it.each([
    ["Paris", "Lyon", 392, 465],
    ["Berlin", "Hamburg", 255, 289],
    ["Berlin", "Munich", 504, 585],
    ["Vienna", "Prague", 251, 330],
    ["Warsaw", "Kraków", 252, 295],
    ["Brussels", "Paris", 264, 310],
    ["Köln", "Frankfurt am Main", 152, 190],
    ["Amsterdam", "Brussels", 173, 210],
  ])("from %s to %s: within 2 %% of the great circle and 9 %% of the road", (from, to, circle, road) => {
    expect(Math.abs(greatCircleKm(town(from), town(to)) / circle - 1)).toBeLessThan(0.02);
    expect(Math.abs(roadKm(town(from), town(to)) / road - 1)).toBeLessThan(0.09);
  });

  it("are the same both ways and never below a local run", () => {
    expect(roadKm(town("Lyon"), town("Paris"))).toBe(roadKm(town("Paris"), town("Lyon")));
    expect(roadKm(town("Lyon"), town("Lyon"))).toBe(localRunKm);
  });

  it("hold for antipodes, where rounding leaves the sine above one", () => {
    expect(Math.round(greatCircleKm({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 }))).toBe(20_015);
  });
});

describe("the calendar", () => {
  it("stands still on a Thursday at noon", () => {
    expect(timeText(now)).toBe("2026-03-19T12:00:00Z");
    expect(weekdayOf(now)).toBe(3);
  });

  it("skips the weekend, also when it starts there", () => {
    expect(dateText(addWorkdays(minuteOfDate("2026-03-20"), 1))).toBe("2026-03-23");
    expect(dateText(addWorkdays(minuteOfDate("2026-03-21"), 0))).toBe("2026-03-23");
    expect(dateText(addWorkdays(minuteOfDate("2026-03-21"), 1))).toBe("2026-03-24");
  });

  it("always lands on a working day", () => {
    fc.assert(
      fc.property(fc.integer({ min: 29_000_000, max: 30_000_000 }), fc.nat(30), (minute, count) => isWorkday(addWorkdays(minute, count))),
    );
  });
});

describe("service levels", () => {
  it("promise 600 km by standard in two working days, by five in the afternoon", () => {
    const level = serviceLevelOf("standard");
    expect(transitWorkdays(level, 600)).toBe(2);
    expect(transitWorkdays(level, 601)).toBe(3);
    expect(timeText(promisedAt(level, 600, minuteOfDate("2026-03-19")))).toBe("2026-03-23T17:00:00Z");
  });

  it("never promise later by a faster level", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4_000 }), (km) => {
        const days = serviceLevels.map((level) => transitWorkdays(level, km));
        return days.every((each, at) => at === 0 || each <= (days[at - 1] ?? 0));
      }),
    );
  });
});

describe("the tariff", () => {
  const consignment = {
    weightKg: 300,
    pallets: 1,
    distanceKm: 500,
    level: serviceLevelOf("standard"),
    dangerousGoods: false,
    tailLift: false,
  };
  const total = (changed: Partial<typeof consignment>): number =>
    chargesOf({ ...consignment, ...changed }).reduce((sum, line) => sum + line.amount_cents, 0);

  it("prices 300 kg over 500 km line by line", () => {
    expect(chargesOf(consignment)).toEqual([
      { charge: "base_fee", amount_cents: 1_800 },
      { charge: "freight", amount_cents: 10_500 },
      { charge: "fuel", amount_cents: 1_418 },
    ]);
  });

  it("charges a light pallet for its floor and a letter for fifty kilograms", () => {
    expect(chargeableKg({ weightKg: 10, pallets: 2 })).toBe(500);
    expect(chargeableKg({ weightKg: 10, pallets: 0 })).toBe(50);
  });

  it("charges 450 kg as 500 kg of the next band, where that is cheaper", () => {
    expect(total({ weightKg: 450 })).toBe(total({ weightKg: 500 }));
  });

  it("never lets more weight or a longer lane cost less", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 24_000 }),
        fc.integer({ min: 1, max: 2_000 }),
        fc.integer({ min: 10, max: 3_000 }),
        (kg, more, km) => {
          expect(total({ weightKg: kg + more, distanceKm: km })).toBeGreaterThanOrEqual(total({ weightKg: kg, distanceKm: km }));
          expect(total({ weightKg: kg, distanceKm: km + more })).toBeGreaterThanOrEqual(total({ weightKg: kg, distanceKm: km }));
        },
      ),
    );
  });

  it("adds flat charges for dangerous goods and a tail lift, and takes off for economy", () => {
    expect(total({ dangerousGoods: true, tailLift: true }) - total({})).toBe(7_000);
    expect(total({ level: serviceLevelOf("economy") })).toBe(total({}) - 1_575);
  });
});

describe("driving hours", () => {
  const lastWeek = [480, 480, 480, 480, 480, 0, 0];

  it("leave the rest of ten hours while an extension is left", () => {
    expect(settle({ days: [...lastWeek, 500, 300], sinceBreak: 100 }, 8)).toEqual({
      drivenToday: 300,
      dailyLimit: 600,
      drivenThisWeek: 800,
      drivenInFortnight: 3_200,
      extendedDays: 0,
      remainingToday: 300,
      untilBreak: 170,
      broken: [],
    });
  });

  it("fall back to nine hours after two extended days", () => {
    const account = settle({ days: [...lastWeek, 590, 600, 541], sinceBreak: 0 }, 9);
    expect(account.dailyLimit).toBe(540);
    expect(account.extendedDays).toBe(3);
    expect(account.broken).toEqual(["daily_limit"]);
    expect(account.remainingToday).toBe(0);
  });

  it("end at 56 hours a week and 90 in two", () => {
    expect(settle({ days: [0, 0, 0, 0, 0, 0, 0, 560, 560, 540, 540, 540, 540, 100] }, 13).broken).toEqual(["weekly_limit"]);
    expect(settle({ days: [560, 560, 540, 540, 540, 540, 60, 540, 540, 540, 450] }, 10).broken).toEqual(["fortnight_limit"]);
  });

  it("want a break after four and a half hours, not one minute before", () => {
    expect(settle({ days: [...lastWeek, 270], sinceBreak: 270 }, 7)).toMatchObject({ untilBreak: 0, broken: [] });
    expect(settle({ days: [...lastWeek, 271], sinceBreak: 271 }, 7)).toMatchObject({ untilBreak: 0, broken: ["break_overdue"] });
  });

  it("say nothing of breaks on days past, and count no later day", () => {
    const account = settle({ days: [...lastWeek, 300, 400, 500] }, 8);
    expect(account.untilBreak).toBeUndefined();
    expect(account.drivenThisWeek).toBe(700);
  });

  it("never leave more than the day, the week or the fortnight has", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(700), { minLength: 14, maxLength: 14 }), fc.integer({ min: 7, max: 13 }), (days, day) => {
        const account = settle({ days }, day);
        expect(account.remainingToday).toBeGreaterThanOrEqual(0);
        expect(account.remainingToday + account.drivenToday <= 600 || account.remainingToday === 0).toBe(true);
      }),
    );
  });
});

describe("randomness", () => {
  it("draws the same from one seed and other things from another", () => {
    const draw = (seed: string): number[] => {
      const random = randomFrom(seed);
      return Array.from({ length: 5 }, () => random.below(1_000_000));
    };
    expect(draw("a")).toEqual(draw("a"));
    expect(draw("a")).not.toEqual(draw("b"));
  });

  it("spreads evenly enough and keeps its bounds", () => {
    const random = randomFrom("spread");
    const counts = Array.from({ length: 10 }, () => 0);
    for (let at = 0; at < 100_000; at++) {
      const drawn = random.below(10);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(9_600);
    expect(Math.max(...counts)).toBeLessThan(10_400);
  });

  it("follows weights, and refuses to choose from nothing", () => {
    const random = randomFrom("weights");
    expect(Array.from({ length: 100 }, () => random.weighted([0, 5, 0]))).toEqual(Array.from({ length: 100 }, () => 1));
    expect(() => random.weighted([0, 0])).toThrow(RangeError);
  });
});
