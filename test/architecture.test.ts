/** The import table holds: rooms, walls, layers, circles, browsers. The table is test/architecture/rules.ts. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { edgesOf, importsOf, ownDoors, readEdges } from "./architecture/imports.ts";
import { circles, judge, loadedBy, within } from "./architecture/judge.ts";
import { browserDoors, browserPackages, computedImports, exceptions, generatorLayers, rooms, walls } from "./architecture/rules.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const doors = ownDoors(root);
const sources = rooms.flatMap(({ room }) => filesBelow(room)).filter((path) => /\.(ts|js)$/.test(path) && !path.endsWith(".d.ts"));
const edges = readEdges(root, sources, doors);

function filesBelow(room: string): string[] {
  if (!existsSync(root + room)) return [];
  return readdirSync(root + room, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath.slice(root.length)}/${entry.name}`.replaceAll("\\", "/").replaceAll("//", "/"));
}

/** The breaches that one file of this text would cause. */
function planted(path: string, text: string): readonly string[] {
  return judge(edgesOf(path, text, doors));
}

describe("the import table", () => {
  it("holds for every file of every room", () => {
    expect(sources.length).toBeGreaterThan(150);
    expect(judge(edges)).toEqual([]);
  });

  it("finds no circle of files that load each other", () => {
    expect(circles(edges).map((circle) => circle.join(" → "))).toEqual([]);
  });

  it.each(browserDoors)("lets a browser load %s: nothing of Node's, no package but those that run there", (door) => {
    const foreign = [...loadedBy(door, edges)].filter((path) => !rooms.some(({ room }) => path.startsWith(room)));
    expect(foreign.filter((name) => !browserPackages.includes(name))).toEqual([]);
  });

  it("gives a reason in every row", () => {
    const rows = [...rooms, ...walls, ...exceptions];
    expect(rows.filter(({ why }) => why.length < 20)).toEqual([]);
  });

  it("names only places that exist", () => {
    const places = [
      ...rooms.flatMap(({ room, may, mayTypes = [] }) => [room, ...may, ...mayTypes]),
      ...walls.flatMap(({ from, notFrom = [], to, notTo = [] }) => [...from, ...notFrom, ...to, ...notTo]),
      ...exceptions.flatMap(({ file, may }) => [file, ...may]),
      ...generatorLayers.flat(),
      ...Object.keys(computedImports),
      ...browserDoors,
    ].filter((place) => place.includes("/") && !place.startsWith("node:"));
    expect(places.filter((place) => !existsSync(root + place))).toEqual([]);
  });

  it("stands in ARCHITECTURE.md with the same rows", () => {
    const page = readFileSync(`${root}ARCHITECTURE.md`, "utf8");
    expect(rooms.map(({ why }) => why).filter((why) => !page.includes(why))).toEqual([]);
    expect(walls.map(({ name }) => name).filter((name) => !page.includes(name))).toEqual([]);
  });
});

