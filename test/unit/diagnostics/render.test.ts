import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../../generator/diagnostics/diagnostic.ts";
import { diagnosticFormats, renderDiagnostics } from "../../../generator/diagnostics/render.ts";
import { sourceFile } from "../../../generator/text/source-file.ts";

const file = sourceFile("catalog/a b.tool.yaml", "name: x\r\neffects: reads # 100%\r\n");
const start = file.text.indexOf("reads");
const wrong: Diagnostic = {
  code: "FIELD_VALUE",
  severity: "error",
  message: 'effects cannot be "reads".',
  help: 'Did you mean "read"?',
  span: { file, start, end: start + 5 },
};
const stray: Diagnostic = {
  code: "GENERATED_STRAY",
  severity: "warning",
  message: "Nothing generates <this> & that.",
  help: "Remove it,\nplease: 100%.",
  file: "generated/x.ts",
};
const related: Diagnostic = {
  ...wrong,
  code: "NAME_DUPLICATE",
  span: { file, start: 6, end: 7 },
  related: [{ message: "Here.", span: { file, start: 0, end: 4 } }],
};

describe("text", () => {
  it("shows place, excerpt, caret and the next step", () => {
    expect(renderDiagnostics([wrong], "text")).toBe(
      [
        'catalog/a b.tool.yaml:2:10 error FIELD_VALUE: effects cannot be "reads".',
        "    |",
        "  2 | effects: reads # 100%",
        "    |          ^^^^^",
        '  help: Did you mean "read"?',
        "",
        "1 error and 0 warnings in 1 file.",
        "",
      ].join("\n"),
    );
  });

  it("sorts by file, position and code, and tells each finding once", () => {
    const text = renderDiagnostics([stray, wrong, related, wrong], "text");
    expect([...text.matchAll(/(?:error|warning) ([A-Z_]+):/g)].map((match) => match[1])).toEqual([
      "NAME_DUPLICATE",
      "FIELD_VALUE",
      "GENERATED_STRAY",
    ]);
    expect(text).toContain("see: catalog/a b.tool.yaml:1:1 Here.");
    expect(text).toContain("2 errors and 1 warning in 2 files.");
  });

  it("says nothing of nothing", () => {
    expect(renderDiagnostics([], "text")).toBe("");
  });

  it("is coloured on demand only, and the same below the colours", () => {
    const coloured = renderDiagnostics([wrong, stray], "text", { colour: true });
    const escapeCharacter = String.fromCharCode(27);
    expect(coloured).toContain(`${escapeCharacter}[31merror${escapeCharacter}[0m`);
    expect(coloured.replaceAll(new RegExp(`${escapeCharacter}\\[\\d+m`, "g"), "")).toBe(renderDiagnostics([wrong, stray], "text"));
  });

  it("makes hidden characters visible and cuts long lines around the place", () => {
    const long = sourceFile("l.yaml", `${"x".repeat(500)}\u202eY${"z".repeat(500)}`);
    const text = renderDiagnostics([{ ...wrong, span: { file: long, start: 500, end: 501 } }], "text");
    expect(text).toContain("\\u{202e}Y");
    expect(text).not.toContain("\u202e");
    const [, excerptLine = "", caretLine = ""] = text.split("\n").slice(1);
    expect(excerptLine.length).toBeLessThan(160);
    expect(excerptLine.slice(caretLine.indexOf("^")).startsWith("\\u{202e}")).toBe(true);
  });

  it("shows a place at the very end of a file", () => {
    const end = file.text.length;
    expect(renderDiagnostics([{ ...wrong, span: { file, start: end, end } }], "text")).toContain("a b.tool.yaml:3:1");
    expect(renderDiagnostics([{ ...wrong, span: { file, start: end + 99, end: end + 999 } }], "text")).toContain("a b.tool.yaml:3:1");
  });
});

describe("json", () => {
  it("is the stable interface", () => {
    expect(JSON.parse(renderDiagnostics([wrong, stray], "json"))).toEqual({
      diagnostics: [
        {
          code: "FIELD_VALUE",
          severity: "error",
          message: 'effects cannot be "reads".',
          file: "catalog/a b.tool.yaml",
          line: 2,
          column: 10,
          help: 'Did you mean "read"?',
        },
        {
          code: "GENERATED_STRAY",
          severity: "warning",
          message: "Nothing generates <this> & that.",
          file: "generated/x.ts",
          line: 0,
          column: 0,
          help: "Remove it,\nplease: 100%.",
        },
      ],
      summary: { errors: 1, warnings: 1, files: 2 },
    });
    expect(JSON.parse(renderDiagnostics([], "json"))).toEqual({ diagnostics: [], summary: { errors: 0, warnings: 0, files: 0 } });
  });
});

describe("github", () => {
  it("escapes what ends or splits a workflow command", () => {
    expect(renderDiagnostics([wrong, stray], "github").split("\n")).toEqual([
      '::error file=catalog/a b.tool.yaml,line=2,col=10,endLine=2,endColumn=15,title=FIELD_VALUE::effects cannot be "reads". Did you mean "read"?',
      "::warning file=generated/x.ts,title=GENERATED_STRAY::Nothing generates <this> & that. Remove it,%0Aplease: 100%25.",
      "",
    ]);
  });
});

describe("sarif", () => {
  it("is a 2.1.0 log with a rule for each code and a region for each place", () => {
    const log = JSON.parse(renderDiagnostics([wrong, stray], "sarif"));
    expect(log.version).toBe("2.1.0");
    const [run] = log.runs;
    expect(run.tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual(["FIELD_VALUE", "GENERATED_STRAY"]);
    expect(run.results[0]).toMatchObject({
      ruleId: "FIELD_VALUE",
      ruleIndex: 0,
      level: "error",
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "catalog/a%20b.tool.yaml" },
            region: { startLine: 2, startColumn: 10, endLine: 2, endColumn: 15 },
          },
        },
      ],
    });
    expect(run.results[1].locations[0].physicalLocation).toEqual({ artifactLocation: { uri: "generated/x.ts" } });
  });
});

describe("junit", () => {
  it("fails a case for an error and passes one for a warning, all text escaped", () => {
    const xml = renderDiagnostics([wrong, stray], "junit");
    expect(xml).toContain('<testsuites name="toolwright" tests="2" failures="1">');
    expect(xml.match(/<failure /g)).toHaveLength(1);
    expect(xml).toContain("Nothing generates &lt;this&gt; &amp; that.");
    expect(xml.match(/<testcase /g)).toHaveLength(2);
  });
});

describe("every format", () => {
  it.each(diagnosticFormats)("%s ends in a line end and is the same for findings in any order", (format) => {
    const text = renderDiagnostics([wrong, stray, related], format);
    expect(text.endsWith("\n")).toBe(true);
    expect(renderDiagnostics([related, stray, wrong], format)).toBe(text);
  });
});
