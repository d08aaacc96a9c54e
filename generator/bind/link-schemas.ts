/** Definitions that have schemas → their models: tools, contexts, schemas by themselves. Knows nothing of the catalog's other lists. */

import { quoted } from "../diagnostics/reporter.ts";
import type { ContextModel, SchemaModel, StandaloneSchema, ToolModel } from "../model/catalog-model.ts";
import { isObject } from "../schema/walk.ts";
import { rootOf, type UsableSchema } from "./check-schemas.ts";
import type { ContextDefinition, SchemaDefinition, ToolDefinition } from "./definition.ts";
import { type Linking, namesOf, usable } from "./linking.ts";

export function linkTool(tool: ToolDefinition, linking: Linking): ToolModel[] {
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

export function linkSchema(definition: SchemaDefinition, linking: Linking): SchemaModel[] {
  const schema = usable(linking, definition.document.file.path, "/schema", "value");
  if (schema === undefined) return [];
  const { name, description } = definition;
  const described = description === undefined ? {} : { description };
  return [
    {
      name,
      ...described,
      names: namesOf(linking, definition),
      schema: schema.standalone,
      spanOf: spanOfParts(definition.document.spanOf, { schema }),
    },
  ];
}

export function linkContext(definition: ContextDefinition, linking: Linking): ContextModel[] {
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
