/**
 * Wrong catalogs and what is said of them. Each folder in golden/wrong-yaml is a case: `catalog/` is read as a project's
 * catalog, `options.json` may set options, `diagnostics.txt` is what a person reads. A folder is named after the code it
 * is about, in lower case, with a variant after `--`.
 *
 * After a change of words run `TOOLWRIGHT_UPDATE_GOLDEN=1 npx vitest run test/wrong-yaml` and read the difference.
 */

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type AnalyzeOptions, analyzeCatalog } from "../generator/analyze.ts";
import { type DiagnosticCode, diagnosticCodes } from "../generator/diagnostics/codes.ts";
import type { Diagnostic } from "../generator/diagnostics/diagnostic.ts";
import { startOf } from "../generator/diagnostics/excerpt.ts";
import { renderDiagnostics } from "../generator/diagnostics/render.ts";
import { readCatalog } from "../generator/disk/read-catalog.ts";

const here = join(import.meta.dirname, "golden/wrong-yaml");
const cases = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

/** Codes that no wrong YAML file can cause, or whose file would be too large to keep here. */
const shownElsewhere: Partial<Record<DiagnosticCode, string>> = {
  FILE_UNREADABLE: "test/unit/disk: needs a missing folder",
  FILE_TOO_LARGE: "test/unit/parse: needs a megabyte",
  FILE_OUTSIDE_CATALOG: "test/unit/disk: needs a link",
  FILE_TOO_MANY: "test/unit/disk: needs more files than a case has",
  YAML_TOO_MANY_VALUES: "test/unit/parse: needs half a megabyte",
  SCHEMA_UNCOMPILABLE: "test/unit/bind: what causes it is a fault of the library, and may be mended there",
  RESOURCE_FILE_MISSING: "test/unit/disk: needs a folder to look into",
  GENERATED_STALE: "about generated files",
  GENERATED_MISSING: "about generated files",
  GENERATED_STRAY: "about generated files",
  HANDLER_ORPHANED: "about handlers",
  HANDLER_MISSING: "about handlers",
  HANDLER_UNIMPLEMENTED: "about handlers",
  EXAMPLE_FAILED: "about running examples",
};

async function findingsOf(name: string): Promise<readonly Diagnostic[]> {
  const folder = join(here, name);
  const optionsFile = join(folder, "options.json");
  const given = existsSync(optionsFile) ? (JSON.parse(readFileSync(optionsFile, "utf8")) as Partial<AnalyzeOptions>) : {};
  const read = await readCatalog(folder, "catalog");
  const analyzed = analyzeCatalog(read.value, { lenient: false, lint: {}, ...given });
  return [...read.diagnostics, ...analyzed.diagnostics];
}

const codeOfCase = (name: string) => (name.split("--", 1)[0] ?? "").replaceAll("-", "_").toUpperCase();

describe("a wrong catalog file", () => {
  it("is shown in at least fifty cases", () => {
    expect(cases.length).toBeGreaterThanOrEqual(50);
  });

  it("is shown for every code a file can cause", () => {
    const shown = new Set(cases.map(codeOfCase));
    const missing = Object.keys(diagnosticCodes).filter((code) => !shown.has(code) && !Object.hasOwn(shownElsewhere, code));
    expect(missing).toEqual([]);
  });

  it.each(cases)("gives code, position and cure: %s", async (name) => {
    const diagnostics = await findingsOf(name);
    const text = renderDiagnostics(diagnostics, "text");
    const expectedFile = join(here, name, "diagnostics.txt");
    if (process.env.TOOLWRIGHT_UPDATE_GOLDEN === "1") writeFileSync(expectedFile, text);

    expect(text).toBe(readFileSync(expectedFile, "utf8"));
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(codeOfCase(name));
    for (const diagnostic of diagnostics) {
      expect(diagnostic.help.length, `${diagnostic.code} has a next step`).toBeGreaterThan(5);
      const position = diagnostic.span && startOf(diagnostic.span);
      if (diagnostic.code !== "LINT_SETTING_UNKNOWN") expect(position?.line, `${diagnostic.code} has a line`).toBeGreaterThan(0);
    }
    expect(text).not.toMatch(/\n\s+at .*\.[jt]s:\d+/);
    expect(text).not.toMatch(/undefined|\[object |NaN/);
  });
});
