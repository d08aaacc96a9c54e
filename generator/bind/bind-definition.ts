/** A parsed document → the definition it holds. Decides the kind; the tables of each kind do the rest. */

import { catalogApiVersion, type JsonObject, type JsonValue } from "../../contract/index.ts";
import type { Reported } from "../diagnostics/diagnostic.ts";
import { quoted, Reporter } from "../diagnostics/reporter.ts";
import type { ParsedDocument } from "../parse/parsed-document.ts";
import { isObject } from "../schema/walk.ts";
import { closest, suggest } from "../text/did-you-mean.ts";
import { joinPointer } from "../text/json-pointer.ts";
import { type Definition, knownKinds, type ServedKind, servedKinds } from "./definition.ts";
import {
  type AgentMembers,
  agentFields,
  type ContextMembers,
  contextFields,
  defaultContextBytes,
  type SchemaMembers,
  schemaFields,
  type ToolSetMembers,
  toolSetFields,
} from "./read-other-kinds.ts";
import { checkPrompt, type PromptMembers, promptFields, promptWordsMeant } from "./read-prompt.ts";
import { checkResource, type ResourceMembers, resourceFields, resourceWordsMeant } from "./read-resource.ts";
import { checkTool, type ToolMembers, toolFields, toolWordsMeant } from "./read-tool.ts";
import { commentCure, complainAtKey, complainAtValue, type Fields, type Reading, readFields } from "./reading.ts";

export interface BindOptions {
  readonly lenient: boolean;
  /** Path of the catalog folder, as it begins the files' paths. */
  readonly catalog: string;
}

/** @returns The definition, or `undefined` when the document has an error. */
export function bindDefinition(document: ParsedDocument, options: BindOptions): Reported<Definition | undefined> {
  const reporter = new Reporter();
  const reading: Reading = { document, reporter, lenient: options.lenient, severity: "error" };
  const definition = bind(document, reading, areaOf(document.file.path, options.catalog));
  return { value: reporter.errorCount === 0 ? definition : undefined, diagnostics: reporter.diagnostics };
}

/** The folder of a file below the catalog root. */
function areaOf(path: string, catalog: string): string {
  const prefix = catalog === "" || catalog === "." ? "" : `${catalog.replace(/\/$/, "")}/`;
  const below = path.startsWith(prefix) ? path.slice(prefix.length) : path;
  return below.slice(0, Math.max(0, below.lastIndexOf("/")));
}

const suffixes: Readonly<Record<ServedKind | (typeof knownKinds)[number], string>> = {
  Tool: "tool",
  Schema: "schema",
  Agent: "agent",
  Context: "context",
  ToolSet: "toolset",
  Source: "source",
  Resource: "resource",
  Prompt: "prompt",
};

const schemaFile = /([^/]+)\.schema\.(?:ya?ml|json)$/;

function bind(document: ParsedDocument, reading: Reading, area: string): Definition | undefined {
  const { value, file } = document;
  const bareName = schemaFile.exec(file.path)?.[1];
  const declared = isObject(value) && (Object.hasOwn(value, "apiVersion") || Object.hasOwn(value, "kind"));
  if (bareName !== undefined && !declared && (isObject(value) || typeof value === "boolean")) {
    return { kind: "BareSchema", document, area, name: bareName, schema: value };
  }
  if (!isObject(value)) {
    return complainAtValue(reading, "", {
      code: "DOCUMENT_NOT_A_MAPPING",
      message: "The document is not a mapping of keys to values.",
      help: "Begin it with `apiVersion: toolwright/v1` and `kind: Tool`.",
    });
  }
  checkApiVersion(value, reading);
  const kind = readKind(value, reading);
  if (kind === undefined) return undefined;
  checkSuffix(kind, reading);
  return binders[kind](value, reading, area);
}

function checkApiVersion(value: JsonObject, reading: Reading): void {
  const version = value.apiVersion;
  if (version === catalogApiVersion) return;
  const severity = reading.lenient ? "warning" : "error";
  const help = `Write \`apiVersion: ${catalogApiVersion}\`.`;
  if (version !== undefined) {
    const message = `The apiVersion ${quoted(version)} is not known.`;
    complainAtValue(reading, "/apiVersion", { code: "API_VERSION_UNKNOWN", message, help, severity });
    return;
  }
  // A key that is nearly this one gets a finding of its own.
  if (Object.keys(value).some((key) => closest(key, ["apiVersion"]) !== undefined)) return;
  complainAtKey(reading, firstKey(value), { code: "FIELD_MISSING", message: '"apiVersion" is missing.', help, severity });
}

function firstKey(value: JsonObject): string {
  const key = ["kind", "name"].find((candidate) => Object.hasOwn(value, candidate));
  return key === undefined ? "" : `/${key}`;
}

function readKind(value: JsonObject, reading: Reading): ServedKind | undefined {
  const written = value.kind;
  const served = servedKinds.find((kind) => kind === written);
  if (served !== undefined) return served;
  if (knownKinds.some((kind) => kind === written)) {
    const message = `The kind ${quoted(written)} belongs to the language and is not served by this version; the file is skipped.`;
    const severity = reading.lenient ? "warning" : "error";
    return complainAtValue(reading, "/kind", {
      code: "KIND_NOT_SERVED",
      message,
      help: "Remove the file, or move it out of the catalog folder.",
      severity,
    });
  }
  if (written === undefined) {
    return complainMissingKind(value, reading);
  }
  const help = suggest(typeof written === "string" ? written : "", servedKinds);
  return complainAtValue(reading, "/kind", { code: "KIND_UNKNOWN", message: `There is no kind ${quoted(written)}.`, help });
}

