/** Every requirement is proven by a test that names it or that it names, and every exception has a reason. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type Requirement, requirements } from "./requirements.ts";

const here = fileURLToPath(new URL("./", import.meta.url));
const tests = readdirSync(here, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".test.ts") && path !== "coverage.test.ts")
  .map((path) => readFileSync(here + path, "utf8"));
const areas = [...new Set(requirements.map(({ id }) => id.split(".", 1)[0] ?? ""))];
/** As tests write it: `(call.reply-exactly-once)`. */
const cited = new Set(
  tests.flatMap((text) => [...text.matchAll(new RegExp(`\\(((?:${areas.join("|")})\\.[a-z-]+)\\)["'\`]`, "g"))].map(([, id = ""]) => id)),
);

function wayOf({ id, by, except }: Requirement): readonly string[] {
  return [cited.has(id) ? "cited" : "", by === undefined ? "" : "names its test", except === undefined ? "" : "excepted"].filter(
    (way) => way !== "",
  );
}

describe("the requirements", () => {
  it("are each proven, or excepted with a reason", () => {
    expect(requirements.filter((requirement) => wayOf(requirement).length === 0).map(({ id }) => id)).toEqual([]);
  });

  it("are not excepted where a test proves them", () => {
    expect(requirements.filter(({ id, by, except }) => except !== undefined && (by !== undefined || cited.has(id)))).toEqual([]);
    expect(requirements.filter(({ except }) => except !== undefined && except.length < 40)).toEqual([]);
  });

  it("name only tests that exist", () => {
    const lost = requirements.filter(
      ({ by }) => by !== undefined && !(existsSync(here + by[0]) && readFileSync(here + by[0], "utf8").includes(by[1])),
    );
    expect(lost.map(({ id, by }) => `${id}: no "${by?.[1]}" in test/${by?.[0]}`)).toEqual([]);
  });

  it("have each its own id and sentence", () => {
    expect(new Set(requirements.map(({ id }) => id)).size).toBe(requirements.length);
    expect(requirements.filter(({ id, says }) => !/^[a-z]+\.[a-z-]+$/.test(id) || !says.endsWith("."))).toEqual([]);
  });

  it("are all that tests cite", () => {
    const known = new Set(requirements.map(({ id }) => id));
    expect([...cited].filter((id) => !known.has(id))).toEqual([]);
  });
});