describe("a planted breach is caught, with the row's reason", () => {
  it.each([
    [
      "contract/new.ts",
      'import { join } from "node:path";',
      "contract/new.ts:1 imports node:path: contract/ may import nothing. Every room",
    ],
    ["contract/new.ts", 'import type { Server } from "../runtime/index.ts";', "imports the types of runtime/index.ts"],
    ["validation/new.ts", 'import { parse } from "yaml";', "One opinion about what is valid"],
    [
      "generator/bind/new.ts",
      'import { createServer } from "../../runtime/index.ts";',
      "A compiler must run when the server does not compile.",
    ],
    ["runtime/observe/new.ts", 'import { compile } from "toolwright/generator";', "It ships without YAML"],
    ["runtime/invoke/new.ts", 'export * from "../protocols/native.ts";', "invoke, asking, offers and context know neither"],
    [
      "runtime/context/new.ts",
      'const late = () => import("../transports/websocket.ts");',
      "invoke, asking, offers and context know neither",
    ],
    ["runtime/protocols/new.ts", 'import type { X } from "../transports/websocket.ts";', "protocols do not know transports"],
    ["runtime/transports/new.ts", 'import { createNativeProtocol } from "../protocols/native.ts";', "transports do not know protocols"],
    [
      "runtime/dispatch/dispatcher.ts",
      'import { createMemoryStore } from "../context/stores/memory.ts";',
      "drivers are chosen where the server is put together",
    ],
    [
      "runtime/invoke/new.ts",
      'import { mockBinding } from "../bindings/mock/mock-binding.ts";',
      "drivers are chosen where the server is put together",
    ],
    ["generator/lint/new.ts", 'import { jsdoc } from "../emit/template.ts";', "generator/lint/ lies beside generator/emit/"],
    ["generator/text/new.ts", 'import { parseYaml } from "../parse/parse-yaml.ts";', "generator/text/ lies below generator/parse/"],
    ["generator/compile.ts", 'import { readCatalog } from "./disk/index.ts";', "generator/disk is for the cli"],
    ["generator/emit/new.ts", 'import { readFileSync } from "node:fs";', "only generator/disk touches the disk"],
    ["generator/bind/new.ts", 'import { compile } from "json-schema-to-typescript";', "the type emitter is told lowered types alone"],
    ["handlers/a/new.ts", 'import { createServer } from "toolwright/runtime";', "Business code must not know who calls, or how."],
    ["handlers/a/new.ts", 'import { tools } from "../../generated/tools.ts";', "may import contract/, demo/, types of generated/tools.ts"],
    ["demo/new.ts", 'import { ToolError } from "../contract/index.ts";', "they would be the same without us"],
    ["cli/entry/new.ts", 'import { compile } from "../../generator/compile.ts";', "has no compiler"],
    ["client/new.ts", "const late = (name: string) => import(name);", "client/new.ts:1 imports (computed)"],
    ["elsewhere/new.ts", 'import "node:fs";', "lies in no room"],
  ])("in %s: %s", (path, text, words) => {
    expect(planted(path, text).join("\n")).toContain(words);
  });

  it("also as a circle", () => {
    const first = edgesOf("contract/a.ts", 'import { b } from "./b.ts";', doors);
    const second = edgesOf("contract/b.ts", 'export { a } from "./a.ts";', doors);
    expect(circles([...first, ...second])).toEqual([["contract/a.ts", "contract/b.ts", "contract/a.ts"]]);
  });

  it("and a circle of types alone is none", () => {
    const first = edgesOf("contract/a.ts", 'import type { B } from "./b.ts";', doors);
    const second = edgesOf("contract/b.ts", 'import { a } from "./a.ts";', doors);
    expect(circles([...first, ...second])).toEqual([]);
  });

  it("and a package that a browser would load", () => {
    const more = edgesOf("client/endpoint.ts", 'import WebSocket from "ws";', doors);
    expect([...loadedBy("client/index.ts", [...edges, ...more])]).toContain("ws");
  });
});

describe("reading imports", () => {
  it("finds every way to reach a module, and nothing in texts and comments", () => {
    const text = [
      'import a, { type B } from "value";',
      'import type { C } from "type";',
      'import "side-effect";',
      'export type { D } from "type-export";',
      'export { e } from "value-export";',
      'const f = await import("dynamic");',
      'type G = import("inline-type").G;',
      'const h = require("required");',
      'new Worker(new URL("./worker.ts", import.meta.url));',
      '// import { i } from "comment";',
      'const j = `import k from "text"`;',
    ].join("\n");
    expect(importsOf("planted.ts", text)).toEqual([
      { kind: "value", specifier: "value", line: 1 },
      { kind: "type", specifier: "type", line: 2 },
      { kind: "value", specifier: "side-effect", line: 3 },
      { kind: "type", specifier: "type-export", line: 4 },
      { kind: "value", specifier: "value-export", line: 5 },
      { kind: "dynamic", specifier: "dynamic", line: 6 },
      { kind: "type", specifier: "inline-type", line: 7 },
      { kind: "value", specifier: "required", line: 8 },
      { kind: "dynamic", specifier: "./worker.ts", line: 9 },
    ]);
  });

  it("refuses a file it cannot parse instead of passing it", () => {
    expect(() => importsOf("broken.ts", "import { from")).toThrow("broken.ts cannot be parsed");
  });

  it("leads the package's own name to its sources", () => {
    expect(doors.get("toolwright/contract")).toBe("contract/index.ts");
    expect(within("generator/disk/index.ts", ["generator/disk/"])).toBe(true);
  });
});
