/** What pages point at exists: links, tests, commands, targets. */

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { handwrittenPages, linksOf, readPage, root } from "./markdown.ts";

const pages = handwrittenPages();

describe.each(pages)("%s", (page) => {
  const text = readPage(page);

  it("links only to what exists", () => {
    expect(linksOf(text).filter((target) => !existsSync(join(root, dirname(page), target)))).toEqual([]);
  });

  it("names only files of this repository that exist", () => {
    const named = [...text.matchAll(/`((?:test|runtime|generator|contract|cli|client|messages|scripts|validation|docs)\/[\w./-]+)`/g)].map(
      ([, path = ""]) => path,
    );
    expect(named.filter((path) => !existsSync(root + path))).toEqual([]);
  });

  it("speaks of this project alone", () => {
    expect(text).not.toMatch(/\/(work|tmp|home|root)\/|\bTODO\b/);
  });
});

describe("make and npm (house.same-commands)", () => {
  const targets = [...readFileSync(`${root}Makefile`, "utf8").matchAll(/^([a-z]+):.*##/gm)].map(([, name = ""]) => name);
  const { scripts } = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as { readonly scripts: Readonly<Record<string, string>> };

  it("know each other's commands by the same names", () => {
    expect(targets.filter((name) => name !== "help" && scripts[name] === undefined)).toEqual([]);
  });

  it("have a target for each command that is not a part of another", () => {
    expect(Object.keys(scripts).filter((name) => !name.includes(":") && !targets.includes(name))).toEqual([]);
  });

  it("run in CI what README.md tells a newcomer to run", () => {
    expect(readFileSync(`${root}.github/workflows/ci.yml`, "utf8")).toContain("make ci");
    expect(readFileSync(`${root}.ci/run`, "utf8")).toMatch(/make test\b/);
  });
});
