/** A `Tool` document → ToolDefinition. Knows nothing of other files. */

import {
  type CatalogExample,
  type Deprecation,
  type Effects,
  errorCatalog,
  type Icon,
  isErrorCode,
  type JsonObject,
  type JsonValue,
  type OutputValidation,
  type ToolLimits,
} from "../../contract/index.ts";
import { quoted } from "../diagnostics/reporter.ts";
import type { HandlerDeclaration } from "../model/catalog-model.ts";
import { isObject } from "../schema/walk.ts";
import { suggest } from "../text/did-you-mean.ts";
import { joinPointer } from "../text/json-pointer.ts";
import { checkConfirm } from "./read-confirm.ts";
import { icons, meta } from "./read-faces.ts";
import { readHandler } from "./read-handler.ts";
import { limitsBeside } from "./read-limits.ts";
import { anyValue, isoDate, listOf, name, names, oneOf, semver, text, textMap } from "./readers.ts";
import { complainAtKey, complainAtValue, type Fields, type Reader, type Reading, readFields, wrongType } from "./reading.ts";

/** The document's members, as its author names them. */
export interface ToolMembers {
  apiVersion: JsonValue;
  kind: JsonValue;
  name: string;
  version: string;
  title: string;
  description: string;
  owner: string;
  tags: readonly string[];
  effects: Effects;
  confirm: string;
  scopes: readonly string[];
  deprecated: Deprecation;
  input: JsonValue;
  output: JsonValue;
  errors: Readonly<Record<string, string>>;
  limits: ToolLimits;
  validation: { output?: OutputValidation };
  handler: HandlerDeclaration;
  examples: readonly CatalogExample[];
  icons: readonly Icon[];
  _meta: JsonObject;
}

const defaultLimits: ToolLimits = { timeoutMs: 30_000, maxBytes: 262_144, maxConcurrency: 100 };

const deprecationFields: Fields<{ since: string; use?: string; removeAfter?: string }> = {
  since: { read: semver, need: "always", add: "since: 1.2.0" },
  use: { read: name, need: "optional" },
  removeAfter: { read: isoDate, need: "optional" },
};

const deprecation: Reader<Deprecation> = (value, pointer, reading) => {
  const read = readFields(value, pointer, deprecationFields, reading);
  return read?.since === undefined ? undefined : { ...read, since: read.since };
};

const errorName = (key: string, pointer: string, reading: Reading): boolean => {
  if (isErrorCode(key)) {
    const help = `Give the tool's own error another name; built in are ${Object.keys(errorCatalog).join(", ")}.`;
    complainAtKey(reading, pointer, { code: "ERROR_NAME_RESERVED", message: `${quoted(key)} is a built-in error code.`, help });
    return false;
  }
  if (/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(key) && key.length <= 64) return true;
  const proposed = key
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .toUpperCase();
  const help = proposed === "" ? "Write it like SHIPMENT_NOT_FOUND." : `Write it as ${proposed.slice(0, 64)}.`;
  complainAtKey(reading, pointer, { code: "ERROR_NAME_INVALID", message: `The error name ${quoted(key)} is not UPPER_SNAKE_CASE.`, help });
  return false;
};

const jsonObject: Reader<JsonObject> = (value, pointer, reading) =>
  isObject(value) ? value : wrongType(value, pointer, "a mapping of arguments", reading);

const answersByKey: Reader<JsonObject> = (value, pointer, reading) =>
  isObject(value) ? value : wrongType(value, pointer, "a mapping from questions to their answers", reading);

const exampleFields: Fields<{
  name: string;
  input: JsonObject;
  answers?: JsonObject;
  output?: JsonValue;
  match?: JsonValue;
  error?: string;
}> = {
  name: { read: text, need: "always", add: "name: what the example shows" },
  input: { read: jsonObject, need: "always", add: "input: {}" },
  answers: { read: answersByKey, need: "optional" },
  output: { read: anyValue, need: "optional" },
  match: { read: anyValue, need: "optional" },
  error: { read: text, need: "optional" },
};

const expectations = ["output", "match", "error"] as const;

const example: Reader<CatalogExample> = (value, pointer, reading) => {
  const read = readFields(value, pointer, exampleFields, reading, { arguments: "input", args: "input", result: "output", expect: "match" });
  if (read?.name === undefined || read.input === undefined) return undefined;
  const given = expectations.filter((key) => isObject(value) && Object.hasOwn(value, key));
  if (given.length === 1) return { ...read, name: read.name, input: read.input };
  const second = given[1];
  const message =
    second === undefined
      ? `The example ${quoted(read.name)} expects nothing.`
      : `The example ${quoted(read.name)} has ${given.join(" and ")}.`;
  return complainAtKey(reading, second === undefined ? joinPointer(pointer, "name") : joinPointer(pointer, second), {
    code: "EXAMPLE_EXPECTATION",
    message,
    help: "Give exactly one: `output` for the whole result, `match` for a part of it, `error` for a declared error.",
  });
};

