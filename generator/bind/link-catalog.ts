/** Definitions of all files → one model: references followed, names given, lists sorted. Knows nothing of disk and style. */

import type { Reported } from "../diagnostics/diagnostic.ts";
import { quoted, Reporter } from "../diagnostics/reporter.ts";
import type { CatalogModel } from "../model/catalog-model.ts";
import { byCodeUnits } from "../model/digest.ts";
import type { SchemaUnit } from "../schema/schema-unit.ts";
import type { Definition } from "./definition.ts";
import { linkPrompt, linkResources } from "./link-offers.ts";
import { linkContext, linkSchema, linkTool } from "./link-schemas.ts";
import { linkAgent, linkToolSet } from "./link-views.ts";
import { beginLinking, inputUnitsOf, type LinkOptions, namesOf, usable } from "./linking.ts";

/** A model, and the authored schemas behind it for those who judge what people wrote. */
export interface Linked {
  readonly model: CatalogModel;
  readonly units: readonly SchemaUnit[];
  /** Those that describe what a model sends: inputs, contexts, and the files these reach. */
  readonly inputUnits: readonly SchemaUnit[];
}

export function linkCatalog(definitions: readonly Definition[], options: LinkOptions): Reported<Linked> {
  const reporter = new Reporter();
  const unique = withoutDuplicates(definitions, reporter);
  const linking = beginLinking(unique, options, reporter);
  const defined = ofKind(unique, "Tool");
  const tools = sortedBy(
    defined.flatMap((tool) => linkTool(tool, linking)),
    ({ name }) => name,
  );
  const schemas = ofKind(unique, "Schema").flatMap((schema) => linkSchema(schema, linking));
  for (const bare of ofKind(unique, "BareSchema")) usable(linking, bare.document.file.path, "", "value");
  const contexts = ofKind(unique, "Context").flatMap((context) => linkContext(context, linking));
  const resources = linkResources(ofKind(unique, "Resource"), (resource) => namesOf(linking, resource), reporter);
  const prompts = ofKind(unique, "Prompt").map((prompt) => linkPrompt(prompt, namesOf(linking, prompt)));
  const toolsets = ofKind(unique, "ToolSet").map((set) => linkToolSet(set, defined, tools, reporter));
  const sets = toolsets.map((set) => set.name);
  const agents = ofKind(unique, "Agent").map((agent) => linkAgent(agent, sets, reporter));
  const model: CatalogModel = {
    tools,
    contexts: sortedBy(contexts, ({ slot }) => slot.name),
    resources: sortedBy(resources, ({ row }) => row.name),
    prompts: sortedBy(prompts, ({ row }) => row.name),
    schemas: sortedBy(schemas, ({ name }) => name),
    toolsets: sortedBy(toolsets, ({ name }) => name),
    agents: sortedBy(agents, ({ policy }) => policy.agentId),
  };
  const units = [...linking.units.values()].filter((unit) => unit !== undefined);
  return { value: { model: freezeLists(model), units, inputUnits: inputUnitsOf(unique, linking) }, diagnostics: reporter.diagnostics };
}

function ofKind<K extends Definition["kind"]>(definitions: readonly Definition[], kind: K): Extract<Definition, { kind: K }>[] {
  return definitions.filter((definition): definition is Extract<Definition, { kind: K }> => definition.kind === kind);
}

function sortedBy<Model>(models: Model[], nameOf: (model: Model) => string): Model[] {
  return models.sort((left, right) => byCodeUnits(nameOf(left), nameOf(right)));
}

function freezeLists(model: CatalogModel): CatalogModel {
  for (const list of Object.values(model)) Object.freeze(list);
  return Object.freeze(model);
}

/** Of two definitions of one kind and name the one in the first file, by path, holds. */
function withoutDuplicates(definitions: readonly Definition[], reporter: Reporter): readonly Definition[] {
  const ordered = [...definitions].sort((left, right) => byCodeUnits(left.document.file.path, right.document.file.path));
  const first = new Map<string, Definition>();
  return ordered.filter((definition) => {
    if (definition.kind === "BareSchema") return true;
    const key = `${definition.kind} ${definition.name}`;
    const holder = first.get(key);
    if (holder === undefined) {
      first.set(key, definition);
      return true;
    }
    reporter.add({
      code: "NAME_DUPLICATE",
      message: `${holder.document.file.path} defines a ${definition.kind} named ${quoted(definition.name)} as well.`,
      help: "Rename one of the two, or delete it.",
      span: definition.document.spanOf("/name"),
      related: [{ message: "The name is taken here.", span: holder.document.spanOf("/name") }],
    });
    return false;
  });
}
