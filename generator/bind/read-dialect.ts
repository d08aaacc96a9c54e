/** A schema's `$schema` → its dialect. */

import type { JsonValue } from "../../contract/index.ts";
import { quoted, type Reporter } from "../diagnostics/reporter.ts";
import type { Dialect } from "../model/catalog-model.ts";
import type { ParsedDocument } from "../parse/parsed-document.ts";
import { canonicalDialectUri, dialectKey, dialectUris } from "../schema/dialect.ts";
import { isObject, walkSchema } from "../schema/walk.ts";
import { suggest } from "../text/did-you-mean.ts";

/** @returns The dialect, or `undefined` after a complaint: no `$schema` means 2020-12. */
export function readDialect(
  schema: JsonValue,
  at: string,
  document: ParsedDocument,
  reporter: Reporter,
  lenient: boolean,
): Dialect | undefined {
  const written = isObject(schema) ? schema.$schema : undefined;
  if (written === undefined) return lenient && hasListOfItems(schema) ? takenAsDraft07(at, document, reporter) : "2020-12";
  const span = () => document.spanOf(`${at}/$schema`);
  const found =
    typeof written === "string" && Object.hasOwn(dialectUris, dialectKey(written)) ? dialectUris[dialectKey(written)] : undefined;
  if (found?.exact === true) return found.dialect;
  if (found !== undefined && lenient) {
    const message = `This schema is written in ${found.spokenOf} and taken as ${found.dialect}.`;
    reporter.add({
      code: "SCHEMA_DIALECT_NEAREST",
      severity: "warning",
      message,
      help: `Write \`$schema: ${canonicalDialectUri[found.dialect]}\` once it is checked.`,
      span: span(),
    });
    return found.dialect;
  }
  const uris = Object.values(canonicalDialectUri);
  const otherwise = `Remove \`$schema\` for 2020-12, or write ${canonicalDialectUri["draft-07"]}.`;
  const help = typeof written === "string" && found === undefined ? suggest(written, uris, otherwise) : otherwise;
  reporter.add({
    code: "SCHEMA_DIALECT_UNKNOWN",
    severity: lenient ? "warning" : "error",
    message: `The dialect ${found?.spokenOf ?? quoted(written)} is not accepted; 2020-12 and draft-07 are.`,
    help,
    span: span(),
  });
  return lenient ? "2020-12" : undefined;
}

/** A schema that says no dialect and lists its items cannot be 2020-12, which has no such list. */
function hasListOfItems(schema: JsonValue): boolean {
  let found = false;
  walkSchema(schema, (inner) => {
    found ||= Array.isArray(inner.items);
  });
  return found;
}

function takenAsDraft07(at: string, document: ParsedDocument, reporter: Reporter): Dialect {
  reporter.add({
    code: "SCHEMA_DIALECT_NEAREST",
    severity: "warning",
    message: "This schema says no dialect and lists its `items` as draft-07 does; it is taken as draft-07.",
    help: `Write \`$schema: ${canonicalDialectUri["draft-07"]}\`, or \`prefixItems\` in place of \`items\`.`,
    span: document.keySpanOf(at),
  });
  return "draft-07";
}
