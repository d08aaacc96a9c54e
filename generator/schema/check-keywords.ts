/** Finds words in a schema that its dialect does not know. Knows nothing of other files. */

import type { JsonObject } from "../../contract/index.ts";
import type { Severity } from "../diagnostics/diagnostic.ts";
import { quoted, type Reporter } from "../diagnostics/reporter.ts";
import { suggest } from "../text/did-you-mean.ts";
import { joinPointer } from "../text/json-pointer.ts";
import { isKeyword, type Keyword, keywordIn, keywordNames, keywords, refusedKeywords } from "./dialect.ts";
import type { SchemaUnit } from "./schema-unit.ts";
import { walkSchema } from "./walk.ts";

export function checkKeywords(unit: SchemaUnit, severity: Severity, reporter: Reporter): void {
  walkSchema(unit.schema, (schema, pointer) => {
    for (const word of Object.keys(schema)) {
      if (keywordIn(unit.dialect, word) !== undefined || word.startsWith("x-")) continue;
      const span = unit.document.keySpanOf(`${unit.at}${joinPointer(pointer, word)}`);
      reporter.add({ ...complaintAbout(word, schema, unit), severity, span });
    }
  });
}

function complaintAbout(
  word: string,
  schema: JsonObject,
  unit: SchemaUnit,
): Pick<Parameters<Reporter["add"]>[0], "code" | "message" | "help"> {
  const code = "SCHEMA_UNKNOWN_KEYWORD";
  if (isKeyword(word)) {
    const keyword: Keyword = keywords[word];
    const message = `"${word}" is no keyword of ${unit.dialect}, in which this schema is read.`;
    const advice = keyword.elsewhere === "nothing" ? "Remove it" : `Write \`${keyword.elsewhere ?? "another keyword"}\` instead`;
    return { code: "SCHEMA_KEYWORD_DIALECT", message, help: `${advice}, or change the \`$schema\` of the root.` };
  }
  if (Object.hasOwn(refusedKeywords, word)) {
    const { reason, instead } = refusedKeywords[word as keyof typeof refusedKeywords];
    return { code, message: `"${word}" is not a keyword we accept: ${reason}.`, help: instead };
  }
  const looksLikeProperty = Object.hasOwn(schema, "type") === false && !Object.hasOwn(schema, "properties");
  const otherwise = looksLikeProperty
    ? "If it is a property, put it under `properties:`; if it is a word of your own, begin it with `x-`."
    : "Remove it; a word of your own begins with `x-`.";
  return { code, message: `${quoted(word)} is not a keyword we accept.`, help: suggest(word, keywordNames[unit.dialect], otherwise) };
}
