/** What a schema is to every room that compiles one. Knows nothing of Ajv. */

import type { JsonObject } from "../contract/index.ts";

/** The two dialects that are compiled; the front end refuses or maps every other. */
export type Dialect = "2020-12" | "draft-07";

/** A schema that stands alone: references to other files are carried in its own `$defs`. */
export interface StandaloneSchema {
  readonly dialect: Dialect;
  /** `true` and `false` are schemas. */
  readonly schema: JsonObject | boolean;
}

/** `input` fills defaults in place; `output` and `value` never change what they check. */
export type SchemaRole = "input" | "output" | "value";
