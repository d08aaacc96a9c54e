import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkPlan } from "../../../generator/disk/check-plan.ts";
import { applyPlan, planNothing, planOutput } from "../../../generator/disk/output-tree.ts";
import type { GeneratedFile } from "../../../generator/emit/emitter.ts";

let projectDir = "";
beforeEach(() => {
  projectDir = mkdtempSync(join(tmpdir(), "toolwright-output-"));
});
afterEach(() => rmSync(projectDir, { recursive: true }));

const generated = (path: string, content: string): GeneratedFile => ({ path, content, ownership: "generated" });
const scaffold = (path: string): GeneratedFile => ({ path, content: "export const handler = 1;\n", ownership: "scaffold" });
const manifest = (...paths: string[]) =>
  generated("manifest.json", `${JSON.stringify({ files: Object.fromEntries(paths.map((path) => [path, ""])) })}\n`);
const place = () => ({ projectDir, generatedDir: "generated", handlersDir: "handlers" });
const plan = (files: readonly GeneratedFile[]) => planOutput({ ...place(), files });
const put = (path: string, content: string) => {
  mkdirSync(dirname(join(projectDir, path)), { recursive: true });
  writeFileSync(join(projectDir, path), content);
};
const read = (path: string) => readFileSync(join(projectDir, path), "utf8");
const codes = (files: readonly GeneratedFile[]) => checkPlan(plan(files)).map(({ code, file }) => `${code} ${file}`);

describe("an output tree", () => {
  const files = [generated("types/a/b.ts", "one\n"), scaffold("a/b.ts"), manifest("types/a/b.ts")];

  it("is complete and without findings after it was applied", () => {
    expect(codes(files)).toEqual([
      "GENERATED_MISSING generated/types/a/b.ts",
      "GENERATED_MISSING generated/manifest.json",
      "HANDLER_MISSING handlers/a/b.ts",
    ]);
    expect(applyPlan(plan(files)).written).toEqual(["types/a/b.ts", "manifest.json"]);
    expect(codes(files)).toEqual([]);
    expect(read("generated/types/a/b.ts")).toBe("one\n");
  });

  it("leaves a file alone that is what it should be", () => {
    applyPlan(plan(files));
    const before = statSync(join(projectDir, "generated/types/a/b.ts"));
    expect(applyPlan(plan(files)).written).toEqual([]);
    const after = statSync(join(projectDir, "generated/types/a/b.ts"));
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  });

  it("never touches a handler that exists", () => {
    put("handlers/a/b.ts", "// mine\n");
    expect(applyPlan(plan(files)).scaffolded).toEqual([]);
    expect(read("handlers/a/b.ts")).toBe("// mine\n");
  });

  it("calls a file stale that was edited, and mends it", () => {
    applyPlan(plan(files));
    put("generated/types/a/b.ts", "edited\n");
    expect(codes(files)).toEqual(["GENERATED_STALE generated/types/a/b.ts"]);
    applyPlan(plan(files));
    expect(read("generated/types/a/b.ts")).toBe("one\n");
  });

  it("says so when nothing but line ends differs", () => {
    applyPlan(plan(files));
    put("generated/types/a/b.ts", "one\r\n");
    const [finding] = checkPlan(plan(files));
    expect(finding?.code).toBe("GENERATED_STALE");
    expect(finding?.message).toContain("line ends only");
    expect(finding?.help).toContain("eol=lf");
  });

  it("removes what an earlier run made and nothing makes now, with the folders it leaves empty", () => {
    applyPlan(plan([generated("types/old/x.json", "{}\n"), manifest("types/old/x.json")]));
    put("generated/validators/gone/y.js", "// Made by toolwright generate. Do not edit.\n");
    put("generated/left.ts.99.toolwright-tmp", "half");
    expect(codes(files).filter((line) => line.startsWith("GENERATED_STRAY"))).toHaveLength(3);
    expect(applyPlan(plan(files)).removed).toEqual(["left.ts.99.toolwright-tmp", "types/old/x.json", "validators/gone/y.js"]);
    expect(existsSync(join(projectDir, "generated/types/old"))).toBe(false);
    expect(existsSync(join(projectDir, "generated/validators"))).toBe(false);
  });

  it("reports a stray that no run of ours made, and keeps it", () => {
    put("generated/notes.md", "mine\n");
    applyPlan(plan(files));
    const [finding] = checkPlan(plan(files));
    expect(`${finding?.code} ${finding?.file}`).toBe("GENERATED_STRAY generated/notes.md");
    expect(finding?.help).toContain("Move it out");
    expect(read("generated/notes.md")).toBe("mine\n");
  });

  it("can be planned to stay as it is", () => {
    applyPlan(plan(files));
    const applied = applyPlan(planNothing(place()));
    expect(applied).toEqual({ written: [], removed: [], kept: [], scaffolded: [] });
    expect(checkPlan(planNothing(place()))).toEqual([]);
    expect(existsSync(join(projectDir, "generated/types/a/b.ts"))).toBe(true);
  });

  it("reports handlers without a tool and leaves other code beside handlers alone", () => {
    applyPlan(plan(files));
    put("handlers/a/gone.ts", 'import x from "x";\nexport const handler: Handler<"gone"> = 1;\n');
    put("handlers/a/again.ts", "const handler = 1;\nexport { handler };\n");
    put("handlers/database.ts", "export const connect = 1; // for a handler\n");
    expect(codes(files)).toEqual(["HANDLER_ORPHANED handlers/a/again.ts", "HANDLER_ORPHANED handlers/a/gone.ts"]);
    applyPlan(plan(files));
    expect(existsSync(join(projectDir, "handlers/a/gone.ts"))).toBe(true);
  });

  it("follows no link out of the folder", () => {
    applyPlan(plan(files));
    put("elsewhere/precious.js", "// Made by toolwright generate\n");
    symlinkSync(join(projectDir, "elsewhere"), join(projectDir, "generated/link"), "dir");
    applyPlan(plan(files));
    expect(read("elsewhere/precious.js")).toContain("Made by");
  });

  it("turns a file into a folder where the new tree needs one", () => {
    applyPlan(plan([generated("types/a", "x\n"), manifest("types/a")]));
    applyPlan(plan(files));
    expect(read("generated/types/a/b.ts")).toBe("one\n");
  });

  it("leaves no temporary file behind", () => {
    applyPlan(plan(files));
    expect(readdirSync(join(projectDir, "generated"), { recursive: true, encoding: "utf8" }).sort()).toEqual([
      "manifest.json",
      "types",
      "types/a",
      "types/a/b.ts",
    ]);
  });

  it("survives a manifest that is not one", () => {
    put("generated/manifest.json", "[{");
    put("generated/x.json", "{}");
    expect(plan(files).strays).toEqual([{ path: "x.json", ours: false }]);
  });

  it("names, in every finding, what to do next", () => {
    put("generated/notes.md", "mine\n");
    for (const { help } of checkPlan(plan(files))) expect(help).toContain("toolwright generate");
  });
});
