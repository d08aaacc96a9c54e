/**
 * Compiles one schema to the text of a function. Build time. The text depends on the schema and its role alone, whatever was compiled before.
 *
 * It is written against the `runtimeNames` that `toolwright/validation` and `toolwright/validation/patterns` export.
 */

import { type Ajv, MissingRefError, type Options, type ValidateFunction } from "ajv";
import ajvStandalone from "ajv/dist/standalone/index.js";
import type { JsonObject } from "../contract/index.ts";
import { bindRuntime, type RuntimeName } from "./bind-runtime.ts";
import { compilerFor } from "./compiler.ts";
import type { SchemaRole, StandaloneSchema } from "./dialect.ts";
import { prepareSchema } from "./prepare.ts";
import { optedOutPatterns } from "./schema-patterns.ts";
import { isObject, walkSchemas } from "./schema-walk.ts";
import { sensitiveNames } from "./sensitive.ts";

export interface CompiledSchema {
  /** Statements; the last returns the check. */
  readonly body: string;
  readonly uses: readonly RuntimeName[];
  /** Names of properties whose values problems must not repeat; `true` for every value. */
  readonly sensitive: readonly string[] | true;
}

export type Compilation =
  | { readonly ok: true; readonly compiled: CompiledSchema }
  | { readonly ok: false; readonly reason: string /** The reference that leads nowhere. */; readonly missingRef?: string };

const remembered = new WeakMap<JsonObject, Map<string, Compilation>>();

/** The text of a schema's check, or why there is none. Remembered for as long as the schema's object lives. */
export function compileSchema(schema: StandaloneSchema, role: SchemaRole): Compilation {
  if (!isObject(schema.schema)) return compile(schema, role);
  const key = `${schema.dialect} ${role}`;
  const known = remembered.get(schema.schema) ?? new Map<string, Compilation>();
  remembered.set(schema.schema, known);
  const compilation = known.get(key) ?? compile(schema, role);
  known.set(key, compilation);
  return compilation;
}

/** Gives back a compilation that was kept elsewhere, as it was. */
export function recallCompilation({ dialect, schema }: StandaloneSchema, role: SchemaRole, compilation: Compilation): void {
  if (!isObject(schema)) return;
  const known = remembered.get(schema) ?? new Map<string, Compilation>();
  remembered.set(schema, known.set(`${dialect} ${role}`, compilation));
}

/** For one who is done with a schema and holds its object for longer: the text is several times as large. */
export function forgetCompilations({ schema }: StandaloneSchema): void {
  if (isObject(schema)) remembered.delete(schema);
}

const none: ReadonlySet<string> = new Set();

function compile(schema: StandaloneSchema, role: SchemaRole): Compilation {
  try {
    const prepared = prepareSchema(schema);
    const ajv = compilerFor(schema.dialect, role, prepared, waysOfReferences(prepared));
    const text = standaloneText(ajv, ajv.compile(prepared));
    const { body, uses } = bindRuntime(text, text.includes("patternOf") ? optedOutPatterns(schema.schema) : none);
    return { ok: true, compiled: { body, uses, sensitive: sensitiveNames(schema.schema) } };
  } catch (cause) {
    const reason = reasonOf(cause);
    return cause instanceof MissingRefError ? { ok: false, reason, missingRef: cause.missingRef } : { ok: false, reason };
  }
}

function reasonOf(cause: unknown): string {
  if (cause instanceof RangeError) return "its references lead in a circle, or it nests too deep";
  return cause instanceof Error ? cause.message : String(cause);
}

/** More characters than this, were every reference replaced by the whole schema, and small targets alone are inlined. */
const maxInlined = 400_000;
const smallTarget = 12;

/** How Ajv is to follow the references of a schema. */
function waysOfReferences(schema: JsonObject | boolean): Required<Pick<Options, "allErrors" | "inlineRefs">> {
  let refs = 0;
  let leadsToRoot = false;
  walkSchemas(schema, ({ $ref, $dynamicRef, $recursiveRef }) => {
    if (typeof $ref === "string") refs += 1;
    // A reference that may lead to the root: see `keywords.ts`.
    for (const ref of [$ref, $dynamicRef, $recursiveRef]) if (typeof ref === "string") leadsToRoot ||= !/^#\/./.test(ref);
  });
  const inlineRefs = refs === 0 || JSON.stringify(schema).length * refs <= maxInlined ? true : smallTarget;
  return { allErrors: !leadsToRoot, inlineRefs };
}

/** Ajv types its function as CommonJS's `exports.default`; the module itself is the function too. */
const standaloneCode = ajvStandalone as unknown as (ajv: Ajv, check: ValidateFunction) => string;

function standaloneText(ajv: Ajv, check: ValidateFunction): string {
  const name = String(check.source?.validateName);
  const header = `"use strict";\nmodule.exports = ${name};\nmodule.exports.default = ${name};\n`;
  const text = standaloneCode(ajv, check);
  if (!text.startsWith(header)) throw new Error("Ajv's standalone code begins otherwise than expected");
  return `${text.slice(header.length).trim()}\nreturn ${name};`;
}
