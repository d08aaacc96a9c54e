/** Definitions of all files → one model: references followed, names given, lists sorted. Knows nothing of disk and style. */

import type { JsonObject } from "../../contract/index.ts";
import type { Reported } from "../diagnostics/diagnostic.ts";
import { quoted, Reporter } from "../diagnostics/reporter.ts";
import type {
  AgentModel,
  CatalogModel,
  ContextModel,
  SchemaModel,
  StandaloneSchema,
  ToolModel,
  ToolSetModel,
} from "../model/catalog-model.ts";
import { byCodeUnits } from "../model/digest.ts";
import { assignNames, type ModuleNames } from "../model/names.ts";
import type { SchemaUnit } from "../schema/schema-unit.ts";
import { isObject } from "../schema/walk.ts";
import { rootOf, SchemaChecker, type UsableSchema } from "./check-schemas.ts";
import type {
  AgentDefinition,
  ContextDefinition,
  Definition,
  PromptDefinition,
  ResourceDefinition,
  SchemaDefinition,
  ToolDefinition,
  ToolSetDefinition,
} from "./definition.ts";
import { linkPrompt, linkResources } from "./link-offers.ts";
import { linkAgent, linkToolSet } from "./link-views.ts";
import type { FileEntry } from "./resolve-refs.ts";
import type { SchemaInspector } from "./schema-inspector.ts";

export interface LinkOptions {
  readonly lenient: boolean;
  readonly catalog: string;
  readonly inspect: SchemaInspector;
  /** Paths of files that exist and could not be read. */
  readonly brokenFiles: readonly string[];
  /** Paths of sound files that define nothing here. */
  readonly otherFiles?: readonly string[];
}

/** A model, and the authored schemas behind it for those who judge what people wrote. */
export interface Linked {
  readonly model: CatalogModel;
  readonly units: readonly SchemaUnit[];
  /** Those that describe what a model sends: inputs, contexts, and the files these reach. */
  readonly inputUnits: readonly SchemaUnit[];
}

type NamedDefinition = ToolDefinition | ContextDefinition | SchemaDefinition | ResourceDefinition | PromptDefinition;

const namedKinds: ReadonlySet<Definition["kind"]> = new Set(["Tool", "Context", "Schema", "Resource", "Prompt"]);

interface Linking {
  readonly options: LinkOptions;
  readonly reporter: Reporter;
  readonly checker: SchemaChecker;
  readonly names: ReadonlyMap<NamedDefinition, ModuleNames>;
  /** Units by document path and pointer. */
  readonly units: Map<string, SchemaUnit | undefined>;
}

export function linkCatalog(definitions: readonly Definition[], options: LinkOptions): Reported<Linked> {
  const reporter = new Reporter();
  const unique = withoutDuplicates(definitions, reporter);
  const checker = new SchemaChecker(options, reporter);
  const names = assignNames(unique.filter((definition): definition is NamedDefinition => namedKinds.has(definition.kind)));
  const linking: Linking = { options, reporter, checker, names, units: readUnits(unique, checker) };
  checker.setFiles({ catalog: options.catalog, entries: fileEntries(unique, linking) });
  const tools = sortedByName(ofKind(unique, "Tool").flatMap((tool) => linkTool(tool, linking)));
  const schemas = sortedByName(ofKind(unique, "Schema").flatMap((schema) => linkSchema(schema, linking)));
  for (const bare of ofKind(unique, "BareSchema")) usable(linking, bare.document.file.path, "", "value");
  const contexts = ofKind(unique, "Context").flatMap((context) => linkContext(context, linking));
  const resources = linkResources(ofKind(unique, "Resource"), (resource) => namesOf(linking, resource), reporter);
  const prompts = ofKind(unique, "Prompt").map((prompt) => linkPrompt(prompt, namesOf(linking, prompt)));
  const defined = ofKind(unique, "Tool");
  const toolsets: ToolSetModel[] = ofKind(unique, "ToolSet").map((set: ToolSetDefinition) => linkToolSet(set, defined, tools, reporter));
  const sets = toolsets.map((set) => set.name);
  const agents: AgentModel[] = ofKind(unique, "Agent").map((agent: AgentDefinition) => linkAgent(agent, sets, reporter));
  const model: CatalogModel = {
    tools,
    contexts: contexts.sort((left, right) => byCodeUnits(left.slot.name, right.slot.name)),
    resources: resources.sort((left, right) => byCodeUnits(left.row.name, right.row.name)),
    prompts: prompts.sort((left, right) => byCodeUnits(left.row.name, right.row.name)),
    schemas,
    toolsets: sortedByName(toolsets),
    agents: agents.sort((left, right) => byCodeUnits(left.policy.agentId, right.policy.agentId)),
  };
  const units = [...linking.units.values()].filter((unit) => unit !== undefined);
  return { value: { model: deepFreezeLists(model), units, inputUnits: inputUnitsOf(unique, linking) }, diagnostics: reporter.diagnostics };
}

