/** What the catalog asks of the scales: is this schema usable, and why not. */

import type { SchemaFault, SchemaRole } from "../../validation/build.ts";
import type { DiagnosticCode } from "../diagnostics/codes.ts";
import type { StandaloneSchema } from "../model/catalog-model.ts";

/** Looks at one schema that stands alone. A caller may remember its answers by the schema's digest. */
export type SchemaInspector = (schema: StandaloneSchema, role: SchemaRole) => readonly SchemaFault[];

/** What each kind of fault is called, and whether a schema with it can be used by those who take foreign ones. */
export const faultFacts: Readonly<Record<SchemaFault["kind"], { readonly code: DiagnosticCode; readonly usableWhenLenient: boolean }>> = {
  "invalid-schema": { code: "SCHEMA_INVALID", usableWhenLenient: false },
  "pattern-invalid": { code: "SCHEMA_PATTERN_INVALID", usableWhenLenient: false },
  "pattern-unsupported": { code: "SCHEMA_PATTERN_UNSUPPORTED", usableWhenLenient: false },
  "format-unknown": { code: "SCHEMA_UNKNOWN_FORMAT", usableWhenLenient: true },
  "ref-unresolved": { code: "REF_TARGET_MISSING", usableWhenLenient: false },
  uncompilable: { code: "SCHEMA_UNCOMPILABLE", usableWhenLenient: false },
};
