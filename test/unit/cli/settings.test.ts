import { describe, expect, it } from "vitest";
import { defaultProjectSettings, readSettings } from "../../../cli/settings.ts";
import { diagnosticCodes } from "../../../generator/diagnostics/codes.ts";
import { jsonDiagnostic } from "../../../generator/diagnostics/render-json.ts";
import { lintRules } from "../../../generator/lint/rules/index.ts";
import { sourceFile } from "../../../generator/text/source-file.ts";

function read(text: string) {
  const { value, diagnostics } = readSettings(sourceFile("toolwright.yaml", text));
  return { value, complaints: diagnostics.map(jsonDiagnostic) };
}

describe("toolwright.yaml", () => {
  it.each([["# nothing\n"], [""], ["server:\nlint:\nstores: {}\n"]])("may set nothing: %j", (text) => {
    expect(read(text)).toEqual({ value: defaultProjectSettings, complaints: [] });
  });

  it("sets folders, the server and levels of rules", () => {
    const text = `catalog: ./tools/\ngenerated: out/generated\nserver: { port: 7500, allowedOrigins: [https://a.example] }\nlint: { rules: { LINT_ONE_ACTION: off } }\n`;
    expect(read(text)).toEqual({
      value: {
        catalog: "tools",
        generated: "out/generated",
        handlers: "handlers",
        server: { port: 7500, allowedOrigins: ["https://a.example"] },
        lint: { rules: { LINT_ONE_ACTION: "off" } },
        mcp: {},
      },
      complaints: [],
    });
  });

  it("says what the server is to the MCP registry, whole or in part", () => {
    const text = `mcp:\n  server:\n    name: com.example/fleet\n    description: One fleet.\n    url: https://fleet.example.com\n    package: false\n`;
    const server = { name: "com.example/fleet", description: "One fleet.", url: "https://fleet.example.com", package: false };
    expect(read(text)).toEqual({ value: { ...defaultProjectSettings, mcp: { server } }, complaints: [] });
    expect(read("mcp: { server: }\n")).toEqual({ value: { ...defaultProjectSettings, mcp: { server: {} } }, complaints: [] });
  });

  it.each([
    ["catlog: x\n", 1, 1, '"catlog" is not a field here.', 'Did you mean "catalog"?'],
    ["catalog: a\nserver:\n  prot: 1\n", 3, 3, '"prot" is not a field here.', 'Did you mean "port"?'],
    ["lint: { rles: {} }\n", 1, 9, '"rles" is not a field here.', 'Did you mean "rules"?'],
    ["lint: { rules: { LINT_ONE_ACTION: eror } }\n", 1, 35, '"eror" is not a level of a rule.', 'Did you mean "error"?'],
    ["catalog: ../other\n", 1, 10, 'catalog cannot be "../other": it must be a folder below the project.', "without `..`"],
    ["generated: /etc\n", 1, 12, 'generated cannot be "/etc": it must be a folder below the project.', "without `..`"],
    ["handlers: .\n", 1, 11, 'handlers cannot be ".": it must be a folder below the project.', "without `..`"],
    ["generated: catalog/out\n", 1, 1, "generated (catalog/out) lies in catalog (catalog).", "a folder of its own"],
    ["budget: { tokens: 1 }\n", 1, 11, '"tokens" is not a setting: this version reads nothing under budget.', "Remove it."],
    ["server: { port: { a: 1 } }\n", 1, 17, "server.port is a mapping", ""],
    [
      "lint: { rules: { LINT_NAME_REFUSE: off } }\n",
      1,
      18,
      'There is no lint rule "LINT_NAME_REFUSE".',
      'Did you mean "LINT_NAME_REFUSED"?',
    ],
    ["server:\n  port: 70000\n", 2, 9, "server.port cannot be 70000.", "Give a whole number from 0 to 65535"],
    ["server: { heartbeatIntervalMs: soon }\n", 1, 32, 'server.heartbeatIntervalMs cannot be "soon".', "Give a whole number"],
    ["server: { logLevel: infos }\n", 1, 21, 'server.logLevel cannot be "infos".', 'Did you mean "info"?'],
    ["server: { strict: maybe }\n", 1, 19, 'server.strict cannot be "maybe".', "Give true or false."],
    ["mcp: { server: { name: fleet } }\n", 1, 24, 'mcp.server.name cannot be "fleet".', "io.github.you/logistics"],
    ["mcp: { server: { url: fleet.example.com } }\n", 1, 23, 'mcp.server.url cannot be "fleet.example.com".', "https://"],
    ["mcp: { server: { version: latest } }\n", 1, 27, 'mcp.server.version cannot be "latest".', "1.0.0"],
    ["mcp: { server: { title: 5 } }\n", 1, 25, "mcp.server.title is a number", "in quotes"],
    ["mcp: { servr: {} }\n", 1, 8, '"servr" is not a field here.', 'Did you mean "server"?'],
    ["- a\n", 1, 1, "The document is a list", ""],
  ])("complains about %j at its place", (text, line, column, message, help) => {
    const { complaints } = read(text);
    expect(complaints).toMatchObject([{ severity: "error", file: "toolwright.yaml", line, column }]);
    expect(complaints[0]?.message).toContain(message);
    expect(complaints[0]?.help).toContain(help);
  });

  it("knows every lint rule, and nothing else, as a rule", () => {
    const levels = (codes: readonly string[]) => read(`lint: { rules: { ${codes.map((code) => `${code}: warn`).join(", ")} } }\n`);
    expect(levels(lintRules.map(({ id }) => id)).complaints).toEqual([]);
    const others = Object.keys(diagnosticCodes).filter((code) => !lintRules.some(({ id }) => id === code));
    expect(levels(others).complaints).toHaveLength(others.length);
  });

  it("has a finding for a text that is no YAML", () => {
    expect(read("catalog: [\n").complaints[0]).toMatchObject({ severity: "error", file: "toolwright.yaml" });
  });
});
