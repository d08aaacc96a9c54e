import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openEmitCache } from "../../../generator/disk/emit-cache.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "toolwright-cache-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (fingerprint = "one", maxBytes?: number) =>
  openEmitCache({ folder, fingerprint, ...(maxBytes === undefined ? {} : { maxBytes }) });
const texts = (types: string) => ({ ok: true as const, types, js: "j", dts: "d" });
const path = () => join(folder, "emit.cache");

describe("the emit cache", () => {
  it("gives back in the next run what was kept in this one", () => {
    const first = open();
    first.set("a", texts("Größe"));
    first.set("b", { ok: false, reason: "no" });
    first.save();
    expect(open().get("a")).toEqual(texts("Größe"));
    expect(open().get("b")).toEqual({ ok: false, reason: "no" });
    expect(open().get("c")).toBeUndefined();
  });

  it("is void for another generator", () => {
    const first = open();
    first.set("a", texts("t"));
    first.save();
    expect(open("two").get("a")).toBeUndefined();
  });

  it("loses no more than the entry whose bytes were altered", () => {
    const first = open();
    first.set("a", texts("first"));
    first.set("b", texts("second"));
    first.save();
    writeFileSync(path(), readFileSync(path(), "utf8").replace("second", "sec0nd"));
    expect(open().get("a")).toEqual(texts("first"));
    expect(open().get("b")).toBeUndefined();
  });

  it.each([0, 1, 20, 200])("survives a file cut to %i bytes", (length) => {
    const first = open();
    first.set("a", texts("x".repeat(500)));
    first.save();
    truncateSync(path(), length);
    expect(open().get("a")).toBeUndefined();
  });

  it.each([
    "",
    "{}\n",
    "null\n",
    '{"format":1,"fingerprint":"one","entries":[1,null]}\n',
    '{"format":1,"fingerprint":"one","entries":[["a","b",-5]]}\n',
  ])("survives a file that says %j", (content) => {
    writeFileSync(path(), content);
    expect(open().get("a")).toBeUndefined();
  });

  it("leaves out the least recently used beyond its limit", () => {
    const first = open("one", 650);
    for (const name of ["a", "b", "c"]) first.set(name, texts(name.repeat(250)));
    first.get("a");
    first.save();
    const second = open("one", 650);
    expect([second.get("a"), second.get("b"), second.get("c")].map((found) => found !== undefined)).toEqual([true, false, true]);
  });

  it("writes nothing when nothing was added", () => {
    const first = open();
    first.set("a", texts("t"));
    first.save();
    const before = statSync(path()).mtimeMs;
    const second = open();
    second.get("a");
    second.save();
    expect(statSync(path()).mtimeMs).toBe(before);
  });

  it("is silent about a folder that cannot be written", () => {
    writeFileSync(join(folder, "file"), "");
    const cache = openEmitCache({ folder: join(folder, "file", "below"), fingerprint: "one" });
    cache.set("a", texts("t"));
    expect(() => cache.save()).not.toThrow();
    expect(cache.get("a")).toEqual(texts("t"));
  });
});
