/** The data set at rest: stored once, read back, built anew when it is missing, damaged or another builder's. */

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildDataSet } from "../../../demo/build/build-data-set.ts";
import { dataSetDigest } from "../../../demo/recipe.ts";
import { loadDataSet } from "../../../demo/store.ts";

const dataSet = buildDataSet();
let builds = 0;
const build = () => {
  builds++;
  return dataSet;
};

let root = "";
const pathOf = (): string => join(root, ".toolwright/demo/data-set.ndjson");

beforeEach(() => {
  builds = 0;
  root = mkdtempSync(join(tmpdir(), "demo-store-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("the stored data set", () => {
  it("is written at the first load, two lines and nothing beside", () => {
    loadDataSet(root, build);
    const lines = readFileSync(pathOf(), "utf8").split("\n");
    expect(JSON.parse(lines[0] ?? "")).toEqual({ format: 1, digest: dataSetDigest });
    expect(lines).toHaveLength(3);
    expect(readdirSync(join(root, ".toolwright/demo"))).toEqual(["data-set.ndjson"]);
  });

  it("is read, not written, at the second load, and means the same", () => {
    loadDataSet(root, build);
    expect(loadDataSet(root, build)).toEqual(dataSet);
    expect(builds).toBe(1);
  });

  it.each([
    ["cut short", (text: string) => text.slice(0, text.length / 2)],
    ["empty", () => ""],
    ["changed in one digit", (text: string) => text.replace("48.85341", "48.85342")],
    ["of another format", (text: string) => text.replace('"format":1', '"format":0')],
    ["of another builder", (text: string) => text.replace(dataSetDigest, "0".repeat(64))],
  ])("is built anew when the file is %s", (_, spoil) => {
    loadDataSet(root, build);
    const whole = readFileSync(pathOf(), "utf8");
    const spoilt = spoil(whole);
    expect(spoilt).not.toBe(whole);
    writeFileSync(pathOf(), spoilt);
    expect(loadDataSet(root, build)).toBe(dataSet);
    expect(builds).toBe(2);
    expect(readFileSync(pathOf(), "utf8")).toBe(whole);
  });

  it("lives in memory only where nothing can be written", () => {
    const file = join(root, "no-folder");
    writeFileSync(file, "");
    expect(loadDataSet(file, build).shipments.booked).toHaveLength(12_000);
    expect(loadDataSet(undefined, build).shipments.booked).toHaveLength(12_000);
    expect(existsSync(pathOf())).toBe(false);
  });
});
