/** A change of the YAML shows as a compiler error where the code no longer fits. */

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile, sourcesFrom, strangersProject, treeOf, typeErrors, writeTree } from "../support/compiled-project.ts";

const toolYaml = `apiVersion: toolwright/v1
kind: Tool
name: track
version: 1.0.0
description: Where a shipment is.
effects: read
scopes: [shipments:read]
input:
  type: object
  properties:
    shipment_id: { type: string, maxLength: 10, description: Its id. }
    include_events: { type: boolean, default: false, description: Also its events. }
  required: [shipment_id]
  additionalProperties: false
output:
  type: object
  properties:
    shipment_id: { type: string, maxLength: 10, description: Its id. }
    status: { enum: [planned, delivered], description: Where it is in its life. }
  required: [shipment_id, status]
  additionalProperties: false
handler: { code: true }
examples:
  - { name: one, input: { shipment_id: A }, output: { shipment_id: A, status: planned } }
`;

const handlerCode = `import type { Handler } from "../generated/tools.ts";

export const handler: Handler<"track"> = async (input, context) => {
  const id: string = input.shipment_id;
  const wantsEvents: boolean = input.include_events;
  context.logger.info("demo.tracked", { id, wantsEvents });
  return { shipment_id: id, status: "delivered" };
};
`;

interface Case {
  readonly name: string;
  readonly yaml: (text: string) => string;
  readonly handler?: (code: string) => string;
  /** Files that complain, and words of each complaint, in order. */
  readonly complaints: readonly (readonly [file: string, words: RegExp])[];
}

const inHandler = "handlers/track.ts";
const inRegistry = "generated/registry.check.ts";
const same = (text: string) => text;

const cases: readonly Case[] = [
  { name: "nothing changed", yaml: same, complaints: [] },
  {
    name: "an argument is renamed",
    yaml: (text) =>
      text
        .replace(
          "    shipment_id: { type: string, maxLength: 10, description: Its id. }\n    include",
          "    consignment: { type: string, maxLength: 10, description: Its id. }\n    include",
        )
        .replace("[shipment_id]\n", "[consignment]\n")
        .replace("input: { shipment_id: A }", "input: { consignment: A }"),
    complaints: [[inHandler, /'shipment_id' does not exist/]],
  },
  {
    name: "an argument changes its type",
    yaml: (text) =>
      text
        .replace(
          "shipment_id: { type: string, maxLength: 10, description: Its id. }",
          "shipment_id: { type: integer, description: Its id. }",
        )
        .replace("input: { shipment_id: A }", "input: { shipment_id: 1 }"),
    complaints: [[inHandler, /'number' is not assignable to type 'string'/]],
  },
  {
    name: "an argument loses its default",
    yaml: (text) => text.replace("default: false, ", ""),
    complaints: [[inHandler, /'boolean \| undefined' is not assignable to type 'boolean'/]],
  },
  {
    name: "the result gains a required member",
    yaml: (text) =>
      text
        .replace("[shipment_id, status]", "[shipment_id, status, eta]")
        .replace("    status: {", "    eta: { type: string, format: date-time, description: When. }\n    status: {")
        .replace("status: planned }", "status: planned, eta: 2026-01-01T00:00:00Z }"),
    complaints: [[inHandler, /is not assignable to type 'Handler<"track">'/]],
  },
  {
    name: "the result loses an allowed value",
    yaml: (text) => text.replace("[planned, delivered]", "[planned, arrived]"),
    complaints: [[inHandler, /"delivered"/]],
  },
  {
    name: "the tool is renamed",
    yaml: (text) => text.replace("name: track", "name: trace"),
    complaints: [
      [inRegistry, /handlers\/trace/],
      [inHandler, /"track"' does not satisfy/],
    ],
  },
  {
    name: "a handler without its annotation gives something else",
    yaml: same,
    handler: () => "export const handler = async (input: { shipment_id: string }) => ({ shipment_id: input.shipment_id });\n",
    complaints: [[inRegistry, /does not satisfy the expected type 'Handlers'/]],
  },
  {
    name: "a handler is not exported",
    yaml: same,
    handler: () => "const handler = 1;\nexport const other = handler;\n",
    complaints: [[inRegistry, /'handler'/]],
  },
];

describe("the compiler, after a change of the YAML or the handler,", () => {
  let project: ReturnType<typeof strangersProject>;
  let errors: readonly string[] = [];

  beforeAll(async () => {
    project = strangersProject();
    for (const [index, { yaml, handler = same }] of cases.entries()) {
      const { value, diagnostics } = await compile(sourcesFrom({ "track.tool.yaml": yaml(toolYaml) }));
      expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      const generated = Object.entries(treeOf(value.files)).filter(([path]) => path.startsWith("generated/"));
      writeTree(project.folder, Object.fromEntries(generated.map(([path, content]) => [`case${index}/${path}`, content])));
      writeTree(project.folder, { [`case${index}/${inHandler}`]: handler(handlerCode) });
    }
    errors = typeErrors(project.folder);
  });
  afterAll(() => project.remove());

  it.each(cases.map((one, index) => ({ ...one, index })))("says the right thing when $name", ({ index, complaints }) => {
    const found = errors.filter((line) => line.startsWith(`case${index}/`)).map((line) => line.slice(`case${index}/`.length));
    expect(found.length > 0, found.join("\n")).toBe(complaints.length > 0);
    for (const [file, words] of complaints) {
      const line = found.find((one) => one.startsWith(`${file}(`));
      expect(line, found.join("\n")).toMatch(words);
    }
  });
});
