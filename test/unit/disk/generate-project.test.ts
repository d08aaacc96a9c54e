import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type GenerateOptions, generateProject } from "../../../generator/disk/generate-project.ts";
import { treeOn, writeTree } from "../../support/compiled-project.ts";
import { positionOf } from "./positions.ts";

const toolYaml = (name: string, description = `Does ${name}.`) => `apiVersion: toolwright/v1
kind: Tool
name: ${name}
version: 1.0.0
description: ${description}
effects: read
scopes: [demo:read]
input: { type: object, additionalProperties: false }
output: { type: string, maxLength: 9, description: An answer. }
handler: { code: true }
`;

let projectDir = "";
beforeEach(() => {
  projectDir = mkdtempSync(join(tmpdir(), "toolwright-project-"));
  writeTree(projectDir, { "catalog/a.tool.yaml": toolYaml("a"), "catalog/b.tool.yaml": toolYaml("b") });
});
afterEach(() => rmSync(projectDir, { recursive: true }));

const run = (more: Partial<GenerateOptions> = {}) =>
  generateProject({
    projectDir,
    catalogDir: "catalog",
    generatedDir: "generated",
    handlersDir: "handlers",
    lenient: false,
    lint: {},
    ...more,
  });
const at = (path: string) => join(projectDir, path);
const written = async () => {
  const result = await run();
  return result.kind === "written" ? result.applied.written : result.kind;
};

describe("generating a project", () => {
  it("writes it, then finds nothing changed, and says again what it said", async () => {
    const first = await run();
    expect(first.kind).toBe("written");
    expect(existsSync(at("handlers/a.ts"))).toBe(true);
    const second = await run();
    expect(second.kind).toBe("unchanged");
    expect(first.diagnostics.map(positionOf)).toEqual([
      "LINT_EXAMPLE_MISSING catalog/a.tool.yaml:3",
      "LINT_EXAMPLE_MISSING catalog/b.tool.yaml:3",
    ]);
    expect(second.diagnostics).toEqual(first.diagnostics);
  });

  it("writes only what one changed tool changes", async () => {
    await run();
    const before = statSync(at("generated/validators/b.js")).mtimeMs;
    writeFileSync(at("catalog/a.tool.yaml"), toolYaml("a", "Does a, and better."));
    const changed = await written();
    expect(changed).toContain("catalog.json");
    expect(changed).not.toContain("validators/a.js");
    expect(statSync(at("generated/validators/b.js")).mtimeMs).toBe(before);
  });

  it.each([
    ["a generated file was edited", () => appendFileSync(at("generated/tools.ts"), "x"), ["tools.ts"]],
    ["a generated file was removed", () => rmSync(at("generated/types/a.ts")), ["types/a.ts"]],
    ["a handler was removed", () => rmSync(at("handlers/a.ts")), []],
    ["a stray appeared", () => writeFileSync(at("generated/types/c.ts"), "// Made by toolwright generate\n"), []],
  ])("mends it when %s", async (_, harm, expected) => {
    await run();
    harm();
    expect(await written()).toEqual(expected);
    expect(await written()).toBe("unchanged");
    expect(existsSync(at("handlers/a.ts"))).toBe(true);
    expect(existsSync(at("generated/types/c.ts"))).toBe(false);
  });

  it("looks again when its settings are others", async () => {
    await run();
    expect((await run({ lenient: true })).kind).toBe("written");
    expect((await run({ lint: { rules: { LINT_EXAMPLE_MISSING: "off" } } })).diagnostics).toEqual([]);
  });

  it("keeps what a broken file made before, and forgets it once the file is gone", async () => {
    await run();
    writeFileSync(at("catalog/a.tool.yaml"), "kind: Tool\nname: [");
    const broken = await run();
    expect(broken.diagnostics.some(({ severity }) => severity === "error")).toBe(true);
    expect(existsSync(at("generated/types/a.ts"))).toBe(true);
    expect(readFileSync(at("generated/tools.ts"), "utf8")).not.toContain('"a"');
    rmSync(at("catalog/a.tool.yaml"));
    const gone = await run();
    expect(existsSync(at("generated/types/a.ts"))).toBe(false);
    expect(existsSync(at("handlers/a.ts"))).toBe(true);
    expect(gone.diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toContain("warning HANDLER_ORPHANED");
  });

  it("gives the same bytes with a cold cache, a warm one and none", async () => {
    await run();
    const cold = treeOn(at("generated"));
    writeFileSync(at("catalog/c.tool.yaml"), toolYaml("c"));
    await run();
    rmSync(at("catalog/c.tool.yaml"));
    await run();
    expect(treeOn(at("generated"))).toEqual(cold);
    rmSync(at("generated"), { recursive: true });
    await run({ cache: false });
    expect(treeOn(at("generated"))).toEqual(cold);
  });

  it("mends what it wrote when the cache's texts are damaged", async () => {
    await run();
    const whole = treeOn(at("generated"));
    const [texts] = readdirSync(at(".toolwright/cache")).filter((name) => name.endsWith(".texts"));
    const path = at(`.toolwright/cache/${texts}`);
    writeFileSync(path, readFileSync(path, "utf8").replaceAll("export", "exp0rt"));
    rmSync(at("generated"), { recursive: true });
    expect((await run()).kind).toBe("written");
    expect(treeOn(at("generated"))).toEqual(whole);
  });

  it("survives a damaged record of the last run", async () => {
    await run();
    for (const content of ["", "{", "null", '{"key":1}']) {
      writeFileSync(at(".toolwright/cache/last-run.json"), content);
      expect(await written()).toEqual([]);
    }
  });

  it("changes nothing when it only checks", async () => {
    const result = await run({ check: true });
    expect(result.kind).toBe("checked");
    expect(result.diagnostics.map(({ code }) => code)).toContain("HANDLER_MISSING");
    expect(existsSync(at("generated"))).toBe(false);
    await run();
    const after = await run({ check: true });
    expect(after.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("tells how far it is", async () => {
    const steps: string[] = [];
    await run({ onProgress: ({ done, total, name }) => steps.push(`${done}/${total} ${name}`) });
    expect(steps).toEqual(["1/2 a", "2/2 b"]);
  });
});