function inputUnitsOf(definitions: readonly Definition[], linking: Linking): readonly SchemaUnit[] {
  const found = new Set<SchemaUnit>();
  for (const definition of definitions) {
    const at = definition.kind === "Tool" ? "/input" : "/schema";
    if (definition.kind !== "Tool" && definition.kind !== "Context") continue;
    const unit = linking.units.get(unitKey(definition.document.file.path, at));
    if (unit === undefined) continue;
    found.add(unit);
    for (const file of linking.checker.reached(unit)) found.add(file.unit);
  }
  return [...found];
}

function ofKind<K extends Definition["kind"]>(definitions: readonly Definition[], kind: K): Extract<Definition, { kind: K }>[] {
  return definitions.filter((definition): definition is Extract<Definition, { kind: K }> => definition.kind === kind);
}

function sortedByName<T extends { readonly name: string }>(list: T[]): T[] {
  return list.sort((left, right) => byCodeUnits(left.name, right.name));
}

function deepFreezeLists(model: CatalogModel): CatalogModel {
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

function unitKey(path: string, at: string): string {
  return `${path}#${at}`;
}

const schemaMembers: Readonly<Record<Definition["kind"], readonly ("input" | "output" | "schema" | "")[]>> = {
  Tool: ["input", "output"],
  Context: ["schema"],
  Schema: ["schema"],
  BareSchema: [""],
  Agent: [],
  Resource: [],
  Prompt: [],
  ToolSet: [],
};

/** Reads the authored schemas of all definitions, each once. */
function readUnits(definitions: readonly Definition[], checker: SchemaChecker): Map<string, SchemaUnit | undefined> {
  const units = new Map<string, SchemaUnit | undefined>();
  for (const definition of definitions) {
    for (const member of schemaMembers[definition.kind]) {
      const at = member === "" ? "" : `/${member}`;
      const schema = definition[(member === "" ? "schema" : member) as keyof Definition] as unknown as JsonObject;
      units.set(unitKey(definition.document.file.path, at), checker.unit(definition.document, at, schema));
    }
  }
  return units;
}

function fileEntries(definitions: readonly Definition[], linking: Linking): ReadonlyMap<string, FileEntry> {
  const entries = new Map<string, FileEntry>();
  for (const path of linking.options.otherFiles ?? []) entries.set(path, { state: "other", path });
  for (const path of linking.options.brokenFiles) entries.set(path, { state: "broken", path });
  for (const definition of definitions) {
    const { path } = definition.document.file;
    if (definition.kind !== "Schema" && definition.kind !== "BareSchema") {
      entries.set(path, { state: "other", path });
      continue;
    }
    const unit = linking.units.get(unitKey(path, definition.kind === "Schema" ? "/schema" : ""));
    const key = definition.name.replace(/[^A-Za-z0-9_.-]/g, "_");
    entries.set(path, unit === undefined ? { state: "broken", path } : { state: "schema", path, key, unit });
  }
  return entries;
}

function usable(linking: Linking, path: string, at: string, role: "input" | "output" | "value"): UsableSchema | undefined {
  const unit = linking.units.get(unitKey(path, at));
  return unit === undefined ? undefined : linking.checker.usable(unit, role);
}

function namesOf(linking: Linking, definition: NamedDefinition): ModuleNames {
  const names = linking.names.get(definition);
  if (names === undefined) throw new Error(`no names were given to ${definition.name}`);
  return names;
}

function linkTool(tool: ToolDefinition, linking: Linking): ToolModel[] {
  const { path } = tool.document.file;
  const input = usable(linking, path, "/input", "input");
  const output = usable(linking, path, "/output", "output");
  if (input === undefined || output === undefined || !rootIsObject(input, linking)) return [];
  const { kind: _kind, document, area: _area, ...members } = tool;
  return [
    {
      ...members,
      names: namesOf(linking, tool),
      input: input.standalone,
      output: output.standalone,
      spanOf: spanOfParts(document.spanOf, { input, output }),
      origin: { path, inputFiles: linking.checker.reached(input.unit).map((file) => file.path) },
    },
  ];
}

/** Spans of a definition, its schemas' included, wherever they came from. */
function spanOfParts(spanOf: ToolModel["spanOf"], parts: Readonly<Record<string, UsableSchema>>): ToolModel["spanOf"] {
  return (pointer) => {
    const name = Object.keys(parts).find((part) => pointer === `/${part}` || pointer.startsWith(`/${part}/`));
    const part = name === undefined ? undefined : parts[name];
    return name === undefined || part === undefined ? spanOf(pointer) : part.spanOf(pointer.slice(name.length + 1));
  };
}

/** @returns False when nothing that is an object fits. */
function rootIsObject(schema: UsableSchema, linking: Linking): boolean {
  const root = rootOf(schema.standalone.schema);
  const type = isObject(root) ? root.type : undefined;
  if (type === "object") return true;
  const impossible = root === false || (typeof type === "string" && type !== "object") || (Array.isArray(type) && !type.includes("object"));
  const { lenient } = linking.options;
  linking.reporter.add({
    code: "SCHEMA_ROOT_NOT_OBJECT",
    severity: lenient && !impossible ? "warning" : "error",
    message:
      type === undefined
        ? "The root of this schema has no `type: object`."
        : `The root of this schema is of type ${quoted(type)}; it must be object.`,
    help: "Write `type: object` at the root.",
    span: type === undefined ? schema.unit.document.keySpanOf(schema.unit.at) : schema.spanOf("/type"),
  });
  return lenient && !impossible;
}

function standaloneOf(schema: UsableSchema): StandaloneSchema {
  return schema.standalone;
}

function linkSchema(definition: SchemaDefinition, linking: Linking): SchemaModel[] {
  const schema = usable(linking, definition.document.file.path, "/schema", "value");
  if (schema === undefined) return [];
  const { name, description } = definition;
  const described = description === undefined ? {} : { description };
  return [
    {
      name,
      ...described,
      names: namesOf(linking, definition),
      schema: standaloneOf(schema),
      spanOf: spanOfParts(definition.document.spanOf, { schema }),
    },
  ];
}

function linkContext(definition: ContextDefinition, linking: Linking): ContextModel[] {
  const schema = usable(linking, definition.document.file.path, "/schema", "value");
  if (schema === undefined || !rootIsObject(schema, linking) || !keyPatternFits(definition, linking)) return [];
  const { kind: _kind, document, area: _area, schema: _schema, ...slot } = definition;
  return [{ slot, names: namesOf(linking, definition), schema: schema.standalone, spanOf: spanOfParts(document.spanOf, { schema }) }];
}

/** A slot's key pattern runs on what agents send, so that it is held to what schemas' patterns are held to. */
function keyPatternFits(definition: ContextDefinition, linking: Linking): boolean {
  if (definition.keyPattern === undefined) return true;
  const schema: StandaloneSchema = { dialect: "2020-12", schema: { type: "string", pattern: definition.keyPattern } };
  const [fault] = linking.options.inspect(schema, "value");
  if (fault === undefined) return true;
  linking.reporter.add({
    code: "CONTEXT_KEY_PATTERN",
    message: fault.message,
    help: fault.help,
    span: definition.document.spanOf("/key/pattern"),
  });
  return false;
}
