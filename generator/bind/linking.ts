/** What the definitions of one catalog share while they are linked: their names, and each authored schema, read once. Links nothing. */

import type { JsonObject } from "../../contract/index.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import { assignNames, type ModuleNames } from "../model/names.ts";
import type { SchemaUnit } from "../schema/schema-unit.ts";
import { SchemaChecker, type UsableSchema } from "./check-schemas.ts";
import type {
  ContextDefinition,
  Definition,
  PromptDefinition,
  ResourceDefinition,
  SchemaDefinition,
  ToolDefinition,
} from "./definition.ts";
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

type NamedDefinition = ToolDefinition | ContextDefinition | SchemaDefinition | ResourceDefinition | PromptDefinition;

const namedKinds: ReadonlySet<Definition["kind"]> = new Set(["Tool", "Context", "Schema", "Resource", "Prompt"]);

export interface Linking {
  readonly options: LinkOptions;
  readonly reporter: Reporter;
  readonly checker: SchemaChecker;
  readonly names: ReadonlyMap<NamedDefinition, ModuleNames>;
  /** Units by document path and pointer. */
  readonly units: Map<string, SchemaUnit | undefined>;
}

/** @param definitions - Each name once. */
export function beginLinking(definitions: readonly Definition[], options: LinkOptions, reporter: Reporter): Linking {
  const checker = new SchemaChecker(options, reporter);
  const names = assignNames(definitions.filter((definition): definition is NamedDefinition => namedKinds.has(definition.kind)));
  const linking: Linking = { options, reporter, checker, names, units: readUnits(definitions, checker) };
  checker.setFiles({ catalog: options.catalog, entries: fileEntries(definitions, linking) });
  return linking;
}

export function namesOf(linking: Linking, definition: NamedDefinition): ModuleNames {
  const names = linking.names.get(definition);
  if (names === undefined) throw new Error(`no names were given to ${definition.name}`);
  return names;
}

/** @returns `undefined` where the schema has faults; they are told. */
export function usable(linking: Linking, path: string, at: string, role: "input" | "output" | "value"): UsableSchema | undefined {
  const unit = linking.units.get(unitKey(path, at));
  return unit === undefined ? undefined : linking.checker.usable(unit, role);
}

/** The authored schemas that describe what a model sends: inputs, contexts, and the files these reach. */
export function inputUnitsOf(definitions: readonly Definition[], linking: Linking): readonly SchemaUnit[] {
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
