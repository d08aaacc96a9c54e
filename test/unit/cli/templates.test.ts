import { describe, expect, it } from "vitest";
import { newDefinition, newKinds } from "../../../cli/templates/definitions.ts";
import { editorSchemaFrom } from "../../../cli/templates/editor-schema.ts";
import { newProject } from "../../../cli/templates/project.ts";
import { analyzeCatalog } from "../../../generator/analyze.ts";
import { jsonDiagnostic } from "../../../generator/diagnostics/render-json.ts";
import { sourceFile } from "../../../generator/text/source-file.ts";

function findings(files: Readonly<Record<string, string>>) {
  const sources = Object.entries(files).map(([path, text]) => sourceFile(path, text));
  const { value, diagnostics } = analyzeCatalog(sources, { lenient: false, lint: {} });
  return { model: value, findings: diagnostics.map(jsonDiagnostic) };
}

describe("a new catalog file", () => {
  const names = ["track_shipment", "x", "2fa.check-1", "true", "1e3", "a".repeat(64)];

  it.each(newKinds.flatMap((kind) => names.map((name) => [kind, name] as const)))("of kind %s named %s has no findings", (kind, name) => {
    const text = newDefinition(kind, { name, area: "", editorSchema: editorSchemaFrom("catalog", kind) });
    const tool = newDefinition("tool", { name: "other", area: "", editorSchema: "" });
    expect(
      findings({ "catalog/other.tool.yaml": tool, [`catalog/${name}.${kind}.yaml`]: text }).findings.filter(
        ({ code }) => code !== "LINT_NAME_REFUSED",
      ),
    ).toEqual([]);
  });

  it("names its editor schema in the first line, seen from its own folder", () => {
    const text = newDefinition("tool", { name: "a", area: "x/y", editorSchema: editorSchemaFrom("catalog/x/y", "tool") });
    expect(text.split("\n", 1)[0]).toBe(
      "# yaml-language-server: $schema=../../../node_modules/toolwright/contract/schemas/tool-definition.schema.json",
    );
  });
});

describe("a new project", () => {
  it("has a catalog without findings: one tool, one agent that may call it", () => {
    const catalog = Object.fromEntries(Object.entries(newProject("x", "1.0.0")).filter(([path]) => path.startsWith("catalog/")));
    const { model, findings: found } = findings(catalog);
    expect(found).toEqual([]);
    expect(model.tools.map(({ name }) => name)).toEqual(["count_working_days"]);
    expect(model.agents[0]?.policy.scopes).toEqual(model.tools[0]?.scopes);
  });

  it("keeps keys, builds and the environment out of git", () => {
    expect(newProject("x", "1.0.0")[".gitignore"]?.split("\n")).toEqual(
      expect.arrayContaining([".env", ".toolwright/", "dist/", "node_modules/"]),
    );
  });
});
