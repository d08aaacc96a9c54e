/** What a generated folder holds and a model does not: what would be lost by writing it. Knows nothing of why. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogJsonPath } from "../emit/catalog-json.ts";
import type { CatalogModel } from "../model/catalog-model.ts";

/** The lists of `catalog.json`, what one of each is called, and the names in a model. */
const lists: Readonly<Record<string, { readonly kind: string; readonly names: (model: CatalogModel) => readonly string[] }>> = {
  tools: { kind: "tool", names: ({ tools }) => tools.map(({ name }) => name) },
  contexts: { kind: "context", names: ({ contexts }) => contexts.map(({ slot }) => slot.name) },
  resources: { kind: "resource", names: ({ resources }) => resources.map(({ row }) => row.name) },
  prompts: { kind: "prompt", names: ({ prompts }) => prompts.map(({ row }) => row.name) },
  schemas: { kind: "schema", names: ({ schemas }) => schemas.map(({ name }) => name) },
  toolsets: { kind: "tool set", names: ({ toolsets }) => toolsets.map(({ name }) => name) },
  agents: { kind: "agent", names: ({ agents }) => agents.map(({ policy }) => policy.agentId) },
};

/** @returns Such as `tool "track_shipment"`; nothing when nothing was generated. */
export function lostDefinitions(generatedDir: string, model: CatalogModel): readonly string[] {
  const catalog = readCatalogJson(generatedDir);
  return Object.entries(lists).flatMap(([list, { kind, names }]) => {
    const now = new Set(names(model));
    return namesIn(catalog[list]).flatMap((name) => (now.has(name) ? [] : [`${kind} "${name}"`]));
  });
}

function readCatalogJson(generatedDir: string): Readonly<Record<string, unknown>> {
  try {
    const catalog: unknown = JSON.parse(readFileSync(join(generatedDir, catalogJsonPath), "utf8"));
    return typeof catalog === "object" && catalog !== null ? (catalog as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function namesIn(list: unknown): readonly string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((row: unknown) => {
    if (typeof row !== "object" || row === null) return [];
    const { name, agentId } = row as { readonly name?: unknown; readonly agentId?: unknown };
    const found = agentId ?? name;
    return typeof found === "string" ? [found] : [];
  });
}
