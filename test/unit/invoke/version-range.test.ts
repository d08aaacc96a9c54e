import { expect, it } from "vitest";
import { satisfies } from "../../../runtime/invoke/version-range.ts";

it.each([
  ["1.2.0", "1.2.0", true],
  ["1.2.0", "1.2.1", false],
  ["^1.2.0", "1.2.0", true],
  ["^1.2.0", "1.9.3", true],
  ["^1.2.0", "1.1.9", false],
  ["^1.2.0", "2.0.0", false],
  ["^0.2.3", "0.2.9", true],
  ["^0.2.3", "0.3.0", false],
  ["^0.0.3", "0.0.3", true],
  ["^0.0.3", "0.0.4", false],
  ["^0.0.0", "0.0.0", true],
  ["^1.2.0", "1.3.0-beta.1", false],
  ["^1.3.0-beta.1", "1.3.0-beta.1", true],
  ["1.2.0+build.7", "1.2.0", true],
  ["~1.2.0", "1.2.0", false],
  ["1", "1.0.0", false],
  ["", "1.0.0", false],
])("%s against a served %s is %s", (range, served, expected) => {
  expect(satisfies(range, served)).toBe(expected);
});
