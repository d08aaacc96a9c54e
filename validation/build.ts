/** Build-time door of the scales: what the generator asks about a schema. Never imported at run time. */

import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import * as ajvFormats from "ajv-formats/dist/formats.js";
import type { JsonValue, Validator } from "../contract/index.ts";
import type { SchemaRole, StandaloneSchema } from "./dialect.ts";

export type { Dialect, SchemaRole, StandaloneSchema } from "./dialect.ts";

export type SchemaFaultKind =
  | "invalid-schema"
  | "pattern-invalid"
  | "pattern-unsupported"
  | "format-unknown"
  | "ref-unresolved"
  | "uncompilable";

/** One reason why a schema cannot be used as it is. */
export interface SchemaFault {
  /** JSON pointer into the schema. */
  readonly pointer: string;
  readonly kind: SchemaFaultKind;
  readonly message: string;
  readonly help: string;
}

/** Names of the formats that are asserted. */
export const knownFormats: ReadonlySet<string> = new Set(Object.keys(ajvFormats.fullFormats));

/** Everything that is wrong with a schema; empty when it compiles. Never throws. */
export function inspectSchema(schema: StandaloneSchema, role: SchemaRole = "value"): readonly SchemaFault[] {
  try {
    compile(schema, role);
    return [];
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    return [{ pointer: "", kind: "uncompilable", message, help: "Mend the schema." }];
  }
}

/**
 * The validator of a schema, without writing a module.
 *
 * @throws {Error} When `inspectSchema` finds faults.
 */
export function compileInProcess(schema: StandaloneSchema, role: SchemaRole = "output"): Validator {
  const check = compile(schema, role);
  return (value: JsonValue) =>
    check(value) ? undefined : [{ pointer: "", rule: "schema", expected: "a valid value", got: "another", hint: "Compare it with the schema." }];
}

function compile(schema: StandaloneSchema, role: SchemaRole) {
  const options = { strict: false, ownProperties: true, useDefaults: role === "input", logger: false as const };
  return (schema.dialect === "2020-12" ? new Ajv2020(options) : new Ajv(options)).compile(schema.schema);
}
