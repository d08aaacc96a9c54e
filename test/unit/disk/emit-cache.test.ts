import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type DiskEmitCache, openEmitCache } from "../../../generator/disk/emit-cache.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "toolwright-cache-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (fingerprint = "one", maxBytes?: number) =>
  openEmitCache({ folder, fingerprint, ...(maxBytes === undefined ? {} : { maxBytes }) });

/** Opens the cache for one use of it. */
function using<T>(use: (cache: DiskEmitCache) => T, fingerprint?: string, maxBytes?: number): T {
  const cache = open(fingerprint, maxBytes);
  const result = use(cache);
  cache.close();
  return result;
}

const keep = (texts: Readonly<Record<string, string>>, fingerprint?: string, maxBytes?: number) =>
  using(
    (cache) => {
      for (const [hash, text] of Object.entries(texts)) cache.set(hash, text);
    },
    fingerprint,
    maxBytes,
  );
const found = (...hashes: readonly string[]) => using((cache) => hashes.map((hash) => cache.get(hash)));
const textsPath = () => join(folder, readdirSync(folder).find((name) => name.endsWith(".texts")) ?? "");
const indexPath = () => join(folder, "emit.json");

describe("the emit cache", () => {
  it("gives back in the next run what was kept in this one", () => {
    keep({ a: "Größe", b: "" });
    expect(found("a", "b", "c")).toEqual(["Größe", "", undefined]);
  });

  it("gives back at once what was kept a moment ago", () => {
    expect(
      using((cache) => {
        cache.set("a", "first");
        cache.set("a", "second");
        return cache.get("a");
      }),
    ).toBe("second");
  });

  it("is void for another generator, and leaves nothing of the old one behind", () => {
    keep({ a: "old" });
    expect(using((cache) => cache.get("a"), "two")).toBeUndefined();
    keep({ b: "new" }, "two");
    expect(readdirSync(folder).filter((name) => name.endsWith(".texts"))).toHaveLength(1);
    expect(readFileSync(textsPath(), "utf8")).toBe("new");
  });

  it("loses no more than the text whose bytes were altered", () => {
    keep({ a: "first", b: "second" });
    writeFileSync(textsPath(), readFileSync(textsPath(), "utf8").replace("second", "sec0nd"));
    expect(found("a", "b")).toEqual(["first", undefined]);
  });

  it("loses no more than what stood beyond a cut", () => {
    keep({ a: "first", b: "second" });
    truncateSync(textsPath(), 7);
    expect(found("a", "b")).toEqual(["first", undefined]);
  });

  it.each([
    "",
    "{}",
    "null",
    "[",
    '{"format":2,"fingerprint":"one","turn":0,"places":[1,null]}',
    '{"format":2,"fingerprint":"one","turn":0,"places":[["a",-1,-5,"x"]]}',
    '{"format":2,"fingerprint":"one","turn":"../../x","places":[]}',
  ])("survives an index that says %j", (content) => {
    writeFileSync(indexPath(), content);
    expect(found("a")).toEqual([undefined]);
    keep({ a: "text" });
    expect(found("a")).toEqual(["text"]);
  });

  it("keeps the index of the run before when a run ends without closing", () => {
    keep({ a: "first" });
    open().set("b", "x".repeat(2_000_000));
    expect(found("a", "b")).toEqual(["first", undefined]);
  });

  it("leaves out the least recently used beyond its limit", () => {
    using(
      (cache) => {
        for (const name of ["a", "b", "c"]) cache.set(name, name.repeat(250));
        cache.get("a");
      },
      "one",
      600,
    );
    expect(found("a", "b", "c").map((text) => text !== undefined)).toEqual([true, false, true]);
  });

  it("grows by what is new, and starts anew when most of it is unused", () => {
    keep({ a: "1".repeat(1_000_000) });
    for (const round of [1, 2, 3, 4]) keep({ a: String(round).repeat(1_000_000) });
    expect(statSync(textsPath()).size).toBeLessThan(3_100_000);
    expect(found("a")[0]?.slice(0, 3)).toBe("444");
  });

  it("writes nothing when nothing was added", () => {
    keep({ a: "text" });
    const before = statSync(indexPath()).mtimeMs;
    expect(found("a")).toEqual(["text"]);
    expect(statSync(indexPath()).mtimeMs).toBe(before);
  });

  it("lays texts aside for one run, and leaves nothing of them", () => {
    const read = using((cache) => {
      const readers = ["Größe", "x".repeat(2_000_000), ""].map((text) => cache.lay(text));
      return readers.map((reader) => reader()?.length);
    });
    expect(read).toEqual([5, 2_000_000, 0]);
    expect(readdirSync(folder).filter((name) => name.startsWith("laid"))).toEqual([]);
  });

  it("is silent about a folder that cannot be made", () => {
    writeFileSync(join(folder, "file"), "");
    const cache = openEmitCache({ folder: join(folder, "file", "below"), fingerprint: "one" });
    cache.set("a", "text");
    expect(cache.get("a")).toBeUndefined();
    expect(cache.lay("text")()).toBeUndefined();
    expect(() => cache.close()).not.toThrow();
  });
});
