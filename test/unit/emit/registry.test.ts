import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import type { ToolRegistry } from "../../../contract/index.ts";
import { emitBindings } from "../../../generator/emit/bindings.ts";
import { emitRegistry } from "../../../generator/emit/registry.ts";
import { context, model, tool } from "./models.ts";

const place = { handlersPath: "../handlers", projectPath: "..", catalogDigest: "0".repeat(64) };
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Writes files to a folder of their own and imports `generated/registry.js` from it. */
async function load(files: Readonly<Record<string, string>>): Promise<ToolRegistry> {
  const folder = mkdtempSync(join(tmpdir(), "toolwright-registry-"));
  folders.push(folder);
  for (const [path, content] of Object.entries({ "package.json": '{"type":"module"}', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const { registry } = (await import(/* @vite-ignore */ pathToFileURL(join(folder, "generated/registry.js")).href)) as {
    registry: ToolRegistry;
  };
  return registry;
}

const generated = (files: readonly { readonly path: string; readonly content: string }[]) =>
  Object.fromEntries(files.map(({ path, content }) => [`generated/${path}`, content]));

const validators = "export const input = () => undefined; export const output = () => undefined;";

describe("registry.js", () => {
  it("describes each tool as the contract says", async () => {
    const catalog = model({
      tools: [
        tool({
          name: "track",
          version: "1.2.0",
          scopes: ["shipments:read"],
          errors: { NOT_FOUND: "No such shipment." },
          deprecated: { since: "1.2.0", use: "trace" },
        }),
      ],
    });
    const registry = await load(generated(emitRegistry(catalog, place)));
    expect(registry.format).toBe(2);
    expect(registry.catalogUrl.pathname).toMatch(/\/generated\/catalog\.json$/);
    expect(registry.tools.map(({ descriptor }) => descriptor)).toEqual([
      {
        name: "track",
        version: "1.2.0",
        effects: "read",
        scopes: ["shipments:read"],
        limits: { timeoutMs: 30_000, maxBytes: 262_144, maxConcurrency: 100 },
        outputValidation: "enforce",
        errors: ["NOT_FOUND"],
        deprecated: { since: "1.2.0", use: "trace" },
      },
    ]);
  });

  it("tells what a person has to say yes to, of tools with a deprecation and without", async () => {
    const confirm = "Go on?";
    const tools = [tool({ name: "a", confirm, deprecated: { since: "1.0.0" } }), tool({ name: "b", confirm }), tool({ name: "c" })];
    const registry = await load(generated(emitRegistry(model({ tools }), place)));
    expect(registry.tools.map(({ descriptor }) => [descriptor.confirm, descriptor.deprecated])).toEqual([
      [confirm, { since: "1.0.0" }],
      [confirm, undefined],
      [undefined, undefined],
    ]);
  });

  it("gives each of many tools its own limits and its own modules", async () => {
    const tools = Array.from({ length: 250 }, (_, index) =>
      tool({
        name: `tool_${String(index).padStart(3, "0")}`,
        limits: { timeoutMs: 1_000 * ((index % 3) + 1), maxBytes: 1, maxConcurrency: 1 },
      }),
    );
    const handlers = Object.fromEntries(
      tools.map(({ name }) => [`handlers/${name}.ts`, `export const handler = () => ${JSON.stringify(name)};`]),
    );
    const checks = Object.fromEntries(tools.map(({ name }) => [`generated/validators/${name}.js`, validators]));
    const registry = await load({ ...generated(emitRegistry(model({ tools }), place)), ...handlers, ...checks });
    for (const index of [0, 99, 100, 199, 200, 249]) {
      const found = registry.tools[index];
      const wanted = tools[index];
      expect(found?.descriptor.limits).toEqual(wanted?.limits);
      const { implementation } = (await found?.load()) ?? {};
      expect(implementation?.kind === "code" && implementation.handler(undefined as never, undefined as never)).toBe(wanted?.name);
    }
  });

  it("hands a declared tool's declaration and examples to its binding", async () => {
    const examples = [{ name: "one", input: { id: "A" }, output: { ok: true } }];
    const catalog = model({ tools: [tool({ name: "quote", handler: { kind: "mock", declaration: true }, examples })] });
    const registry = await load({
      ...generated([...emitRegistry(catalog, place), ...emitBindings(catalog)]),
      "generated/validators/quote.js": validators,
    });
    const loaded = await registry.tools[0]?.load();
    expect(loaded?.implementation).toEqual({ kind: "declared", binding: "mock", declaration: { examples } });
  });

  it("says which tool's module lacks a handler", async () => {
    const registry = await load({
      ...generated(emitRegistry(model({ tools: [tool({ name: "track" })] }), place)),
      "generated/validators/track.js": validators,
      "handlers/track.ts": "export const other = 1;",
    });
    await expect(registry.tools[0]?.load()).rejects.toThrow('the handler module of "track" exports no function called handler');
  });

  it("carries hostile text as data only", async () => {
    const hostile = `\`$${"{process.exit(1)}"}\` \\\` "]; throw 1; //\u2028`;
    const catalog = model({
      tools: [tool({ name: "__proto__", scopes: [hostile], errors: { [hostile]: "x" } })],
      contexts: [context("case", hostile)],
    });
    const registry = await load(generated(emitRegistry(catalog, place)));
    expect(registry.tools[0]?.descriptor.name).toBe("__proto__");
    expect(registry.tools[0]?.descriptor.scopes).toEqual([hostile]);
    expect(registry.tools[0]?.descriptor.errors).toEqual([hostile]);
    expect(registry.contexts[0]?.slot.description).toBe(hostile);
  });

  it("writes one line a tool twice, and nothing else that grows with the catalog", () => {
    const lines = (count: number) =>
      emitRegistry(model({ tools: Array.from({ length: count }, (_, index) => tool({ name: `t${index}` })) }), place)[0]?.content.split(
        "\n",
      ).length ?? 0;
    expect(lines(60) - lines(10)).toBe(100);
  });
});
