/** A schema's `$schema` → its dialect. */

import type { JsonValue } from "../../contract/index.ts";
import { quoted, type Reporter } from "../diagnostics/reporter.ts";
import type { Dialect } from "../model/catalog-model.ts";
import type { ParsedDocument } from "../parse/parsed-document.ts";
import { canonicalDialectUri, dialectKey, dialectUris } from "../schema/dialect.ts";
import { isObject } from "../schema/walk.ts";
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
  if (written === undefined) return "2020-12";
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
