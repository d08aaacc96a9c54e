/** A tool as `tools/list` shows it, and what its schemas mean for calls. Knows nothing of agents and messages. */

import type { CatalogTool, Effects, JsonObject, JsonValue } from "../../../contract/index.ts";
import { isObject } from "./json-rpc.ts";

/** What a revision can say of a tool. */
export interface EntryStyle {
  /** False where a result is an object and nothing else: there any other value stands under `result`. */
  readonly anyOutput: boolean;
}

/** MCP's hints follow from `effects`; where a default of MCP's is meant, it is said all the same. */
const hints: Readonly<Record<Effects, JsonObject>> = {
  read: { readOnlyHint: true },
  idempotent: { readOnlyHint: false, destructiveHint: false, idempotentHint: true },
  write: { readOnlyHint: false, destructiveHint: false, idempotentHint: false },
  destructive: { readOnlyHint: false, destructiveHint: true },
};

/** @returns One entry as JSON text. */
export function toolEntry(tool: CatalogTool, { anyOutput }: EntryStyle): string {
  const { name, title, description, inputSchema, version, deprecated, icons, _meta } = tool;
  const outputSchema = outputSchemaOf(tool, anyOutput);
  return JSON.stringify({
    name,
    ...(title === undefined ? {} : { title }),
    description: deprecated === undefined ? description : `${description} Deprecated${useInstead(deprecated.use)}.`,
    inputSchema,
    ...(outputSchema === undefined ? {} : { outputSchema }),
    annotations: { ...(title === undefined ? {} : { title }), ...hints[tool.effects] },
    ...(icons === undefined ? {} : { icons }),
    _meta: { ..._meta, "toolwright/version": version, ...(deprecated === undefined ? {} : { "toolwright/deprecated": { ...deprecated } }) },
  });
}

function useInstead(name: string | undefined): string {
  return name === undefined ? "" : `: use ${name}`;
}

/** A schema is a promise: one that is not enforced is not made. */
function outputSchemaOf({ outputSchema, outputValidation }: CatalogTool, anyOutput: boolean): JsonObject | undefined {
  if (outputValidation !== "enforce" || !isObject(outputSchema)) return undefined;
  if (anyOutput) return outputSchema;
  if (hasObjectRoot(outputSchema)) return { type: "object", ...outputSchema };
  // References count from the root of the document, so the definitions go with it.
  const { $defs, ...schema } = outputSchema;
  return {
    type: "object",
    properties: { result: schema },
    required: ["result"],
    additionalProperties: false,
    ...($defs === undefined ? {} : { $defs }),
  };
}

/** Whether the schema says at its root, or where its root leads, that its values are objects. */
export function hasObjectRoot(schema: JsonValue): boolean {
  let at: JsonValue | undefined = schema;
  for (let step = 0; step < maxReferences && isObject(at); step++) {
    if (at.type !== undefined) return at.type === "object";
    if (typeof at.$ref !== "string") return false;
    at = resolve(schema, at.$ref);
  }
  return false;
}

/** References followed one after another; more are a circle. */
const maxReferences = 16;

function resolve(root: JsonValue, reference: string): JsonValue | undefined {
  if (!reference.startsWith("#/")) return undefined;
  let at: JsonValue | undefined = root;
  for (const part of decodeURIComponent(reference.slice(2)).split("/")) {
    const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
    at = isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  }
  return at;
}

/** A property that HTTP clients repeat in a header (MCP, `x-mcp-header`). */
export interface HeaderParameter {
  /** In lower case, as Node names headers. */
  readonly header: string;
  readonly path: readonly string[];
  readonly type: string;
}

/** As long as the tools that they are read off: asked for with every call. */
const known = new WeakMap<CatalogTool, readonly HeaderParameter[]>();

export function headerParameters(tool: CatalogTool): readonly HeaderParameter[] {
  let found = known.get(tool);
  if (found === undefined) known.set(tool, (found = parametersIn(tool.inputSchema, [])));
  return found;
}

/** Reachable through `properties` alone, and of a type that a header can hold. */
function parametersIn(schema: JsonValue | undefined, path: readonly string[]): readonly HeaderParameter[] {
  if (!isObject(schema) || !isObject(schema.properties)) return [];
  return Object.entries(schema.properties).flatMap(([name, property]): readonly HeaderParameter[] => {
    if (!isObject(property)) return [];
    const { "x-mcp-header": header, type } = property;
    const at = [...path, name];
    if (typeof header !== "string" || typeof type !== "string") return parametersIn(property, at);
    return [{ header: `mcp-param-${header.toLowerCase()}`, path: at, type }];
  });
}
