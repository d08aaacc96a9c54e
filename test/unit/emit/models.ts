/** Catalog models written by hand, for tests of single emitters. */

import type { CatalogModel, ContextModel, ToolModel } from "../../../generator/model/catalog-model.ts";
import { assignNames } from "../../../generator/model/names.ts";
import { sourceFile } from "../../../generator/text/source-file.ts";

const spanOf = () => ({ file: sourceFile("catalog/made.tool.yaml", ""), start: 0, end: 0 });

export type ToolFacts = Partial<Omit<ToolModel, "names">> & { readonly name: string; readonly area?: string };

export function tool({ area = "", ...facts }: ToolFacts): ToolModel {
  const names = assignNames([{ kind: "Tool" as const, area, name: facts.name }])
    .values()
    .next().value;
  if (names === undefined) throw new Error("no names");
  return {
    version: "1.0.0",
    description: `Does ${facts.name}.`,
    tags: [],
    effects: "read",
    scopes: [],
    input: { dialect: "2020-12", schema: { type: "object" } },
    output: { dialect: "2020-12", schema: true },
    errors: {},
    limits: { timeoutMs: 30_000, maxBytes: 262_144, maxConcurrency: 100 },
    outputValidation: "enforce",
    handler: { kind: "code", declaration: true },
    examples: [],
    spanOf,
    ...facts,
    names,
  };
}

export function context(name: string, description = `Holds ${name}.`): ContextModel {
  const names = assignNames([{ kind: "Context" as const, area: "contexts", name }])
    .values()
    .next().value;
  if (names === undefined) throw new Error("no names");
  const slot = { name, description, readers: ["cases:read"], writers: ["cases:write"], ttlMs: 0, maxBytes: 65_536 };
  return { slot, names, schema: { dialect: "2020-12", schema: { type: "object" } }, spanOf };
}

export function model(parts: Partial<CatalogModel>): CatalogModel {
  return { tools: [], contexts: [], resources: [], prompts: [], schemas: [], toolsets: [], agents: [], ...parts };
}
