/** Questions that several rules ask of one schema. Knows no rule. */

import type { JsonObject } from "../../contract/index.ts";
import type { SchemaUnit } from "../schema/schema-unit.ts";
import type { SourceSpan } from "../text/source-file.ts";

/** Whether a schema names a type, alone or among others. */
export function hasType(schema: JsonObject, type: string): boolean {
  return schema.type === type || (Array.isArray(schema.type) && schema.type.includes(type));
}

/** Where to point for a schema as a whole: its key, or its `type` where it has no key of its own. */
export function spanOfSchema(unit: SchemaUnit, pointer: string): SourceSpan {
  return unit.document.keySpanOf(`${unit.at}${pointer}`);
}