const defaultValidation: { output?: OutputValidation } = {};

const validationFields: Fields<{ output?: OutputValidation }> = { output: { read: oneOf(["enforce", "warn", "off"]), need: "optional" } };

export const toolFields: Fields<ToolMembers> = {
  apiVersion: { read: anyValue, need: "optional" },
  kind: { read: anyValue, need: "optional" },
  name: { read: name, need: "always", add: "name: my_tool" },
  version: { read: semver, need: "strict", add: "version: 1.0.0", fallback: "0.0.0" },
  title: { read: text, need: "optional" },
  description: { read: text, need: "strict", add: "description: What the tool does, in one line.", fallback: "" },
  owner: { read: text, need: "optional" },
  tags: { read: names, need: "optional", fallback: [] },
  effects: { read: oneOf(["read", "idempotent", "write", "destructive"]), need: "strict", add: "effects: read", fallback: "write" },
  confirm: { read: text, need: "optional" },
  scopes: { read: names, need: "strict", add: "scopes: [area:read]", fallback: [] },
  deprecated: { read: deprecation, need: "optional" },
  input: {
    read: anyValue,
    need: "strict",
    add: "input: { type: object, properties: {}, additionalProperties: false }",
    fallback: { type: "object" },
  },
  output: { read: anyValue, need: "strict", add: "output: { type: object }", fallback: true },
  errors: { read: textMap(errorName), need: "optional", fallback: {} },
  limits: { read: limitsBeside(defaultLimits), need: "optional", fallback: defaultLimits },
  validation: {
    read: (value, pointer, reading) => readFields(value, pointer, validationFields, reading),
    need: "optional",
    fallback: defaultValidation,
  },
  handler: { read: readHandler, need: "strict", add: "handler: { code: true }", fallback: { kind: "code", declaration: true } },
  examples: { read: listOf(example), need: "optional", fallback: [] },
  icons: { read: icons, need: "optional" },
  _meta: { read: meta, need: "optional" },
};

/** What people write for a field of another name. */
export const toolWordsMeant: Readonly<Record<string, string>> = {
  inputSchema: "input",
  input_schema: "input",
  parameters: "input",
  arguments: "input",
  outputSchema: "output",
  output_schema: "output",
  returns: "output",
  result: "output",
  timeout: "limits.timeout",
  permissions: "scopes",
  annotations: "effects",
  summary: "description",
  confirmation: "confirm",
  approval: "confirm",
};

/** What several members of a tool must agree on. */
export function checkTool(tool: ToolMembers, reading: Reading): void {
  checkExamples(tool, reading);
  checkConfirm(tool, reading);
  const answers = tool.examples.some((candidate) => candidate.output !== undefined || candidate.error !== undefined);
  if (tool.handler.kind === "mock" && !answers) {
    complainAtKey(reading, "/handler/mock", {
      code: "HANDLER_MOCK_EMPTY",
      message: "A mock answers from the tool's examples, and none has an output or an error.",
      help: "Add an example with `input` and `output`, or write `handler: { code: true }`.",
    });
  }
}

function checkExamples(tool: ToolMembers, reading: Reading): void {
  const seen = new Set<string>();
  const raw = reading.document.value;
  const written = isObject(raw) && Array.isArray(raw.examples) ? raw.examples : [];
  written.forEach((value: JsonValue, index) => {
    if (!isObject(value)) return;
    const pointer = `/examples/${index}`;
    if (typeof value.name === "string") {
      if (seen.has(value.name)) {
        const message = `Another example is called ${quoted(value.name)}.`;
        complainAtValue(reading, `${pointer}/name`, { code: "EXAMPLE_NAME_DUPLICATE", message, help: "Rename one of the two." });
      }
      seen.add(value.name);
    }
    const expected = value.error;
    if (typeof expected !== "string" || Object.hasOwn(tool.errors, expected) || isErrorCode(expected)) return;
    complainAtValue(reading, `${pointer}/error`, {
      code: "EXAMPLE_ERROR_UNKNOWN",
      message: `${quoted(expected)} is not an error that this tool declares.`,
      help: suggest(expected, Object.keys(tool.errors), `Declare it: \`errors: { ${expected}: what happened and what to do }\`.`),
    });
  });
}