/** Often it is there, by a name that is nearly its own. */
function complainMissingKind(value: JsonObject, reading: Reading): undefined {
  const code = "KIND_UNKNOWN";
  const message = '"kind" is missing.';
  const keys = Object.keys(value);
  const near = keys.find((key) => closest(key, ["kind"]) !== undefined);
  if (near !== undefined)
    return complainAtKey(reading, joinPointer("", near), { code, message, help: `Did you mean "kind" by ${quoted(near)}?` });
  const comment = keys.find((key) => commentCure(key) !== undefined);
  if (comment !== undefined) return complainAtKey(reading, joinPointer("", comment), { code, message, help: commentCure(comment) ?? "" });
  const at = Object.hasOwn(value, "apiVersion") ? "/apiVersion" : firstKey(value);
  return complainAtKey(reading, at, { code, message, help: `Add \`kind: Tool\`; the kinds are ${servedKinds.join(", ")}.` });
}

function checkSuffix(kind: ServedKind, reading: Reading): void {
  const { path } = reading.document.file;
  const suffix = /\.([A-Za-z]+)\.(?:ya?ml|json)$/.exec(path)?.[1];
  if (suffix === undefined || suffix === suffixes[kind] || !Object.values(suffixes).includes(suffix)) return;
  const message = `The file's name ends as those of another kind do (.${suffix}), and the file says it is a ${kind}.`;
  const help = `Rename it so that it ends in .${suffixes[kind]}.yaml, or mend the kind.`;
  complainAtValue(reading, "/kind", { code: "FILE_SUFFIX_MISMATCH", severity: "warning", message, help });
}

type Binder = (value: JsonValue, reading: Reading, area: string) => Definition | undefined;

/** Reads by a table; whatever lacks a required member has an error already and is not used. */
function whole<T extends object>(
  value: JsonValue,
  fields: Fields<T>,
  reading: Reading,
  meant?: Readonly<Record<string, string>>,
): T | undefined {
  const read = readFields(value, "", fields, reading, meant);
  const lacking =
    read === undefined ||
    Object.entries<{ need: string }>(fields).some(([key, field]) => field.need !== "optional" && !Object.hasOwn(read, key));
  return lacking ? undefined : (read as T);
}

const binders: Readonly<Record<ServedKind, Binder>> = {
  Tool: (value, reading, area) => {
    const tool = whole<ToolMembers>(value, toolFields, reading, toolWordsMeant);
    if (tool === undefined) return undefined;
    checkTool(tool, reading);
    const { apiVersion: _version, kind: _kind, validation, ...members } = tool;
    return { ...members, kind: "Tool", document: reading.document, area, outputValidation: validation.output ?? "enforce" };
  },
  Schema: (value, reading, area) => {
    const read = whole<SchemaMembers>(value, schemaFields, reading);
    if (read === undefined) return undefined;
    const { apiVersion: _version, kind: _kind, ...members } = read;
    return { ...members, kind: "Schema", document: reading.document, area };
  },
  Agent: (value, reading, area) => {
    const read = whole<AgentMembers>(value, agentFields, reading);
    if (read === undefined) return undefined;
    const { apiVersion: _version, kind: _kind, ...members } = read;
    return { ...members, kind: "Agent", document: reading.document, area };
  },
  Context: (value, reading, area) => {
    const read = whole<ContextMembers>(value, contextFields, reading, {
      keyPattern: "key.pattern",
      read: "readers",
      write: "writers",
      expires: "ttl",
    });
    if (read === undefined) return undefined;
    const {
      apiVersion: _version,
      kind: _kind,
      key,
      ttl,
      limits,
      ...members
    } = read as Omit<ContextMembers, "key" | "ttl" | "limits"> & Partial<ContextMembers>;
    return {
      ...members,
      kind: "Context",
      document: reading.document,
      area,
      ...(key?.pattern === undefined ? {} : { keyPattern: key.pattern }),
      ttlMs: ttl ?? 0,
      maxBytes: limits?.maxBytes ?? defaultContextBytes,
    };
  },
  Resource: (value, reading, area) => {
    const read = whole<ResourceMembers>(value, resourceFields, reading, resourceWordsMeant);
    if (read === undefined) return undefined;
    checkResource(read, reading);
    const { apiVersion: _version, kind: _kind, ...members } = read;
    return { ...members, kind: "Resource", document: reading.document, area };
  },
  Prompt: (value, reading, area) => {
    const read = whole<PromptMembers>(value, promptFields, reading, promptWordsMeant);
    if (read === undefined) return undefined;
    checkPrompt(read, reading);
    const { apiVersion: _version, kind: _kind, ...members } = read;
    return { ...members, kind: "Prompt", document: reading.document, area };
  },
  ToolSet: (value, reading, area) => {
    const read = whole<ToolSetMembers>(value, toolSetFields, reading);
    if (read === undefined) return undefined;
    const { apiVersion: _version, kind: _kind, ...members } = read;
    return { ...members, kind: "ToolSet", document: reading.document, area };
  },
};
