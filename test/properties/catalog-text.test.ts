/** Laws of the compiler's front that hold for any text. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { analyzeCatalog } from "../../generator/analyze.ts";
import { diagnosticFormats, renderDiagnostics } from "../../generator/diagnostics/render.ts";
import { Reporter } from "../../generator/diagnostics/reporter.ts";
import { decode } from "../../generator/disk/read-catalog.ts";
import { parseYaml } from "../../generator/parse/parse-yaml.ts";
import { sourceFile } from "../../generator/text/source-file.ts";
import { schemaText, toolText } from "../support/catalog-text.ts";
import { fc } from "../support/chance.ts";

const goldenRoot = join(import.meta.dirname, "../golden/wrong-yaml");

/** Texts people got wrong, as a stock to change further. */
const stock: readonly string[] = readdirSync(goldenRoot, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.ya?ml$/.test(path))
  .sort()
  .map((path) => readFileSync(join(goldenRoot, path), "utf8"))
  .filter((text) => text.length < 4_000);

/** Pieces that mean something to YAML, to JSON Schema or to JavaScript. */
const pieces = [
  ..."\n\t :-?{}[],&*#!|>'\"%@`~\\\u0000\u202e\ufeff\ud800",
  "---\n",
  "...\n",
  "<<: ",
  "&a ",
  "*a",
  "!!map ",
  "? ",
  "- ",
  "__proto__: ",
  "constructor: ",
  "$ref: '#'\n",
  "$ref: ../x.schema.yaml#/y\n",
  "$id: http://[\n",
  "$anchor: a\n",
  "$dynamicRef: '#a'\n",
  "type: object\n",
  "properties: null\n",
  "items: []\n",
  "allOf: {}\n",
  "input: true\n",
  "name: []\n",
  "examples: {}\n",
  "1e999",
  ".nan",
  "0x",
  "null",
  "%E0%A4%A",
];

interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat(20),
  insert: fc.constantFrom("", ...pieces),
});

const changed = fc
  .tuple(fc.constantFrom(...stock, toolText(), schemaText("x", { $ref: "#" })), fc.array(edit, { minLength: 1, maxLength: 6 }))
  .map(([text, edits]) =>
    edits.reduce((before, { at, remove, insert }) => {
      const start = Math.floor(at * before.length);
      return before.slice(0, start) + insert + before.slice(start + remove);
    }, text),
  );

function analyzeAll(texts: readonly string[], lenient: boolean) {
  const sources = texts.map((text, index) =>
    sourceFile(`catalog/${index % 2 === 0 ? "a" : "b"}/f${index}.${index % 3 === 0 ? "schema" : "tool"}.yaml`, text),
  );
  return { sources, report: analyzeCatalog(sources, { lenient, lint: {} }) };
}

describe("any text", () => {
  it("is answered with findings that have a place in it, never with an exception", () => {
    fc.assert(
      fc.property(fc.array(changed, { minLength: 1, maxLength: 3 }), fc.boolean(), (texts, lenient) => {
        const { report } = analyzeAll(texts, lenient);
        for (const { span, help, message } of report.diagnostics) {
          expect(message).not.toMatch(/undefined|\[object /);
          expect(help.length).toBeGreaterThan(0);
          if (span !== undefined) expect(span.start >= 0 && span.start <= span.end && span.end <= span.file.text.length + 1).toBe(true);
        }
        for (const format of diagnosticFormats) renderDiagnostics(report.diagnostics, format);
        const whole = report.diagnostics.every((diagnostic) => diagnostic.severity === "warning");
        if (whole && !lenient) expect(Object.values(report.value).flat().length).toBeLessThanOrEqual(texts.length);
      }),
      { numRuns: 150 },
    );
  });

  it("of random bytes is decoded or named", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const reporter = new Reporter();
        const file = decode("catalog/x.yaml", bytes, reporter);
        expect(file === undefined).toBe(reporter.diagnostics.length === 1);
        if (file !== undefined) analyzeCatalog([file], { lenient: true, lint: {} });
      }),
      { numRuns: 300 },
    );
  });

  it("that is JSON means what JSON.parse says", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), fc.constantFrom(undefined, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const { value: document, diagnostics } = parseYaml(sourceFile("x.json", text));
        expect(diagnostics).toEqual([]);
        expect(document?.value).toEqual(JSON.parse(text));
        // A comment in front keeps the short cut for JSON from being taken.
        expect(parseYaml(sourceFile("x.yaml", `# a comment\n${text}`)).value?.value).toEqual(JSON.parse(text));
      }),
      { numRuns: 300 },
    );
  });
});

describe("the order of files", () => {
  it("changes neither the model nor the findings", () => {
    const files = fc.array(
      fc.oneof(changed, fc.constantFrom(toolText(), toolText({ name: "x", output: { $ref: "../a/f0.schema.yaml" } }))),
      { minLength: 2, maxLength: 5 },
    );
    fc.assert(
      fc.property(files, fc.integer(), (texts, seed) => {
        const { sources, report } = analyzeAll(texts, false);
        const turned = sources
          .map((source, index) => ({ source, key: (index * 7919 + seed) % 13 }))
          .sort((left, right) => left.key - right.key);
        const again = analyzeCatalog(turned.map(({ source }) => source).reverse(), { lenient: false, lint: {} });
        expect(JSON.stringify(again.value)).toBe(JSON.stringify(report.value));
        expect(renderDiagnostics(again.diagnostics, "json")).toBe(renderDiagnostics(report.diagnostics, "json"));
      }),
      { numRuns: 80 },
    );
  });
});
