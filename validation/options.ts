/**
 * The published options: what "exactly Ajv's verdicts" means here. Everything that compiles a schema goes through `ajvFor`.
 *
 * Build time only. Beyond the table below, `prepareSchema` says what is taken out of a schema before Ajv sees it, `chooseEngine` which engine
 * runs a pattern, and `keywords.ts` how many faults are reported; none of the three changes a verdict.
 */

import { Ajv, type Options } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { allFormats } from "./all-formats.ts";
import type { Dialect, SchemaRole } from "./dialect.ts";

export const publishedOptions = {
  /** Verdicts are those of this mode. In the other one Ajv skips what stands behind a tuple that is shorter than its schema. */
  allErrors: true,
  /** Foreign schemas hold keywords and formats of their own: ignored here; the generator reports them. */
  strict: false,
  /** `required: ["toString"]` is not met by a prototype. */
  ownProperties: true,
  /** 0.07 is a multiple of 0.01. */
  multipleOfPrecision: 9,
  /** `$data` references would let a caller choose the rules. */
  $data: false,
  allowUnionTypes: true,
  /** Schemas are checked once, by `inspectSchema`, not by every instance. */
  validateSchema: false,
  meta: false,
  messages: false,
  logger: false,
} as const satisfies Options;

/** Roles whose validator fills defaults in place, where Ajv does: `properties` and draft-07 tuples, not below `anyOf`, `oneOf`, `not`, `if`. */
export const fillsDefaults: Readonly<Record<SchemaRole, boolean>> = { input: true, output: false, value: false };

/** A fresh Ajv: a shared one makes names drift and refuses a second schema of the same `$id`. */
export function ajvFor(dialect: Dialect, role: SchemaRole, more: Options = {}): Ajv | Ajv2020 {
  const options: Options = { ...publishedOptions, useDefaults: fillsDefaults[role], formats: { ...allFormats }, ...more };
  return dialect === "2020-12" ? new Ajv2020(options) : new Ajv(options);
}
