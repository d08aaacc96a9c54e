import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { GenerateOptions } from "../../../generator/disk/generate-run.ts";
import { treeOn, writeTree } from "../../support/compiled-project.ts";
import { generateIn, toolYaml } from "../../support/small-project.ts";
import { positionOf } from "./positions.ts";

let projectDir = "";
beforeEach(() => {
  projectDir = mkdtempSync(join(tmpdir(), "toolwright-project-"));
  writeTree(projectDir, { "catalog/a.tool.yaml": toolYaml("a"), "catalog/b.tool.yaml": toolYaml("b") });
});
afterEach(() => rmSync(projectDir, { recursive: true }));

const run = (more: Partial<GenerateOptions> = {}) => generateIn(projectDir, more);
const at = (path: string) => join(projectDir, path);
const written = async () => {
  const result = await run();
  return "applied" in result ? result.applied.written : result.kind;
};

const toolsIn = (path: string) => {
  const { tools } = JSON.parse(readFileSync(at(`generated/${path}`), "utf8")) as { tools: { name: string; description: string }[] };
  return tools.map(({ name, description }) => `${name} ${description}`);
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

  it("writes what the project asks for beside its catalog, finds it stale, and removes it when nobody asks any more", async () => {
    const beside = (content: string) => [{ path: "entry.json", content, ownership: "generated" as const }];
    await run({ beside: beside("1\n") });
    expect(readFileSync(at("generated/entry.json"), "utf8")).toBe("1\n");
    expect(await run({ beside: beside("1\n") })).toMatchObject({ kind: "unchanged" });
    writeFileSync(at("catalog/a.tool.yaml"), toolYaml("a", "Does a, and better."));
    expect(await run({ beside: beside("1\n") })).toMatchObject({ kind: "mended" });
    expect(await run({ beside: beside("2\n"), check: true })).toMatchObject({ plan: { write: [{ path: "entry.json" }, {}] } });
    expect(await run({ beside: beside("2\n") })).toMatchObject({ applied: { written: ["entry.json", "manifest.json"] } });
    expect(await run()).toMatchObject({ applied: { removed: ["entry.json"] } });
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

  it("keeps a broken file's tool as it last was, and generates the others", async () => {
    await run();
    const before = readFileSync(at("generated/types/a.ts"), "utf8");
    writeFileSync(at("catalog/a.tool.yaml"), "kind: Tool\nname: [");
    writeFileSync(at("catalog/b.tool.yaml"), toolYaml("b", "Does b, and better."));
    const broken = await run();
    expect(broken.diagnostics.filter(({ severity }) => severity === "error").map(positionOf)).toEqual([
      "YAML_SYNTAX catalog/a.tool.yaml:2",
    ]);
    expect(broken.makeshift).toEqual({ kept: ["catalog/a.tool.yaml"], leftOut: [], lost: [] });
    expect(readFileSync(at("generated/types/a.ts"), "utf8")).toBe(before);
    expect(toolsIn("catalog.json")).toEqual(["a Does a.", "b Does b, and better."]);
    expect(readFileSync(at("generated/registry.js"), "utf8")).toContain('["a","1.0.0"');
    expect(await run()).toMatchObject({ kind: "unchanged", makeshift: broken.makeshift });
    expect(await run({ check: true })).toMatchObject({ plan: { write: [], strays: [] }, makeshift: broken.makeshift });
  });

  it("keeps what a broken file was when it was last whole, also while others are broken", async () => {
    await run();
    writeFileSync(at("catalog/a.tool.yaml"), "kind: Tool\nname: [");
    writeFileSync(at("catalog/c.tool.yaml"), toolYaml("c", "New."));
    await run();
    writeFileSync(at("catalog/c.tool.yaml"), toolYaml("c").replace("effects", "efects"));
    expect((await run()).makeshift).toEqual({ kept: ["catalog/a.tool.yaml", "catalog/c.tool.yaml"], leftOut: [], lost: [] });
    expect(toolsIn("catalog.json")).toEqual(["a Does a.", "b Does b.", "c New."]);
  });

  it("keeps the tools of a schema that broke", async () => {
    const shared = "apiVersion: toolwright/v1\nkind: Schema\nname: s\nschema: { type: string, maxLength: 9 }\n";
    writeFileSync(at("catalog/s.schema.yaml"), shared);
    writeFileSync(at("catalog/a.tool.yaml"), toolYaml("a").replace(/output: .*/, "output: { $ref: s.schema.yaml }"));
    await run();
    const whole = treeOn(at("generated"));
    writeFileSync(at("catalog/s.schema.yaml"), shared.replace("string", "strin"));
    expect((await run()).makeshift).toEqual({ kept: ["catalog/a.tool.yaml", "catalog/s.schema.yaml"], leftOut: [], lost: [] });
    expect(treeOn(at("generated"))).toEqual(whole);
  });

  it("keeps everything when the catalog cannot be read", async () => {
    await run();
    const whole = treeOn(at("generated"));
    renameSync(at("catalog"), at("moved"));
    const { makeshift, diagnostics } = await run();
    expect([diagnostics.map(({ code }) => code), makeshift.kept]).toEqual([
      ["FILE_UNREADABLE"],
      ["catalog/a.tool.yaml", "catalog/b.tool.yaml"],
    ]);
    expect(treeOn(at("generated"))).toEqual(whole);
  });

  it("leaves out a file that was broken from its first day", async () => {
    writeFileSync(at("catalog/c.tool.yaml"), "kind: Tool\nname: [");
    expect((await run()).makeshift).toEqual({ kept: [], leftOut: ["catalog/c.tool.yaml"], lost: [] });
    expect(toolsIn("catalog.json")).toEqual(["a Does a.", "b Does b."]);
  });

  it("calls no handler an orphan while a file is left out that it may belong to", async () => {
    writeTree(projectDir, { "catalog/c.tool.yaml": "kind: Tool\nname: [", "handlers/c.ts": "export const handler = () => 1;\n" });
    const codes = async () => (await run()).diagnostics.map(({ code }) => code);
    expect(await codes()).not.toContain("HANDLER_ORPHANED");
    rmSync(at("catalog/c.tool.yaml"));
    expect(await codes()).toContain("HANDLER_ORPHANED");
  });

  it("leaves the folder as it is where it would lose a tool and nothing is known of it, as in a fresh clone", async () => {
    await run();
    rmSync(at(".toolwright"), { recursive: true });
    const whole = treeOn(at("generated"));
    writeFileSync(at("catalog/a.tool.yaml"), "kind: Tool\nname: [");
    writeFileSync(at("catalog/b.tool.yaml"), toolYaml("b", "Does b, and better."));
    const { makeshift } = await run();
    expect(makeshift).toEqual({ kept: [], leftOut: ["catalog/a.tool.yaml"], lost: ['tool "a"'] });
    expect(treeOn(at("generated"))).toEqual(whole);
    writeFileSync(at("catalog/a.tool.yaml"), toolYaml("a"));
    expect((await run()).makeshift).toEqual({ kept: [], leftOut: [], lost: [] });
    expect(toolsIn("catalog.json")).toEqual(["a Does a.", "b Does b, and better."]);
  });

  it("forgets a tool whose file is gone, also while another is broken", async () => {
    await run();
    writeFileSync(at("catalog/b.tool.yaml"), "kind: Tool\nname: [");
    rmSync(at("catalog/a.tool.yaml"));
    const gone = await run();
    expect(toolsIn("catalog.json")).toEqual(["b Does b."]);
    expect(existsSync(at("generated/types/a.ts"))).toBe(false);
    expect(existsSync(at("handlers/a.ts"))).toBe(true);
    expect(gone.diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toContain("warning HANDLER_ORPHANED");
  });

  it("survives damaged texts of the last whole catalog", async () => {
    await run();
    for (const content of ["", "toolwright last good texts 1 x\n[", "nothing of ours"]) {
      writeFileSync(at(".toolwright/cache/last-good.texts"), content);
      writeFileSync(at("catalog/a.tool.yaml"), "kind: Tool\nname: [");
      expect((await run()).makeshift.lost).toEqual(['tool "a"']);
      rmSync(at(".toolwright/cache/last-run.json"));
    }
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
