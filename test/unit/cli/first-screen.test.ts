import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exampleCall } from "../../../cli/serving/example-call.ts";
import { firstScreen, mustNameUrl } from "../../../cli/serving/first-screen.ts";
import type { Serving } from "../../../cli/serving/start.ts";
import type { CatalogDocument, CatalogTool, ToolRegistry } from "../../../contract/index.ts";
import { resolveSettings } from "../../../runtime/index.ts";

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "first-screen-"));
  writeFileSync(join(dir, "example.json"), JSON.stringify({ name: "track_shipment", input: { shipment_id: "SHP-000001" } }));
});
afterAll(() => rmSync(dir, { recursive: true }));

function screen(serving: Partial<Serving>, catalogDir = dir, lists: object = {}): string {
  const registry = {
    tools: [{}],
    resources: [],
    prompts: [],
    contexts: [],
    agents: [{}, {}],
    ...lists,
    catalogUrl: pathToFileURL(join(catalogDir, "catalog.json")),
  } as unknown as ToolRegistry;
  return firstScreen({ url: "http://127.0.0.1:7411", host: "127.0.0.1", shownKeys: [], registry, ...serving } as Serving, {
    namesUrl: false,
  });
}

describe("the first screen", () => {
  it("on loopback shows lines with the development key that work as they are", () => {
    const text = screen({ shownKeys: [{ agentId: "dev", key: "twk_dev_secret" }] });
    expect(text).toContain("Toolwright serves 1 tool to 2 agents at http://127.0.0.1:7411\n");
    expect(text).toContain(`  npx toolwright call track_shipment '{"shipment_id":"SHP-000001"}'\n`);
    expect(text).toContain("-H 'Authorization: Bearer twk_dev_secret'");
  });

  it("counts what is offered beside tools, and names no kind that there is none of (cli.holdings)", () => {
    const text = screen({}, dir, { tools: [], resources: [{}, {}], prompts: [{}], contexts: [] });
    expect(text).toContain("Toolwright serves 0 tools, 2 resources and 1 prompt to 2 agents at");
  });

  it("beyond loopback names the address, and offers no development key, which is refused there", () => {
    const text = screen({ host: "0.0.0.0" });
    expect(text).toContain("and at every other address of this machine (0.0.0.0)");
    expect(text).toContain("Bearer $TOOLWRIGHT_KEY");
    expect(text).toContain("toolwright agent add <name>");
    expect(text).not.toContain("dev-keys.json");
  });

  it("does without a call when the catalog has none to show", () => {
    expect(screen({}, join(dir, "elsewhere"))).not.toContain("npx toolwright call");
  });
});

describe("the address of the server in a line to paste", () => {
  const isNamed = (sources: Partial<Parameters<typeof resolveSettings>[0]>) =>
    mustNameUrl(resolveSettings({ file: {}, env: {}, flags: {}, ...sources }));

  it("is named where another terminal would not know it: after a flag, a variable, or a free port", () => {
    const named = [
      { flags: { port: "4711" } },
      { env: { TOOLWRIGHT_PORT: "4711" } },
      { env: { TOOLWRIGHT_HOST: "localhost" } },
      { file: { port: 0 } },
    ];
    expect(named.map(isNamed)).toEqual([true, true, true, true]);
    expect([{}, { file: { port: 4711 } }].map(isNamed)).toEqual([false, false]);
  });
});

describe("the call it shows", () => {
  const tool = (name: string, effects: string, examples: readonly object[]): CatalogTool =>
    ({ name, effects, examples }) as unknown as CatalogTool;

  it("is the shortest that reads, succeeds and has arguments", () => {
    const tools = [
      tool("aa", "write", [{ input: { a: 1 } }]),
      tool("bb", "read", [{ input: {} }, { input: { long: "x".repeat(30) } }]),
      tool("cc", "read", [{ input: { a: 1 }, error: "NOT_FOUND" }, { input: { short: 1 } }]),
      tool("not plain", "read", [{ input: { a: 1 } }]),
    ];
    expect(exampleCall({ tools } as unknown as CatalogDocument)).toEqual({ name: "cc", input: { short: 1 } });
    expect(exampleCall({ tools: [] } as unknown as CatalogDocument)).toBeUndefined();
  });
});
