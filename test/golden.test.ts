/** Each folder below `golden/` with a `catalog` and an `expected`: what the catalog becomes, compiled and run as well. */

import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JsonObject, ToolRegistry } from "../contract/index.ts";
import { renderDiagnostics } from "../generator/diagnostics/render.ts";
import { sha256 } from "../generator/model/digest.ts";
import { compile, sourcesIn, strangersProject, treeOf, treeOn, typeErrors, writeTree } from "./support/compiled-project.ts";

const here = fileURLToPath(new URL("golden/", import.meta.url));
const cases = readdirSync(here).filter((name) => existsSync(join(here, name, "catalog")));
/** `TOOLWRIGHT_GOLDEN=write npx vitest run test/golden.test.ts` writes what is expected; read the difference before committing it. */
const isWriting = process.env.TOOLWRIGHT_GOLDEN === "write";

describe.each(cases)("the catalog %s", (name) => {
  const folder = join(here, name);
  const expected = join(folder, "expected");

  it("becomes exactly what is expected", async () => {
    const { value, diagnostics } = await compile(await sourcesIn(folder));
    const tree = { ...treeOf(value.files), "diagnostics.txt": renderDiagnostics(diagnostics, "text") };
    if (isWriting) {
      rmSync(expected, { recursive: true, force: true });
      writeTree(expected, tree);
    }
    expect(tree).toEqual(treeOn(expected));
  });

  it("becomes the same bytes in any order of its files", async () => {
    const sources = await sourcesIn(folder);
    const straight = await compile(sources);
    const turned = await compile([...sources].reverse());
    expect(treeOf(turned.value.files)).toEqual(treeOf(straight.value.files));
  });

  it("loads as a registry whose examples its own validators accept", async () => {
    const { registry } = (await import(/* @vite-ignore */ pathToFileURL(join(expected, "generated/registry.js")).href)) as {
      registry: ToolRegistry;
    };
    const catalog = treeOn(expected)["generated/catalog.json"] ?? "";
    expect(registry.catalogDigest).toBe(sha256(catalog));
    const { tools } = JSON.parse(catalog) as {
      tools: readonly { name: string; examples: readonly { input: JsonObject; output?: never }[] }[];
    };
    expect(registry.tools.map(({ descriptor }) => descriptor.name)).toEqual(tools.map((tool) => tool.name));
    for (const [index, tool] of tools.entries()) {
      const module = await registry.tools[index]?.load();
      for (const { input, output } of tool.examples) {
        expect(module?.input(structuredClone(input)), `${tool.name}: input`).toBeUndefined();
        if (output !== undefined) expect(module?.output(output), `${tool.name}: output`).toBeUndefined();
      }
      if (module?.implementation.kind !== "code") continue;
      const { handler } = module.implementation;
      await expect(async () => handler(undefined as never, undefined as never)).rejects.toThrow("is declared and not written yet");
    }
    for (const { load } of [...registry.prompts, ...registry.resources]) {
      const { handler } = (await load?.()) ?? {};
      if (handler !== undefined)
        await expect(async () => handler(undefined as never, undefined as never)).rejects.toThrow("not written yet");
    }
    for (const context of registry.contexts) expect((await context.load()).value({}), context.slot.name).toBeUndefined();
  });
});

describe("what is generated", () => {
  let project: ReturnType<typeof strangersProject>;
  beforeAll(() => {
    project = strangersProject();
  });
  afterAll(() => project.remove());

  it("compiles without a complaint in a strict project of a stranger's", () => {
    for (const name of cases) writeTree(join(project.folder, name), treeOn(join(here, name, "expected")));
    writeTree(project.folder, { "proof.ts": "export const wrong: number = 'proves that this folder is compiled';\n" });
    expect(typeErrors(project.folder)).toEqual(["proof.ts(1,14): error TS2322: Type 'string' is not assignable to type 'number'."]);
  });
});
