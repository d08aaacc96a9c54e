import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { servedKinds } from "../../../generator/bind/definition.ts";
import { agentFields, contextFields, schemaFields, toolSetFields } from "../../../generator/bind/read-other-kinds.ts";
import { promptFields } from "../../../generator/bind/read-prompt.ts";
import { resourceFields } from "../../../generator/bind/read-resource.ts";
import { toolFields } from "../../../generator/bind/read-tool.ts";
import type { Field } from "../../../generator/bind/reading.ts";
import { toolText } from "../../support/catalog-text.ts";

interface PublishedSchema {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, { readonly description?: string; readonly $ref?: string }>>;
}

const folder = join(import.meta.dirname, "../../../contract/schemas");

function published(kind: string): PublishedSchema {
  return JSON.parse(readFileSync(join(folder, `${kind.toLowerCase()}-definition.schema.json`), "utf8"));
}

const tables: Readonly<Record<(typeof servedKinds)[number], Readonly<Record<string, unknown>>>> = {
  Tool: toolFields,
  Schema: schemaFields,
  Agent: agentFields,
  Context: contextFields,
  Resource: resourceFields,
  Prompt: promptFields,
  ToolSet: toolSetFields,
};

describe.each(servedKinds)("the published schema of %s", (kind) => {
  const schema = published(kind);
  const table = Object.entries(tables[kind] as Readonly<Record<string, Field<unknown>>>);

  it("has the fields that the compiler reads", () => {
    expect(Object.keys(schema.properties).sort()).toEqual(table.map(([name]) => name).sort());
  });

  it("requires what the compiler requires", () => {
    const required = table.filter(([, field]) => field.need !== "optional").map(([name]) => name);
    expect([...schema.required].sort()).toEqual([...required, "apiVersion", "kind"].sort());
  });

  it("describes every field, for the editor", () => {
    const silent = Object.entries(schema.properties).filter(([, property]) => property.description === undefined);
    expect(silent.map(([name]) => name)).toEqual([]);
  });
});

describe("the published schema of a tool", () => {
  it("accepts a tool without a fault and refuses one with a typo", () => {
    const schema = published("Tool");
    // One library instance holds one dialect, and what is inside `input` and `output` is not the question here.
    const properties = { ...schema.properties, input: { type: "object" }, output: {} };
    const validate = new Ajv({ strict: false, validateFormats: false }).compile({ ...schema, properties });
    const tool = JSON.parse(toolText({ limits: { timeout: "5s", maxBytes: "1MiB" } }));
    expect(validate(tool)).toBe(true);
    expect(validate({ ...tool, efects: "read" })).toBe(false);
    expect(validate({ ...tool, name: "a b" })).toBe(false);
    expect(validate({ ...tool, handler: { code: true, mock: true } })).toBe(false);
  });

  it("takes schemas of both dialects", () => {
    const choices = ["https://json-schema.org/draft/2020-12/schema", "http://json-schema.org/draft-07/schema#"].map(($ref) => ({ $ref }));
    expect(published("Tool").properties).toMatchObject({ input: { anyOf: choices }, output: { anyOf: choices } });
  });
});
