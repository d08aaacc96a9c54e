/** Looks into the schemas of a definition that cannot be used, so that one run names all that its author has to mend. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { Reporter } from "../diagnostics/reporter.ts";
import type { ParsedDocument } from "../parse/parsed-document.ts";
import { checkKeywords } from "../schema/check-keywords.ts";
import { checkTypes } from "../schema/check-types.ts";
import { isSchema, schemaUnit } from "../schema/schema-unit.ts";
import { isObject } from "../schema/walk.ts";
import { readDialect } from "./read-dialect.ts";

/** The members of every kind that hold a schema. */
const schemaMembers = ["input", "output", "schema"] as const;

/** What can be said of one file alone: keywords and their types. References lead nowhere while the definition is left out. */
export function checkLeftOut(document: ParsedDocument, lenient: boolean): readonly Diagnostic[] {
  const reporter = new Reporter();
  if (!isObject(document.value)) return [];
  for (const member of schemaMembers) {
    const schema = document.value[member];
    if (schema === undefined || !isSchema(schema)) continue;
    const dialect = readDialect(schema, `/${member}`, document, reporter, lenient);
    if (dialect === undefined) continue;
    const unit = schemaUnit(document, `/${member}`, schema, dialect);
    checkKeywords(unit, lenient ? "warning" : "error", reporter);
    checkTypes(unit, reporter);
  }
  return reporter.diagnostics;
}
