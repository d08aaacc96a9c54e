import { describe, expect, it } from "vitest";
import { diagnosticCodes, isDiagnosticCode } from "../../../generator/diagnostics/codes.ts";

describe("the table of findings", () => {
  it.each(Object.entries(diagnosticCodes))("says of %s what it is, where it comes from and what cures it", (code, facts) => {
    expect(code).toMatch(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/);
    expect(facts.title).toMatch(/^[A-Za-z].*[^.]$/);
    expect(facts.cause).toMatch(/\.$/);
    expect(facts.fix).toMatch(/\.$/);
    expect(facts.title.length).toBeLessThan(80);
  });

  it("knows its own codes and no members of every object", () => {
    expect(isDiagnosticCode("YAML_SYNTAX")).toBe(true);
    expect(isDiagnosticCode("toString")).toBe(false);
  });
});
