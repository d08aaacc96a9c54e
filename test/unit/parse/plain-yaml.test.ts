/** Holds the fast reader of plain YAML to the library, on the files of this repository and on every slip of the finger in them. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { syntheticCatalog } from "../../../bench/synthetic-catalog.ts";
import { Reporter } from "../../../generator/diagnostics/reporter.ts";
import { composeYaml } from "../../../generator/parse/compose.ts";
import { parseYaml } from "../../../generator/parse/parse-yaml.ts";
import { plainYaml } from "../../../generator/parse/plain-yaml.ts";
import { locate, spanOfKey } from "../../../generator/parse/span-of.ts";
import { toJson } from "../../../generator/parse/to-json.ts";
import { sourceFile } from "../../../generator/text/source-file.ts";
import { fc } from "../../support/chance.ts";

/** What the library reads; `undefined` when anything is to be said of the text. */
function byLibrary(text: string) {
  const file = sourceFile("catalog/x.tool.yaml", text);
  const reporter = new Reporter();
  const { root, comments } = composeYaml(file, reporter);
  if (root === undefined) return undefined;
  const { value } = toJson(file, root, reporter);
  return reporter.diagnostics.length > 0 ? undefined : { value, comments };
}

function filesBelow(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".yaml"));
  return names.map((name) => readFileSync(join(folder, name), "utf8"));
}

const own = ["catalog", "messages/catalog"].flatMap((folder) => filesBelow(join(import.meta.dirname, "../../..", folder)));
const synthetic = [...syntheticCatalog({ tools: 40 })].map(({ text }) => text);

const lines = [
  "a: 1",
  "a: x # words",
  "  b: 'it''s'",
  'b: "a\\nb"',
  "- a",
  "  - a: b",
  "    c: d",
  "-   a",
  "- - a",
  "# comment",
  "   # comment  ",
  "",
  "  ",
  "c: |-",
  "c: >",
  "  two: words",
  "   more",
  "d:",
  "  e:",
  "f: [a, 'b', 1.50, {g: h}]",
  "f: { a: b, c: [] }",
  "g: 0x1F",
  "g: 007",
  "g: .5",
  "g: -1.5e3",
  "g: ~",
  "g: yes",
  "h: a: b",
  "h: http://x.y/z#a",
  "h: a#b #c",
  "i: *x",
  "j: - a",
  "k: a, b",
  "true: 1",
  "1: 2",
  "---",
  "...",
  "m: ..",
  "m: <<",
  "n: [a:b, c]",
  "n: {a: , b: c}",
  "n: [a b, c d ]",
  "n: [a]b",
  "o: 'a' b",
  "p: $x/y.z",
  "q:x",
  "q: 2020-01-01",
  "r: caf\u00e9",
  "s: it's",
  "s: [it's, a]",
  "t: { $ref: ../a.schema.yaml#/$defs/b, c: x # y }",
  "t: { $ref: ../a.schema.yaml#/$defs/b }",
  "u: |",
  "v: >-",
  "w: [ ]",
  "w: '#'",
  'w: "a" # b',
  "x: ../y",
  "x: {a:b}",
];

describe("the fast reader of plain YAML", () => {
  it("reads most of what people write, as the library does", () => {
    const read = [...own, ...synthetic].map((text) => ({ text, plain: plainYaml(text) })).filter(({ plain }) => plain !== undefined);
    for (const { text, plain } of read) expect(plain).toEqual(byLibrary(text));
    expect(read.length / (own.length + synthetic.length)).toBeGreaterThan(0.9);
  });

  it("finds the members of the whole where the library finds them", () => {
    const tricky = "a: |\n  b: 1\n\n  c: 2\n# c: 3\nlist:\n- c: 4\n- b: 5\nc: 6\nb:\n  c: 7\n";
    for (const text of [...own, ...synthetic, tricky]) {
      const file = sourceFile("catalog/x.tool.yaml", text);
      const { root } = composeYaml(file, new Reporter());
      const value = plainYaml(text)?.value;
      if (root === undefined || value === undefined) continue;
      const tree = { root, aliases: new Map() };
      const { value: document } = parseYaml(file);
      for (const pointer of ["", "/missing", ...Object.keys(value as object).map((name) => `/${name}`)])
        expect(document?.keySpanOf(pointer)).toEqual(spanOfKey(file, locate(tree, pointer)));
    }
    expect(plainYaml(tricky)).toBeDefined();
  });

  it("never reads a text otherwise than the library, whatever slips into it", () => {
    const texts = [...own, ...synthetic.slice(0, 10)].map((text) => text.slice(0, 1_500));
    const signs = [..." :-#'\"[]{},|>&*!%@`?~\n\\0.ae<=+"];
    const slip = fc.record({ at: fc.nat(), cut: fc.nat({ max: 3 }), put: fc.array(fc.constantFrom(...signs), { maxLength: 3 }) });
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(slip, { minLength: 1, maxLength: 4 }), (text, slips) => {
        const slipped = slips.reduce((before, { at, cut, put }) => {
          const place = at % before.length;
          return before.slice(0, place) + put.join("") + before.slice(place + cut);
        }, text);
        const plain = plainYaml(slipped);
        if (plain !== undefined) expect(plain).toEqual(byLibrary(slipped));
      }),
      { numRuns: 4_000 },
    );
  });

  it("never reads lines of all kinds otherwise than the library, in any order", () => {
    const line = fc.tuple(fc.constantFrom("", "", "  ", "    ", " "), fc.constantFrom(...lines)).map((parts) => parts.join(""));
    let read = 0;
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (chosen) => {
        const text = `${chosen.join("\n")}\n`;
        const plain = plainYaml(text);
        if (plain === undefined) return;
        read += 1;
        expect(plain).toEqual(byLibrary(text));
      }),
      { numRuns: 60_000 },
    );
    expect(read).toBeGreaterThan(1_000);
  });
});
