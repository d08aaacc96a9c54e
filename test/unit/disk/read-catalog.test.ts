import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Reporter } from "../../../generator/diagnostics/reporter.ts";
import { decode, readCatalog } from "../../../generator/disk/read-catalog.ts";
import { brief } from "../../support/catalog-text.ts";

let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "read-catalog-"));
});

afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

const pathsOf = async () => (await readCatalog(root, "catalog")).value.map((file) => file.path);

describe("reading a catalog folder", () => {
  it("gives the catalog files in order, relative to the project, whatever else lies there", async () => {
    for (const path of [
      "b/z.tool.yaml",
      "b/a.json",
      "a.yml",
      "Z.yaml",
      "readme.md",
      ".hidden.yaml",
      ".git/x.yaml",
      "node_modules/x/y.json",
      "a.yaml.bak",
    ])
      write(`catalog/${path}`, "a: 1\n");
    write("other/x.yaml", "a: 1\n");
    expect(await pathsOf()).toEqual(["catalog/Z.yaml", "catalog/a.yml", "catalog/b/a.json", "catalog/b/z.tool.yaml"]);
  });

  it("says that the folder does not exist", async () => {
    expect(brief((await readCatalog(root, "catalog")).diagnostics)).toEqual(["FILE_UNREADABLE error catalog:0:0"]);
  });

  it("refuses links that lead out of the folder and follows those within it, round trips excepted", async () => {
    write("secret/key.yaml", "a: 1\n");
    write("catalog/real/a.yaml", "a: 1\n");
    symlinkSync(join(root, "secret/key.yaml"), join(root, "catalog/key.yaml"));
    symlinkSync(join(root, "secret"), join(root, "catalog/secret"));
    symlinkSync(join(root, "catalog/real"), join(root, "catalog/linked"));
    symlinkSync(join(root, "catalog"), join(root, "catalog/real/loop"));
    symlinkSync(join(root, "nowhere.yaml"), join(root, "catalog/dangling.yaml"));
    const { value, diagnostics } = await readCatalog(root, "catalog");
    expect(value.map((file) => file.path)).toEqual(["catalog/linked/a.yaml", "catalog/real/a.yaml"]);
    expect(brief(diagnostics).sort()).toEqual([
      "FILE_OUTSIDE_CATALOG error catalog/key.yaml:0:0",
      "FILE_OUTSIDE_CATALOG error catalog/secret:0:0",
      "FILE_UNREADABLE error catalog/dangling.yaml:0:0",
    ]);
  });

  it("reads nothing of a folder with more files than its limit", async () => {
    for (const name of ["a", "b", "c"]) write(`catalog/${name}.yaml`, "a: 1\n");
    expect((await readCatalog(root, "catalog", 3)).value).toHaveLength(3);
    const { value, diagnostics } = await readCatalog(root, "catalog", 2);
    expect(value).toEqual([]);
    expect(brief(diagnostics)).toEqual(["FILE_TOO_MANY error catalog:0:0"]);
  });

  it("names a file that is too large or no UTF-8 and reads the others", async () => {
    write("catalog/a.yaml", "a: 1\n");
    write("catalog/big.yaml", "x".repeat(1_048_577));
    write("catalog/latin.yaml", Uint8Array.from([...Buffer.from("a: b\nc: gr"), 0xfc, 0x6e]));
    const { value, diagnostics } = await readCatalog(root, "catalog");
    expect(value.map((file) => file.path)).toEqual(["catalog/a.yaml"]);
    expect(brief(diagnostics)).toEqual(["FILE_TOO_LARGE error catalog/big.yaml:0:0", "FILE_NOT_UTF8 error catalog/latin.yaml:2:6"]);
  });
});

describe("decoding", () => {
  it("drops a byte order mark and keeps every other character", () => {
    const reporter = new Reporter();
    expect(decode("a", Buffer.from("\uFEFFa: \u{1f600}\r\n"), reporter)?.text).toBe("a: \u{1f600}\r\n");
    expect(reporter.diagnostics).toEqual([]);
  });

  it.each([
    [[0xff, 0xfe, 0x61, 0x00]],
    [[0x61, 0x00, 0x3a, 0x00]],
    [[0x00, 0x61, 0x00, 0x3a]],
    [[0xc0, 0xaf]],
    [[0xed, 0xa0, 0x80]],
    [[0xf4, 0x90, 0x80, 0x80]],
    [[0x61, 0xe2, 0x82]],
  ])("refuses the bytes %j", (bytes) => {
    const reporter = new Reporter();
    expect(decode("a", Uint8Array.from(bytes), reporter)).toBeUndefined();
    expect(reporter.diagnostics.map(({ code }) => code)).toEqual(["FILE_NOT_UTF8"]);
  });
});
