/** Every package in package.json has one line of reason in docs/dependencies.md, and the other way round. */

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readPage, root } from "./markdown.ts";

const manifest = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as Record<string, Record<string, string> | undefined>;
const [, atRunTime = "", toDevelop = ""] = readPage("docs/dependencies.md").split(/^## .*$/m);
const rowsOf = (section: string): string[] => [...section.matchAll(/^\| `([^`]+)` \| (.{15,}) \|$/gm)].map(([, name = ""]) => name);

describe("docs/dependencies.md (house.dependencies)", () => {
  it("gives a reason for each package that is shipped, and for no other", () => {
    const shipped = { ...manifest.dependencies, ...manifest.peerDependencies, ...manifest.optionalDependencies };
    expect(rowsOf(atRunTime)).toEqual(Object.keys(shipped).sort());
  });

  it("gives a reason for each package of development, and for no other", () => {
    expect(rowsOf(toDevelop)).toEqual(Object.keys(manifest.devDependencies ?? {}).sort());
  });

  it("needs no install script, and lets none run", () => {
    const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, "utf8")) as {
      packages: Record<string, { hasInstallScript?: boolean }>;
    };
    const scripted = Object.keys(packages).filter((path) => packages[path]?.hasInstallScript === true);
    const names = new Set(scripted.map((path) => path.replace(/^.*node_modules\//, "")));
    // esbuild's mends an install without its optional binary; @scarf/scarf's counts downloads of a tool we only test with.
    expect([...names].filter((name) => name !== "esbuild" && name !== "@scarf/scarf")).toEqual([]);
    expect(readFileSync(`${root}.npmrc`, "utf8")).toContain("ignore-scripts=true");
  });
});
