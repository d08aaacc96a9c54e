import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { packageFolder, packageSource } from "../../../cli/package-source.ts";
import { editorSchemasOf } from "../../../cli/templates/editor-schema.ts";
import { generatorVersion } from "../../../generator/version.ts";

let dir = "";
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "toolwright-source-"));
});
afterEach(() => rmSync(dir, { recursive: true }));

function put(path: string, content: unknown): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), JSON.stringify(content));
}

const resolvedTo = (resolved: string) => put("node_modules/.package-lock.json", { packages: { "node_modules/toolwright": { resolved } } });
const installed = () => packageSource(join(dir, "node_modules/toolwright"), join(dir, "my-tools"));

describe("what a new project takes toolwright from", () => {
  it("is the checkout that runs", () => {
    expect(packageSource(join(dir, "checkout"), join(dir, "a/b"))).toEqual({ spec: "file:../../checkout", isKnown: true });
    expect(packageFolder()).toBe(join(import.meta.dirname, "../../.."));
  });

  it("is the tarball that was installed, as long as it is there", () => {
    resolvedTo("file:../toolwright%20packed.tgz");
    expect(installed()).toEqual({ spec: generatorVersion, isKnown: false });
    resolvedTo("file:packed/toolwright.tgz");
    put("packed/toolwright.tgz", "");
    expect(installed()).toEqual({ spec: "file:../packed/toolwright.tgz", isKnown: true });
  });

  it("is the version of a registry's package, and the address of any other", () => {
    resolvedTo("https://registry.example/toolwright/-/toolwright-0.1.0.tgz");
    expect(installed()).toEqual({ spec: generatorVersion, isKnown: true });
    resolvedTo("git+ssh://git@example.com/toolwright.git#0a1b2c");
    expect(installed()).toEqual({ spec: "git+ssh://git@example.com/toolwright.git#0a1b2c", isKnown: true });
  });

  it("is what package.json asks for where there is no lock, and likely the registry where nothing says", () => {
    expect(installed()).toEqual({ spec: generatorVersion, isKnown: false });
    put("package.json", { devDependencies: { toolwright: "file:toolwright.tgz" } });
    put("toolwright.tgz", "");
    expect(installed()).toEqual({ spec: "file:../toolwright.tgz", isKnown: true });
    put("package.json", { dependencies: { toolwright: "^0.1.0" } });
    expect(installed()).toEqual({ spec: generatorVersion, isKnown: true });
  });
});

describe("where editors find the schemas", () => {
  it("is the nearest installed package, else the package itself where it is the project, else where npm will put it", () => {
    expect(editorSchemasOf(join(dir, "a"), join(dir, "elsewhere"))).toBe("node_modules/toolwright/contract/schemas");
    expect(editorSchemasOf(join(dir, "a"), join(dir, "a"))).toBe("contract/schemas");
    put("node_modules/toolwright/contract/schemas/x.json", {});
    expect(editorSchemasOf(join(dir, "a/b"), join(dir, "a"))).toBe("../../node_modules/toolwright/contract/schemas");
  });
});
