import * as ajvFormats from "ajv-formats/dist/formats.js";
import { describe, expect, it } from "vitest";
import { allFormats } from "../../validation/all-formats.ts";
import { fc } from "../support/chance.ts";

const seed = Number(process.env.TEST_SEED ?? 20_261_122);
const numRuns = Number(process.env.TEST_RUNS ?? 40_000);

type Check = (text: string) => boolean;

/** ajv-formats' own check of a format. */
function reference(name: string): Check {
  const format: unknown = Reflect.get(ajvFormats.fullFormats, name);
  if (format instanceof RegExp) return (text) => format.test(text);
  if (typeof format === "function") return format as Check;
  return Reflect.get(Object(format), "validate") as Check;
}

function ours(name: string): Check {
  const format = allFormats[name];
  if (typeof format !== "function") throw new Error(`${name} is no format of strings`);
  return format;
}

const two = (max: number): fc.Arbitrary<string> => fc.nat({ max }).map((number) => String(number).padStart(2, "0"));
const date = fc
  .tuple(fc.oneof(fc.nat({ max: 9999 }), fc.constantFrom(1900, 2000, 2023, 2024)), two(14), two(33))
  .map(([year, month, day]) => `${String(year).padStart(4, "0")}-${month}-${day}`);
const zone = fc.oneof(
  fc.constantFrom("Z", "z", "", "+", "-00", "+0000"),
  fc.tuple(fc.constantFrom("+", "-"), two(25), fc.constantFrom(":", ""), two(61)).map((parts) => parts.join("")),
);
const fraction = fc.oneof(
  fc.constantFrom("", ".", ".0", ".999", `.${"9".repeat(20)}`),
  fc.nat().map((digits) => `.${digits}`),
);
const time = fc
  .tuple(two(25), two(61), fc.oneof(two(62), fc.constantFrom("59", "60", "61")), fraction, zone)
  .map(([hour, minute, second, rest, end]) => `${hour}:${minute}:${second}${rest}${end}`);
const separator = fc.constantFrom("T", "t", " ", "\t", "\u00a0", "\u2003", "\u2028", "\ufeff", "\u180e", "", "TT");
const dateTime = fc.tuple(date, separator, time).map((parts) => parts.join(""));
const sign = fc.oneof(fc.constantFrom(..."0123456789-:+.Tz Z\n\u00a0٣é"), fc.string({ minLength: 1, maxLength: 1 }));

/** A text with one character changed, put in or taken out, up to three times. */
function mutated(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const edit = fc.tuple(fc.nat({ max: 40 }), fc.constantFrom("change", "insert", "remove"), sign);
  return fc.tuple(texts, fc.array(edit, { maxLength: 3 })).map(([text, edits]) =>
    edits.reduce((now, [place, kind, char]) => {
      const at = now.length === 0 ? 0 : place % (now.length + 1);
      return now.slice(0, at) + (kind === "remove" ? "" : char) + now.slice(kind === "insert" ? at : at + 1);
    }, text),
  );
}

describe("dates and times read by character codes", () => {
  it.each([
    ["date", date],
    ["time", time],
    ["iso-time", time],
    ["date-time", dateTime],
    ["iso-date-time", dateTime],
  ] as const)("give exactly the verdicts of ajv-formats: %s", (name, texts) => {
    const check = ours(name);
    const wanted = reference(name);
    let accepted = 0;
    fc.assert(
      fc.property(mutated(texts), (text) => {
        const want = wanted(text);
        accepted += want ? 1 : 0;
        if (check(text) !== want) throw new Error(`${JSON.stringify(text)} should be ${want}`);
      }),
      { numRuns, seed },
    );
    // Else the texts would show nothing.
    expect(accepted).toBeGreaterThan(numRuns / 500);
  });

  it("accept a leap second at 23:59 UTC in any zone, and nowhere else", () => {
    const texts = ["23:59:60Z", "00:59:60+01:00", "18:59:60-05:00", "22:59:60Z", "23:59:60+01:00", "23:59:61Z", "24:59:30+01:00"];
    expect(texts.filter(ours("time"))).toEqual(texts.filter(reference("time")));
    expect(texts.filter(ours("time"))).toEqual(["23:59:60Z", "00:59:60+01:00", "18:59:60-05:00", "24:59:30+01:00"]);
  });
});

describe("the format url", () => {
  const part = fc.constantFrom(
    "http://",
    "https://",
    "ftp://",
    "a",
    "1",
    ":",
    "@",
    "/",
    ".",
    "-",
    "com",
    "127.0.0.1",
    "10.0.0.1",
    "example.com",
    ":80",
    " ",
    "é",
    "::",
    "user:word@",
  );
  const texts = fc.array(part, { maxLength: 9 }).map((parts) => parts.join(""));

  it("gives the verdicts of ajv-formats without its quadratic time", () => {
    const check = ours("url");
    const wanted = reference("url");
    fc.assert(
      fc.property(
        fc.oneof(
          texts,
          texts.map((text) => `http://${text}example.com/x`),
        ),
        (text) => check(text) === wanted(text),
      ),
      { numRuns, seed },
    );
  });

  it("still finds the part of the expression that it replaces", () => {
    expect(String(Reflect.get(ajvFormats.fullFormats, "url"))).toContain("(?:\\S+(?::\\S*)?@)?");
  });
});

describe("every other format", () => {
  const names = Object.keys(allFormats).filter(
    (name) => typeof allFormats[name] === "function" && typeof Reflect.get(ajvFormats.fullFormats, name) !== "boolean",
  );

  it.each(names)("is ajv-formats' own: %s", (name) => {
    const seen = [
      "",
      "a",
      "a@b.co",
      "example.com",
      "::1",
      "1.2.3.4",
      "P1D",
      "/a/b",
      "#/a",
      "0/a",
      "aGk=",
      "^a$",
      "http://a.b/c",
      "{a}",
      "123e4567-e89b-12d3-a456-426614174000",
    ];
    expect(seen.filter(ours(name))).toEqual(seen.filter(reference(name)));
  });
});
