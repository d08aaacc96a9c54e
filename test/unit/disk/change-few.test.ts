import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { beginAlone } from "../../../generator/disk/alone.ts";
import { recallCheck } from "../../../generator/disk/generate-project.ts";
import { treeOn, writeTree } from "../../support/compiled-project.ts";
import { generateIn, toolYaml, usualOptions } from "../../support/small-project.ts";

let projectDir = "";
beforeEach(() => {
  projectDir = mkdtempSync(join(tmpdir(), "toolwright-few-"));
  writeTree(projectDir, { "catalog/a.tool.yaml": toolYaml("a", "Does a."), "catalog/b.tool.yaml": toolYaml("b", "Does b.") });
});
afterEach(() => rmSync(projectDir, { recursive: true }));

const at = (path: string) => join(projectDir, path);
const cache = (name: string) => at(`.toolwright/cache/${name}`);
const run = () => generateIn(projectDir);
const edit = (words: string) => writeFileSync(at("catalog/a.tool.yaml"), toolYaml("a", words));

/** What a first run makes of the same text. */
async function madeAnew() {
  rmSync(at("generated"), { recursive: true });
  rmSync(at(".toolwright"), { recursive: true });
  await run();
  return treeOn(at("generated"));
}

describe("a check that is recalled", () => {
  const options = () => usualOptions(projectDir);

  it("says what a check says, while nothing changed", async () => {
    expect(await recallCheck(options())).toBeUndefined();
    await run();
    expect(await recallCheck(options())).toEqual((await generateIn(projectDir, { check: true })).diagnostics);
    edit("Does a, and better.");
    expect(await recallCheck(options())).toBeUndefined();
    await run();
    expect(await recallCheck(options())).toEqual((await generateIn(projectDir, { check: true })).diagnostics);
  });

  it("is none while there are strays and handlers without a tool", async () => {
    writeTree(projectDir, { "generated/stray.txt": "mine" });
    await run();
    expect(await recallCheck(options())).toBeUndefined();
    rmSync(at("generated/stray.txt"));
    writeTree(projectDir, { "handlers/gone.ts": "export const handler = () => 1;\n" });
    await run();
    expect(await recallCheck(options())).toBeUndefined();
  });
});

describe("a run after one tool changed", () => {
  it("compiles that tool alone, and the next run finds nothing changed", async () => {
    await run();
    edit("Does a, and better.");
    expect((await run()).kind).toBe("mended");
    expect((await run()).kind).toBe("unchanged");
    const mended = treeOn(at("generated"));
    expect(mended).toEqual(await madeAnew());
  });

  it("is remembered in a catalog without handlers as well", async () => {
    const mocked = (name: string, words: string) => toolYaml(name, words).replace("{ code: true }", "{ mock: true }");
    const example = 'examples: [{ name: one, input: {}, output: "x" }]\n';
    for (const name of ["a", "b"]) writeFileSync(at(`catalog/${name}.tool.yaml`), mocked(name, "Does it.") + example);
    await run();
    writeFileSync(at("catalog/a.tool.yaml"), mocked("a", "Does a, and better.") + example);
    expect([(await run()).kind, (await run()).kind]).toEqual(["mended", "unchanged"]);
  });

  it("remembers what the tool said when it was last whole", async () => {
    await run();
    edit("Does a, and better.");
    expect((await run()).kind).toBe("mended");
    edit("[");
    const broken = await run();
    expect(broken.makeshift.kept).toEqual(["catalog/a.tool.yaml"]);
    expect(readFileSync(at("generated/catalog.json"), "utf8")).toContain("Does a, and better.");
  });

  it.each(["last-run.json", "last-run.facts.json"])("believes nothing of a %s that anybody altered", async (name) => {
    await run();
    const text = readFileSync(cache(name), "utf8");
    for (const [turn, damaged] of [
      text.slice(0, -20),
      text.replace("catalog/b", "catalog/x"),
      text.replace(/\d(?=\D*$)/, "7"),
      "",
      "{}",
      "null\nnull",
    ].entries()) {
      writeFileSync(cache(name), damaged);
      edit(`Does a, ${turn} times.`);
      expect((await run()).kind).toBe(damaged === text ? "mended" : "written");
    }
    const mended = treeOn(at("generated"));
    expect(mended).toEqual(await madeAnew());
  });

  it("compiles everything when a generated file was touched since", async () => {
    await run();
    writeFileSync(at("generated/catalog.json"), readFileSync(at("generated/catalog.json"), "utf8").replace("Does b.", "Does x."));
    edit("Does a, and better.");
    expect((await run()).kind).toBe("written");
    const mended = treeOn(at("generated"));
    expect(mended).toEqual(await madeAnew());
  });

  it("remembers nothing while another run is at work, and neither does the other", async () => {
    await run();
    const other = beginAlone(at(".toolwright/cache"));
    expect(other.isAlone()).toBe(true);
    edit("Does a, and better.");
    expect((await run()).kind).toBe("written");
    expect(other.isAlone()).toBe(false);
    other.end();
    expect((await run()).kind).toBe("written");
    expect((await run()).kind).toBe("unchanged");
  });

  it("gives the same when two run at once", async () => {
    await run();
    edit("Does a, and better.");
    await Promise.all([run(), run()]);
    await run();
    const mended = treeOn(at("generated"));
    expect(mended).toEqual(await madeAnew());
  });
});
